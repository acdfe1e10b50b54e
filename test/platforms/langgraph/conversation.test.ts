import { describe, expect, it } from 'vitest';
import { conversation, type PlatformUnderTest } from '../support/conversation.ts';
import { hasLanggraph, runSdk, startLanggraph } from './double.ts';
import { startFakeLanggraph } from './fake-server.ts';

const can: PlatformUnderTest['can'] = {
  ask: true,
  answerFiles: true,
  answerData: true,
  takeFiles: true,
  outlive: true,
  stream: true,
  countTokens: true,
};
const card = { name: 'agent', skills: [{ id: 'agent', tags: ['langgraph'] }] };
const API_KEY = 'lsv2-key';
const litellm_params = { custom_llm_provider: 'langgraph', assistant_id: 'agent', api_key: API_KEY };

for (const language of ['javascript', 'python'] as const) {
  conversation(`LangGraph, as its ${language} server writes`, {
    start: () => startFakeLanggraph({ language, apiKey: API_KEY }),
    litellm_params,
    card,
    can,
  });
}

describe.runIf(hasLanggraph())('with the real thing', () => {
  conversation('LangGraph, the JavaScript server itself', { start: startLanggraph, litellm_params, card, can });

  it('the fake gives the official SDK what the server gives it', async () => {
    const [server, ...fakes] = await Promise.all([
      startLanggraph(),
      startFakeLanggraph({ language: 'javascript', apiKey: API_KEY }),
      startFakeLanggraph({ language: 'python', apiKey: API_KEY }),
    ]);
    try {
      const real = await runSdk(server.url, API_KEY);
      expect(real).toMatchObject({ failing: [{ error: 'TypeError', message: 'model exploded' }], assistant: 'agent' });
      for (const fake of fakes) expect(await runSdk(fake.url, API_KEY)).toEqual(real);
    } finally {
      await Promise.all([server, ...fakes].map((one) => one.close()));
    }
  });
});
