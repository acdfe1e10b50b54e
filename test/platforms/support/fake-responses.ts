import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { EventTape } from './event-tape.ts';
import { answerJson, type Json, refuse } from './fake-http.ts';
import { paceOf } from './pace.ts';

// The Responses API (agent platforms, section 3.2), strict about what a request follows and what it must answer. Its model is
// the agent of the conversation suite; more words make it do what the suite does not ask of every platform:
// `leave` asks for leave to use a tool, `consent` for consent at an address, `explode` ends with an error event, `short` is cut
// off, `cite` cites a page, `refuse` refuses.

const USAGE = {
  input_tokens: 11,
  input_tokens_details: { cached_tokens: 3 },
  output_tokens: 4,
  output_tokens_details: { reasoning_tokens: 1 },
  total_tokens: 15,
};

/** What was said so far, and what waits for an answer. */
interface Memory {
  said: string[];
  open: Json[];
  isBusy: boolean;
}

/** A response that the server remembers. */
interface Kept {
  body: Json;
  memory: Memory;
  tape: EventTape<Json>;
  isStreamed: boolean;
  canceled: AbortController;
}

/** The responses and conversations of one server. */
export class FakeResponses {
  readonly #kept = new Map<string, Kept>();
  readonly #conversations = new Map<string, Memory>();

  converse(response: ServerResponse, { metadata = {} }: Json): void {
    const id = `conv_${randomUUID()}`;
    this.#conversations.set(id, { said: [], open: [], isBusy: false });
    answerJson(response, { id, object: 'conversation', created_at: now(), metadata });
  }

  /** Who goes on with a conversation, or with a response, is told that there is none. */
  forget(): void {
    this.#conversations.clear();
    this.#kept.clear();
  }

  /** @param terms members of every response, e.g. its model */
  async create(response: ServerResponse, request: Json, terms: Json): Promise<void> {
    const memory = this.#memoryOf(response, request);
    if (!memory) return;
    const items = itemsOf(request);
    if (!this.#answers(response, memory, items)) return;
    const { stream = false, background = false, conversation, store = true, previous_response_id = null } = request;
    if (background === true && store !== true) return refuse(response, 400, 'background_requires_store');
    const id = `resp_${randomUUID()}`;
    const base = { id, object: 'response', created_at: now(), error: null, incomplete_details: null, output: [] };
    const named = conversation === undefined ? {} : { conversation: { id: conversation } };
    const body = { ...terms, ...base, ...named, previous_response_id, background, status: 'in_progress' };
    const kept: Kept = {
      body,
      memory,
      tape: new EventTape(),
      isStreamed: stream === true,
      canceled: new AbortController(),
    };
    this.#kept.set(id, kept);
    memory.isBusy = true;
    if (background !== true) response.once('close', () => kept.canceled.abort());
    void work(kept, items);
    if (stream === true) return kept.tape.play(response, frame);
    if (background !== true) await kept.tape.ended();
    answerJson(response, kept.body);
  }

  async get(response: ServerResponse, id: string, query: URLSearchParams): Promise<void> {
    const kept = this.#kept.get(id);
    if (!kept) return refuse(response, 404, null, { message: `Response with id '${id}' not found.` });
    if (query.get('stream') !== 'true') return answerJson(response, kept.body);
    if (!kept.isStreamed || kept.body['background'] !== true) return refuse(response, 400, 'no_stream');
    const after = query.get('starting_after');
    await kept.tape.play(response, frame, after === null ? 0 : Number(after) + 1);
  }

  cancel(response: ServerResponse, id: string): void {
    const kept = this.#kept.get(id);
    if (!kept) refuse(response, 404, null, { message: `Response with id '${id}' not found.` });
    else if (kept.body['background'] !== true) refuse(response, 400, 'not_background');
    else {
      kept.canceled.abort();
      kept.body = { ...kept.body, status: 'cancelled' };
      answerJson(response, kept.body);
    }
  }

  /** A conversation goes on as it is; what follows a response may branch off. */
  #memoryOf(response: ServerResponse, request: Json): Memory | undefined {
    const { previous_response_id: previous, conversation } = request;
    if (previous !== undefined && conversation !== undefined)
      return refuse(response, 400, 'mutually_exclusive_parameters');
    if (typeof conversation === 'string') {
      const memory = this.#conversations.get(conversation);
      if (!memory) return refuse(response, 404, null, { message: `Conversation with id '${conversation}' not found.` });
      if (memory.isBusy) return refuse(response, 400, 'conversation_locked', { param: 'conversation' });
      return memory;
    }
    if (typeof previous !== 'string') return { said: [], open: [], isBusy: false };
    const before = this.#kept.get(previous)?.memory;
    if (!before) return refuse(response, 400, 'previous_response_not_found', { param: 'previous_response_id' });
    return { said: [...before.said], open: [...before.open], isBusy: false };
  }

  /** Everything that is open must be answered, and nothing else. */
  #answers(response: ServerResponse, { open }: Memory, items: readonly Json[]): boolean {
    const given: unknown[] = items
      .map(({ call_id, approval_request_id }) => call_id ?? approval_request_id)
      .filter((id) => id !== undefined);
    const asked: unknown[] = open.map(({ call_id, id }) => call_id ?? id);
    if (given.some((id) => !asked.includes(id))) refuse(response, 400, 'no_such_call');
    else if (asked.some((id) => !given.includes(id))) refuse(response, 400, 'no_tool_output');
    else return true;
    return false;
  }
}

