import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { closeServer, listen } from '../../peers/listen.ts';

// An OpenAI-compatible server with both of its APIs, strict about keys, models and the responses that a request follows
// (agent platforms, sections 3.2 and 6.4). Its model repeats what it heard and counts what it was told.

type Json = Record<string, unknown>;

const MODEL = 'echo-1';
const PACE_MS = 60;

/** A response that the server remembers. */
interface Kept {
  body: Json;
  /** What callers have said, up to this response. */
  said: string[];
  isAsking: boolean;
  canceled: AbortController;
}

/** @param apiKey the bearer token that every request must hold */
export async function startFakeOpenai(apiKey: string): Promise<{ url: string; close(): Promise<void> }> {
  const kept = new Map<string, Kept>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const [, version, resource, id = '', action] = new URL(request.url ?? '/', 'http://fake').pathname.split('/');
    if (request.headers.authorization !== `Bearer ${apiKey}`) refuse(response, 401, 'invalid_api_key');
    else if (version !== 'v1') refuse(response, 404, 'unknown_url');
    else if (resource === 'models') json(response, { object: 'list', data: [{ id: MODEL, object: 'model' }] });
    else if (resource === 'responses' && id !== '') known(response, kept.get(id), action);
    else if (body['model'] !== MODEL) refuse(response, 404, 'model_not_found');
    else if (resource === 'responses') await respond(response, body);
    else await complete(response, body);
  }

  function known(response: ServerResponse, found: Kept | undefined, action: string | undefined): void {
    if (!found) refuse(response, 404, 'response_not_found');
    else if (action !== 'cancel') json(response, found.body);
    else if (found.body['background'] !== true) refuse(response, 400, 'not_background');
    else {
      found.canceled.abort();
      found.body = { ...found.body, status: 'cancelled' };
      json(response, found.body);
    }
  }

  async function respond(response: ServerResponse, request: Json): Promise<void> {
    const { previous_response_id: previous, input, stream, background = false } = request;
    const before = typeof previous === 'string' ? kept.get(previous) : undefined;
    if (previous !== undefined && !before) return refuse(response, 400, 'previous_response_not_found');
    const items = (typeof input === 'string' ? [{ role: 'user', content: input }] : input) as Json[];
    const output = items.find(({ type }) => type === 'function_call_output')?.['output'];
    if (output !== undefined && !before?.isAsking) return refuse(response, 400, 'no_such_call');
    if (before?.isAsking && output === undefined) return refuse(response, 400, 'no_tool_output');
    const said = [
      ...(before?.said ?? []),
      ...(output === undefined ? items.map(({ content }) => textOf(content)) : []),
    ];
    const id = `resp_${randomUUID()}`;
    const base = { id, object: 'response', model: MODEL, background, error: null, output: [] };
    const one: Kept = {
      body: { ...base, status: 'in_progress' },
      said,
      isAsking: false,
      canceled: new AbortController(),
    };
    kept.set(id, one);
    const tell = writer(response, stream === true);
    if (background !== true) response.once('close', () => one.canceled.abort());
    tell('response.created', { response: one.body });
    one.body = { ...base, ...(await outcome(one, output, tell)) };
    tell(`response.${String(one.body['status'])}`, { response: one.body });
    if (stream === true) response.end();
    else json(response, one.body);
  }

  async function outcome(one: Kept, output: unknown, tell: Tell): Promise<Json> {
    const { said, canceled } = one;
    const heard = said.at(-1) ?? '';
    if (heard.includes('boom'))
      return { status: 'failed', error: { code: 'server_error', message: 'model exploded' }, output: [] };
    if (heard.includes('ask') && output === undefined) {
      one.isAsking = true;
      const call = {
        id: `fc_${randomUUID()}`,
        type: 'function_call',
        call_id: `call_${randomUUID()}`,
        name: 'approve',
        arguments: '{}',
      };
      return { status: 'completed', output: [call], usage: USAGE };
    }
    const words = output === undefined ? wordsFor(heard, said.length) : [`Resumed with ${JSON.stringify(output)}`];
    const item = { id: `msg_${randomUUID()}`, type: 'message', role: 'assistant', status: 'completed' };
    for (const delta of words) {
      await pause(heard.includes('slow') ? PACE_MS : 1);
      if (canceled.signal.aborted) return { status: 'cancelled', output: [] };
      tell('response.output_text.delta', { item_id: item.id, output_index: 0, content_index: 0, delta });
    }
    const message = { ...item, content: [{ type: 'output_text', text: words.join(''), annotations: [] }] };
    tell('response.output_item.done', { output_index: 0, item: message });
    const picture = {
      id: `ig_${randomUUID()}`,
      type: 'image_generation_call',
      status: 'completed',
      result: 'iVBORw0=',
    };
    return { status: 'completed', output: [message, ...(heard.includes('picture') ? [picture] : [])], usage: USAGE };
  }

  return { url: await listen(server), close: () => closeServer(server) };
}

type Tell = (type: string, event: Json) => void;

function writer(response: ServerResponse, isStream: boolean): Tell {
  if (!isStream) return () => undefined;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let sequence_number = 0;
  return (type, event) => {
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, sequence_number, ...event })}\n\n`);
    sequence_number += 1;
  };
}

const COUNTED = { prompt_tokens: 11, completion_tokens: 4, total_tokens: 15 };
const USAGE = { input_tokens: 11, output_tokens: 4, total_tokens: 15 };

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
    return json(response, {
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
      await pause(heard.includes('slow') ? PACE_MS : 1);
      chunk({ content });
    }
  }
  chunk({}, asks ? 'tool_calls' : 'stop');
  if ((stream_options as Json | undefined)?.['include_usage'] === true)
    write({ id, object: 'chat.completion.chunk', choices: [], usage: COUNTED });
  response.end('data: [DONE]\n\n');
}

const wordsFor = (heard: string, turns: number): string[] => ['You ', 'said: ', heard, ` (${turns} turns)`];

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return (content as Json[])
    .map((block) => (typeof block['text'] === 'string' ? block['text'] : JSON.stringify(block)))
    .join(' ');
}

async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(request, 'end');
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Json);
}

const json = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

const refuse = (response: ServerResponse, status: number, code: string): void =>
  json(response, { error: { message: `Refused: ${code}.`, type: 'invalid_request_error', param: null, code } }, status);
