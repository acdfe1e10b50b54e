import OpenAI, { APIError } from 'openai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type FakeProvider, sendEvents, startFakeProvider } from './upstream.ts';

// Streams of models are as many as the gateway holds open, and no more than are open count.

let provider: FakeProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startFakeProvider();
  gateway = await startGateway({
    configure(config) {
      config.server.maxStreams = 1;
      const litellm_params = { model: 'openai/m', api_base: `${provider.url}/v1`, api_key: 'sk-upstream' };
      config.models = [{ model_name: 'm', litellm_params }];
      config.modelRouting.retries = 0;
    },
  });
});

afterAll(() => Promise.all([gateway?.close(), provider?.close()]));

const CHUNK = { id: 'c', choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] };
const END = { id: 'c', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };

const open = () =>
  new OpenAI({ apiKey: gateway.adminKey, baseURL: `${gateway.url}/v1`, maxRetries: 0 }).chat.completions.create({
    model: 'm',
    messages: [{ role: 'user', content: 'Hi' }],
    stream: true,
  });

/** @returns how many pieces came */
async function readAll(): Promise<number> {
  let pieces = 0;
  for await (const _ of await open()) pieces += 1;
  return pieces;
}

const statusOf = (): Promise<unknown> =>
  readAll().then(
    () => 200,
    (error: unknown) => (error instanceof APIError ? error.status : error),
  );

it('a stream that has ended, has failed or was left makes room for the next one, and none before', async () => {
  provider.behave((_, response) => sendEvents(response, [CHUNK, END, '[DONE]']));
  expect([await readAll(), await readAll()]).toEqual([2, 2]);
  provider.behave((_, response) => void response.writeHead(500).end('{}'));
  expect([await statusOf(), await statusOf()]).toEqual([500, 500]);

  provider.behave((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify(CHUNK)}\n\n`);
  });
  const endless = await open();
  const pieces = endless[Symbol.asyncIterator]();
  await pieces.next();
  expect(await statusOf()).toBe(503);
  endless.controller.abort();
  provider.behave((_, response) => sendEvents(response, [CHUNK, END, '[DONE]']));
  await expect.poll(statusOf, { timeout: 10_000 }).toBe(200);
});
