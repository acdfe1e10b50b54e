import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type FakeProvider, sendJson, startFakeProvider } from './upstream.ts';

// Models that are registered while the gateway runs, from the first call to the last.

let provider: FakeProvider;
let gateway: TestGateway;

beforeAll(async () => {
  [provider, gateway] = await Promise.all([startFakeProvider(), startGateway()]);
});

afterAll(() => Promise.all([gateway?.close(), provider?.close()]));

const SECRET = 'sk-of-the-provider-7f3a';
const COMPLETION = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'real-name',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500 },
};

async function call(model: string) {
  const response = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, num_retries: 0, messages: [{ role: 'user', content: 'Hello' }] }),
  });
  const answer = (await response.json()) as { error?: { code: string } };
  return { status: response.status, cost: response.headers.get('x-litellm-response-cost'), answer };
}

async function everythingWritten(): Promise<string> {
  const entries = await readdir(gateway.dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('');
}

it('a model of the API is called at once, priced, there after a restart, and gone when deleted; its key shows nowhere', async () => {
  provider.behave((_, response) => sendJson(response, 200, COMPLETION));
  expect((await call('added')).status).toBe(400);
  const created = await gateway.manage<{ model_id: string }>('POST', '/model/new', {
    model_name: 'added',
    litellm_params: {
      model: 'openai/real-name',
      api_key: SECRET,
      api_base: `${provider.url}/v1`,
      input_cost_per_token: 3e-6,
      output_cost_per_token: 15e-6,
    },
  });
  expect(await call('added')).toMatchObject({ status: 200, cost: '0.0105' });
  expect(provider.asked.at(-1)).toMatchObject({ headers: { authorization: `Bearer ${SECRET}` } });
  expect(provider.asked.at(-1)?.body['model']).toBe('real-name');

  await gateway.stop();
  expect(await everythingWritten()).not.toContain(SECRET);
  gateway = await startGateway({ dataDir: gateway.dataDir });
  expect(await call('added')).toMatchObject({ status: 200, cost: '0.0105' });

  await gateway.manage('POST', '/model/update', { model_id: created.model_id, litellm_params: { order: 1 } });
  const shown = [
    created,
    await gateway.manage('GET', '/model/info'),
    await gateway.manage('GET', '/v1/model_entries'),
    await gateway.manage('GET', '/v1/audit'),
  ];
  expect(JSON.stringify(shown)).not.toContain(SECRET);

  await gateway.manage('POST', '/model/delete', { id: created.model_id });
  expect(await call('added')).toMatchObject({ status: 400, answer: { error: { code: 'model_not_found' } } });
});

it('a fallback of the API is in force with the next call', async () => {
  for (const [model_name, model] of [
    ['broken', 'mock/error-503'],
    ['sound', 'mock/echo'],
  ])
    await gateway.manage('POST', '/model/new', { model_name, litellm_params: { model } });
  expect((await call('broken')).status).toBe(503);
  await gateway.manage('POST', '/fallback', { model: 'broken', fallback_models: ['sound'] });
  expect(await call('broken')).toMatchObject({ status: 200, answer: { model: 'sound' } });
  await gateway.manage('DELETE', '/fallback/broken');
  expect((await call('broken')).status).not.toBe(200);
});
