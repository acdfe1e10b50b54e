import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type FakeProvider, sendEvents, startFakeProvider } from './upstream.ts';

// What callers and providers write where nobody expects it.

let provider: FakeProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startFakeProvider();
  gateway = await startGateway({
    configure(config) {
      const litellm_params = { model: 'openai/*', api_base: `${provider.url}/v1`, api_key: 'sk-upstream' };
      const prices = { input_cost_per_token: 1e-6, output_cost_per_token: 1e-6 };
      config.models = [{ model_name: '*', litellm_params: { ...litellm_params, ...prices } }];
    },
  });
});

afterAll(() => Promise.all([gateway?.close(), provider?.close()]));

const USAGE = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 };
const CHUNKS = [
  { id: '1', choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: 'stop' }], usage: USAGE },
  '[DONE]',
];
const COMPLETION = {
  id: '1',
  choices: [{ index: 0, message: { content: 'Hi' }, finish_reason: 'stop' }],
  usage: USAGE,
};

/** @param model as it stands in the body: JSON takes half a character that UTF-8 has no bytes for */
async function ask(model: string, stream: boolean) {
  const response = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.adminKey}`, 'content-type': 'application/json' },
    body: `{"model":"${model}","stream":${stream},"messages":[{"role":"user","content":"Hi"}]}`,
  });
  return { response, text: await response.text() };
}

/** All records of the trace that an answer names. */
async function recordsOf({ headers }: Response) {
  const { calls } = await gateway.manage<{ calls: object[] }>(
    'GET',
    `/v1/calls?trace=${headers.get('x-litellm-trace-id')}`,
  );
  return calls;
}

it.each([
  ['a character at the end of what is shown', `${'n'.repeat(255)}😀`, false],
  ['the same, streamed', `${'n'.repeat(255)}😀`, true],
  ['a line break', 'a\\r\\nset-cookie: a=b', false],
])('a model’s name of %s is answered once, billed once and breaks no header', async (_, model, stream) => {
  provider.behave((_request, response) => {
    if (stream) sendEvents(response, CHUNKS);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(COMPLETION));
  });
  const { response, text } = await ask(model, stream);
  expect([response.status, text]).toEqual([200, expect.stringContaining('Hi')]);
  expect(response.headers.get('set-cookie')).toBeNull();
  await expect.poll(() => recordsOf(response)).toMatchObject([{ outcome: 'ok', cost_nano: 20_000 }]);
});

it.each([
  ['of half a character, which no address can hold', '\\ud83d', 'half a character'],
  ['that is longer than anybody’s', 'n'.repeat(513), 'longer than 512 characters'],
])('a model’s name %s, is refused', async (_, model, why) => {
  provider.asked.length = 0;
  const { response, text } = await ask(model, false);
  expect([response.status, JSON.parse(text)]).toMatchObject([
    400,
    { error: { message: expect.stringContaining(why) } },
  ]);
  expect(provider.asked).toEqual([]);
});

it.each([false, true])('what a provider writes into its headers breaks no answer (streamed: %s)', async (stream) => {
  const written = { 'x-request-id': Buffer.from('“ü”').toString('latin1'), 'x-ratelimit-limit-requests': '7' };
  provider.behave((_request, response) => {
    for (const [name, value] of Object.entries(written)) response.setHeader(name, value);
    if (stream) sendEvents(response, CHUNKS);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(COMPLETION));
  });
  const { response, text } = await ask('gpt', stream);
  expect([response.status, text]).toEqual([200, expect.stringContaining('Hi')]);
  expect(response.headers.get('llm_provider-x-ratelimit-limit-requests')).toBe('7');
  await expect.poll(() => recordsOf(response)).toMatchObject([{ outcome: 'ok', cost_nano: 20_000 }]);
});
