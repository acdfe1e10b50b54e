import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { hasPython, runPython, startPython } from '../peers/python.ts';
import { behaviours } from '../peers/script.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { type CallRecord, startGateway, type TestGateway } from '../support/gateway.ts';

// Agents through Python's clients of OpenAI, and agents in Python that call models through the gateway.

const PRICES = { input_cost_per_token: 3e-6, output_cost_per_token: 15e-6 };
const PIECES = ['chunk 1/3 ', 'chunk 2/3 ', 'chunk 3/3 '];

// Skipped where the clients could not be installed; `scripts/prepare.mjs test` says so aloud.
describe.runIf(hasPython('openai-clients'))('in Python', () => {
  let gateway: TestGateway;
  let agent: Peer;
  let caller: Awaited<ReturnType<typeof startPython>>;

  beforeAll(async () => {
    [gateway, agent] = await Promise.all([
      startGateway({
        configure(config) {
          config.models = [{ model_name: 'mock', litellm_params: { model: 'mock/echo', ...PRICES } }];
        },
      }),
      startV1Agent({ script: behaviours }),
    ]);
    const { key } = await gateway.manage<{ key: string }>('POST', '/key/generate', { models: ['mock'] });
    const program = join(import.meta.dirname, '..', 'peers', 'python', 'calling_agent.py');
    caller = await startPython('openai-clients', program, [gateway.url, key]);
    await gateway.register({ agent_name: 'one', url: agent.url });
    await gateway.register({ agent_name: 'caller', url: caller.url, litellm_params: { cost_per_query: 0.05 } });
  });
  afterAll(() => Promise.all([gateway?.close(), agent?.close(), caller?.close()]));

  it('openai, LangChain, litellm and openai-agents call an agent, whole and as it speaks', async () => {
    const said = await runPython('openai-clients', 'openai_clients.py', [gateway.url, gateway.adminKey, 'a2a/one']);
    const common = { text: 'echo: hello', pieces: PIECES };
    expect(said).toEqual([
      {
        client: 'openai',
        ...common,
        question: 'which city?',
        reply: 'resumed with: Rome',
        streamed: ['chunk 1/2 ', 'chunk 2/2 '],
        error: 'task_rejected',
      },
      { client: 'langchain', ...common },
      { client: 'litellm', ...common },
      { client: 'openai-agents', ...common },
    ]);
  });

  it.each(['openai', 'langchain', 'litellm', 'httpx'])(
    'an agent that calls with %s joins its call',
    async (library) => {
      const response = await fetch(`${gateway.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${gateway.adminKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'a2a/caller', messages: [{ role: 'user', content: library }] }),
      });
      expect(await response.text()).toContain(`You said: ${library}`);
      const trace = response.headers.get('x-litellm-trace-id');
      let calls: CallRecord[] = [];
      await expect
        .poll(async () => {
          calls = (await gateway.manage<{ calls: CallRecord[] }>('GET', `/v1/calls?trace=${trace}`)).calls;
          return calls.length;
        })
        .toBe(2);
      const top = calls.find(({ front }) => front === 'chat');
      expect(calls.find(({ front }) => front === 'models')).toMatchObject({
        parent_span_id: top?.['span_id'],
        caller_agent_id: top?.['agent_id'],
        cost_nano: 3_000 + 3 * 15_000,
      });
    },
  );
});
