import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { oneByOne, openStream, sendJson } from './agent-server.ts';

interface ChatRequest {
  model: string;
  stream?: boolean;
  messages: { role: string; content: string | null }[];
  tools?: { function: { name: string } }[];
}

/** Told to whoever asks for a model that has no room: minutes, so that it is seen to rest. */
const REST_SECONDS = 1_800;
const THINKS_MS = 25;
/** Has no room. */
const BUSY = 'gpt-4.1-2025-04-14';
/** Fails every third time. */
const MOODY = 'gpt-4.1-nano';
/** Of each request besides what is in it, as if the provider had long instructions of its own. */
const BASE_TOKENS = 24_000;
/** How much of that it has in its cache. */
const CACHED_TOKENS = 8_192;
/** It thinks before it answers. */
const REASONING_TOKENS = 640;
const CHARACTERS_A_TOKEN = 4;
const DIMENSIONS = 8;

/**
 * A provider of models with OpenAI's API, which uses each of its tools once and then answers.
 */
export function createModelProvider(): Server {
  let moods = 0;
  return createServer((request, response) => {
    const isMoody = (): boolean => {
      moods += 1;
      return moods % 3 === 0;
    };
    answer(request, response, isMoody).catch(() => response.destroy());
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, isMoody: () => boolean): Promise<void> {
  const body = await text(request);
  if (request.url?.endsWith('/embeddings')) return sendJson(response, embeddingOf(body));
  const chat = JSON.parse(body) as ChatRequest;
  const { model, messages, tools = [] } = chat;
  if (model === BUSY) return refuse(response, 429, 'Rate limit reached. Please try again in 30 minutes.');
  if (model === MOODY && isMoody()) return refuse(response, 500, 'The server had an error while processing it.');
  await pause(THINKS_MS);
  const used = messages.filter(({ role }) => role === 'tool').length;
  const tool = tools[used]?.function.name;
  const asked = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const words = tool === undefined ? `In short: ${asked}. All of it fits, and nothing stands in the way.` : '';
  const usage = usageOf(body, words);
  if (chat.stream) return stream(response, model, words, usage);
  const about = asked.replace(/^[^:]*: /, '');
  const message =
    tool === undefined
      ? { role: 'assistant', content: words }
      : { role: 'assistant', content: null, tool_calls: [callOf(tool, { about })] };
  const finish_reason = tool === undefined ? 'stop' : 'tool_calls';
  sendJson(response, { ...headOf(model), choices: [{ index: 0, message, finish_reason }], usage });
}

const headOf = (model: string, object = 'chat.completion') => ({
  id: `chatcmpl-${crypto.randomUUID()}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
});

const callOf = (name: string, input: object) => ({
  id: `call_${crypto.randomUUID()}`,
  type: 'function',
  function: { name, arguments: JSON.stringify(input) },
});

async function stream(response: ServerResponse, model: string, words: string, usage: object): Promise<void> {
  const send = openStream(response);
  const head = headOf(model, 'chat.completion.chunk');
  for await (const { piece } of oneByOne(words))
    send({ ...head, choices: [{ index: 0, delta: { content: piece }, finish_reason: null }] });
  send({ ...head, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  send({ ...head, choices: [], usage });
  send('[DONE]');
  response.end();
}

function usageOf(asked: string, words: string) {
  const prompt_tokens = BASE_TOKENS + tokensIn(asked);
  const completion_tokens = tokensIn(words) + REASONING_TOKENS;
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
    prompt_tokens_details: { cached_tokens: CACHED_TOKENS },
    completion_tokens_details: { reasoning_tokens: REASONING_TOKENS },
  };
}

const tokensIn = (words: string): number => Math.ceil(words.length / CHARACTERS_A_TOKEN);

function embeddingOf(body: string) {
  const { model, input } = JSON.parse(body) as { model: string; input: string | string[] };
  const data = [input].flat().map((words, index) => ({
    object: 'embedding',
    index,
    embedding: Array.from({ length: DIMENSIONS }, (_, at) => (words.codePointAt(at) ?? 0) / 1_000),
  }));
  const prompt_tokens = tokensIn(body);
  return { object: 'list', data, model, usage: { prompt_tokens, total_tokens: prompt_tokens } };
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const headers = {
    'content-type': 'application/json',
    ...(status === 429 && { 'retry-after': String(REST_SECONDS) }),
  };
  response.writeHead(status, headers).end(JSON.stringify({ error: { message, type: 'server_error', code: null } }));
}
