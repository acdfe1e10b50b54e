import { createOpenAI } from '@ai-sdk/openai';
import { generateText, streamText } from 'ai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { behaviours } from '../peers/script.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

// Agents through Vercel's AI SDK, which checks every answer and event against its own schema.

let gateway: TestGateway;
let agent: Peer;

beforeAll(async () => {
  [gateway, agent] = await Promise.all([startGateway(), startV1Agent({ script: behaviours })]);
  await gateway.register({ agent_name: 'one', url: agent.url });
});
afterAll(() => Promise.all([gateway?.close(), agent?.close()]));

const openai = () => createOpenAI({ baseURL: `${gateway.url}/v1`, apiKey: gateway.adminKey });
const MODELS = {
  responses: () => openai()('a2a/one'),
  'chat completions': () => openai().chat('a2a/one'),
};

it.each(Object.entries(MODELS))('it answers over %s, whole and as the agent speaks', async (_, model) => {
  const { text, finishReason } = await generateText({ model: model(), prompt: 'hello' });
  expect({ text, finishReason }).toEqual({ text: 'echo: hello', finishReason: 'stop' });
  const pieces: string[] = [];
  for await (const piece of streamText({ model: model(), prompt: 'slow 3 5' }).textStream) pieces.push(piece);
  expect(pieces).toEqual(['chunk 1/3 ', 'chunk 2/3 ', 'chunk 3/3 ']);
});

it.each(Object.entries(MODELS))('a task that fails is an error over %s, and is not tried again', async (_, model) => {
  const before = agent.requests.length;
  await expect(generateText({ model: model(), prompt: 'reject', maxRetries: 2 })).rejects.toThrow(
    'The agent refused: no',
  );
  expect(agent.requests).toHaveLength(before + 1);
});
