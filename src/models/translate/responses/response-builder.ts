import { isJsonObject, type JsonObject } from '../../../protocol/index.ts';
import type { ChatDelta } from '../chat-deltas.ts';
import { sealedThoughts } from './request.ts';

/** One event of a stream, before it is numbered. */
export type ResponseEvent = [type: string, members: JsonObject];

interface OpenItem {
  kind: string;
  index: number;
  item: JsonObject;
  text: string;
}

/** Makes a response of a chat completion, item by item; ids stay the same through all events (model notes, A.7). */
export class ResponseBuilder {
  readonly #head: JsonObject;
  readonly #newId: () => string;
  readonly #output: JsonObject[] = [];
  #open: OpenItem | null = null;
  #finish: string | null = null;
  #usage: JsonObject | null = null;
  #serviceTier: string | null = null;

  constructor(head: JsonObject, newId: () => string) {
    this.#head = head;
    this.#newId = newId;
  }

  begin(): ResponseEvent[] {
    const response = { ...this.#head, status: 'in_progress', output: [], usage: null };
    return [
      ['response.created', { response }],
      ['response.in_progress', { response }],
    ];
  }

  *add({ delta, finishReason, usage, serviceTier }: ChatDelta): Generator<ResponseEvent> {
    this.#finish = finishReason ?? this.#finish;
    this.#usage = usage ?? this.#usage;
    this.#serviceTier = serviceTier ?? this.#serviceTier;
    const { content, reasoning_content: thought, thinking_blocks: thoughts, tool_calls: calls } = delta;
    if (typeof thought === 'string' && thought !== '') yield* this.#think(thought);
    if (Array.isArray(thoughts) && this.#open?.kind === 'reasoning')
      this.#open.item['encrypted_content'] = sealedThoughts(thoughts.filter((block) => isJsonObject(block)));
    if (typeof content === 'string' && content !== '') yield* this.#say(content);
    if (Array.isArray(calls)) for (const call of calls) if (isJsonObject(call)) yield* this.#call(call);
  }

  *end(): Generator<ResponseEvent> {
    yield* this.#close();
    const isCut = this.#finish === 'length' || this.#finish === 'content_filter';
    const reason = this.#finish === 'length' ? 'max_output_tokens' : 'content_filter';
    const response = {
      ...this.#head,
      status: isCut ? 'incomplete' : 'completed',
      incomplete_details: isCut ? { reason } : null,
      output: this.#output,
      usage: usageOf(this.#usage),
      ...(this.#serviceTier !== null && { service_tier: this.#serviceTier }),
    };
    yield [isCut ? 'response.incomplete' : 'response.completed', { response }];
  }

  *#think(delta: string): Generator<ResponseEvent> {
    const item = { id: `rs_${this.#newId()}`, type: 'reasoning', summary: [] };
    const open = yield* this.#begin('reasoning', item);
    const place = { item_id: open.item['id'], output_index: open.index, summary_index: 0 };
    if (open.text === '')
      yield ['response.reasoning_summary_part.added', { ...place, part: { type: 'summary_text', text: '' } }];
    open.text += delta;
    yield ['response.reasoning_summary_text.delta', { ...place, delta }];
  }

  *#say(delta: string): Generator<ResponseEvent> {
    const item = { id: `msg_${this.#newId()}`, type: 'message', role: 'assistant', status: 'in_progress', content: [] };
    const open = yield* this.#begin('message', item);
    const place = { item_id: open.item['id'], output_index: open.index, content_index: 0 };
    if (open.text === '') yield ['response.content_part.added', { ...place, part: textPart('') }];
    open.text += delta;
    yield ['response.output_text.delta', { ...place, delta, logprobs: [] }];
  }

  *#call(call: JsonObject): Generator<ResponseEvent> {
    const { name, arguments: input } = isJsonObject(call['function']) ? call['function'] : {};
    const kind = `call ${JSON.stringify(call['index'] ?? 0)}`;
    if (typeof call['id'] === 'string' || this.#open?.kind === kind) {
      const ids = { id: `fc_${this.#newId()}`, call_id: call['id'] };
      const item = { ...ids, type: 'function_call', name, arguments: '', status: 'in_progress' };
      const open = yield* this.#begin(kind, item);
      if (typeof input !== 'string' || input === '') return;
      open.text += input;
      const place = { item_id: open.item['id'], output_index: open.index };
      yield ['response.function_call_arguments.delta', { ...place, delta: input }];
    }
  }

  *#begin(kind: string, item: JsonObject): Generator<ResponseEvent, OpenItem> {
    if (this.#open?.kind === kind) return this.#open;
    yield* this.#close();
    const open = { kind, index: this.#output.length, item, text: '' };
    this.#open = open;
    yield ['response.output_item.added', { output_index: open.index, item: { ...item } }];
    return open;
  }

  *#close(): Generator<ResponseEvent> {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    const { item, text, index } = open;
    const place = { item_id: item['id'], output_index: index };
    if (item['type'] === 'message') {
      const part = textPart(text);
      Object.assign(item, { status: 'completed', content: [part] });
      yield ['response.output_text.done', { ...place, content_index: 0, text, logprobs: [] }];
      yield ['response.content_part.done', { ...place, content_index: 0, part }];
    } else if (item['type'] === 'function_call') {
      Object.assign(item, { status: 'completed', arguments: text });
      yield ['response.function_call_arguments.done', { ...place, name: item['name'], arguments: text }];
    } else {
      const part = { type: 'summary_text', text };
      item['summary'] = [part];
      yield ['response.reasoning_summary_text.done', { ...place, summary_index: 0, text }];
      yield ['response.reasoning_summary_part.done', { ...place, summary_index: 0, part }];
    }
    this.#output.push(item);
    yield ['response.output_item.done', { output_index: index, item }];
  }
}

const textPart = (text: string): JsonObject => ({ type: 'output_text', text, annotations: [], logprobs: [] });

/** The same counts under the names of responses. */
function usageOf(usage: JsonObject | null): JsonObject | null {
  if (!usage) return null;
  return {
    input_tokens: usage['prompt_tokens'],
    input_tokens_details: usage['prompt_tokens_details'] ?? { cached_tokens: 0 },
    output_tokens: usage['completion_tokens'],
    output_tokens_details: usage['completion_tokens_details'] ?? { reasoning_tokens: 0 },
    total_tokens: usage['total_tokens'],
  };
}
