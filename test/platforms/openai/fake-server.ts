import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { closeServer, listen } from '../../peers/listen.ts';
import { answerJson, type Json, parsed, readBytes, refuse } from '../support/fake-http.ts';
import { FakeResponses, textOf } from '../support/fake-responses.ts';
import { paceOf } from '../support/pace.ts';

// An OpenAI-compatible server with both of its APIs, strict about keys, models and the responses that a request follows
// (agent platforms, sections 3.2 and 6.4). Its model repeats what it heard and counts what it was told.

const MODEL = 'echo-1';

/** @param apiKey the bearer token that every request must hold */
export async function startFakeOpenai(apiKey: string): Promise<{ url: string; close(): Promise<void> }> {
  const responses = new FakeResponses();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = parsed(await readBytes(request));
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const [, version, resource, id = '', action] = pathname.split('/');
    if (request.headers.authorization !== `Bearer ${apiKey}`) refuse(response, 401, 'invalid_api_key');
    else if (version !== 'v1') refuse(response, 404, 'unknown_url');
    else if (resource === 'models') answerJson(response, { object: 'list', data: [{ id: MODEL, object: 'model' }] });
    else if (resource === 'responses' && action === 'cancel') responses.cancel(response, id);
    else if (resource === 'responses' && id !== '') await responses.get(response, id, searchParams);
    else if (body['model'] !== MODEL) refuse(response, 404, 'model_not_found');
    else if (resource === 'responses') await responses.create(response, body, { model: MODEL });
    else await complete(response, body);
  }

  return { url: await listen(server), close: () => closeServer(server) };
}

const COUNTED = { prompt_tokens: 11, completion_tokens: 4, total_tokens: 15 };

async function complete(response: ServerResponse, { messages, stream, stream_options }: Json): Promise<void> {
  const listed = messages as Json[];
  const said = listed.filter(({ role }) => role === 'user').map(({ content }) => textOf(content));
  const heard = said.at(-1) ?? '';
  const last = listed.at(-1);
  const output = last?.['role'] === 'tool' ? last['content'] : undefined;
  const id = `chatcmpl-${randomUUID()}`;
  const words = output === undefined ? wordsFor(heard, said.length) : [`Resumed with ${JSON.stringify(output)}`];
  if (stream !== true) {
    const message = { role: 'assistant', content: words.join('') };
    return answerJson(response, {
      id,
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage: COUNTED,
    });
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = (value: Json): void => void response.write(`data: ${JSON.stringify(value)}\n\n`);
  const chunk = (delta: Json, finish_reason: string | null = null): void =>
    write({ id, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] });
  chunk({ role: 'assistant', content: '' });
  if (heard.includes('boom')) {
    write({ error: { message: 'model exploded', type: 'server_error' } });
    return void response.end();
  }
  const asks = heard.includes('ask') && output === undefined;
  if (asks) {
    const called = { name: 'approve', arguments: '' };
    chunk({ tool_calls: [{ index: 0, id: `call_${randomUUID()}`, type: 'function', function: called }] });
    chunk({ tool_calls: [{ index: 0, function: { arguments: '{}' } }] });
  } else {
    for (const content of words) {
      await pause(paceOf(heard));
      chunk({ content });
    }
  }
  chunk({}, asks ? 'tool_calls' : 'stop');
  if ((stream_options as Json | undefined)?.['include_usage'] === true)
    write({ id, object: 'chat.completion.chunk', choices: [], usage: COUNTED });
  response.end('data: [DONE]\n\n');
}

const wordsFor = (heard: string, turns: number): string[] => ['You ', 'said: ', heard, ` (${turns} turns)`];