const now = (): number => Math.floor(Date.now() / 1000);

const frame = (event: Json): string => `event: ${String(event['type'])}\ndata: ${JSON.stringify(event)}\n\n`;

const itemsOf = ({ input }: Json): Json[] =>
  typeof input === 'string' ? [{ type: 'message', role: 'user', content: input }] : (input as Json[]);

/** Does what it heard, and tells it. */
async function work(kept: Kept, items: readonly Json[]): Promise<void> {
  const { memory, tape } = kept;
  const tell = (type: string, event: Json): void => tape.push({ type, sequence_number: tape.events.length, ...event });
  const messages = items.filter(({ type, role }) => type === 'message' || role === 'user');
  if (messages.length > 0) memory.said.push(messages.map(({ content }) => textOf(content)).join(' '));
  const answered = messages.length === 0 ? items[0] : undefined;
  memory.open = [];
  tell('response.created', { response: kept.body });
  tell('response.in_progress', { response: kept.body });
  const ended = await outcome(kept, answered, tell);
  memory.isBusy = false;
  memory.open = ((ended['output'] ?? []) as Json[]).filter(({ type }) => OPEN.has(String(type)));
  if (ended['status'] === 'error') tell('error', { code: 'server_error', message: 'model exploded', param: null });
  else {
    kept.body = { ...kept.body, ...ended };
    tell(`response.${String(ended['status'])}`, { response: kept.body });
  }
  tape.end();
}

const OPEN = new Set(['function_call', 'mcp_approval_request']);

type Tell = (type: string, event: Json) => void;

/** How a response ends, after telling what comes before. */
async function outcome(kept: Kept, answered: Json | undefined, tell: Tell): Promise<Json> {
  const { said } = kept.memory;
  const heard = answered ? '' : (said.at(-1) ?? '');
  const exploded = { code: 'server_error', message: 'model exploded' };
  if (heard.includes('boom')) return { status: 'failed', error: exploded, output: [] };
  if (heard.includes('explode')) return { status: 'error' };
  if (heard.includes('ask'))
    return asking({ type: 'function_call', call_id: `call_${randomUUID()}`, name: 'approve', arguments: '{}' }, tell);
  if (heard.includes('leave'))
    return asking({ type: 'mcp_approval_request', server_label: 'git', name: 'push', arguments: '{}' }, tell);
  if (heard.includes('consent') && said.length === 1)
    return asking({ type: 'oauth_consent_request', consent_link: 'https://consent.example/login?data=1' }, tell);
  const message = { id: `msg_${randomUUID()}`, type: 'message', role: 'assistant' };
  if (heard.includes('refuse')) {
    const refusal = { ...message, status: 'completed', content: [{ type: 'refusal', refusal: 'I will not.' }] };
    return { status: 'completed', output: [refusal], usage: USAGE };
  }
  const words = answered ? [resumed(answered)] : ['You ', 'said: ', heard, ` (${said.length} turns)`];
  const text = await speak(message, words, paceOf(heard), kept, tell);
  if (text === undefined) return { status: 'cancelled', output: [] };
  const cited = { type: 'url_citation', url: 'https://docs.example/', title: 'Docs', start_index: 0, end_index: 3 };
  const annotations = heard.includes('cite') ? [cited] : [];
  const whole = { ...message, status: 'completed', content: [{ type: 'output_text', text, annotations }] };
  tell('response.output_item.done', { output_index: 0, item: whole });
  const picture = { id: `ig_${randomUUID()}`, type: 'image_generation_call', status: 'completed', result: 'iVBORw0=' };
  const output = [whole, ...(heard.includes('picture') ? [picture] : [])];
  if (!heard.includes('short')) return { status: 'completed', output, usage: USAGE };
  return { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output, usage: USAGE };
}

function asking(terms: Json, tell: Tell): Json {
  const item: Json = { id: `item_${randomUUID()}`, ...terms };
  tell('response.output_item.added', { output_index: 0, item });
  // Responses that wait for consent are seen to end without a word of it.
  if (item['type'] === 'oauth_consent_request') return { status: 'completed', output: [], usage: USAGE };
  tell('response.output_item.done', { output_index: 0, item });
  return { status: 'completed', output: [item], usage: USAGE };
}

/** @returns what was said; undefined when it was cancelled meanwhile */
async function speak(
  item: Json,
  words: readonly string[],
  paceMs: number,
  kept: Kept,
  tell: Tell,
): Promise<string | undefined> {
  const place = { item_id: item['id'], output_index: 0, content_index: 0 };
  tell('response.output_item.added', { output_index: 0, item: { ...item, status: 'in_progress', content: [] } });
  tell('response.content_part.added', { ...place, part: { type: 'output_text', text: '', annotations: [] } });
  for (const delta of words) {
    await pause(paceMs);
    if (kept.canceled.signal.aborted) return undefined;
    tell('response.output_text.delta', { ...place, delta });
  }
  const text = words.join('');
  tell('response.output_text.done', { ...place, text });
  tell('response.content_part.done', { ...place, part: { type: 'output_text', text, annotations: [] } });
  return text;
}

const resumed = ({ output, approve }: Json): string =>
  `Resumed with ${approve === undefined ? JSON.stringify(output) : `approve: ${JSON.stringify(approve)}`}`;

/** What a caller said, as the agent hears it: what is no text, as its JSON. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return (content as Json[])
    .map((block) => (typeof block['text'] === 'string' ? block['text'] : JSON.stringify(block)))
    .join(' ');
}
