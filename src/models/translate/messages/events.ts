import { isJsonObject, type JsonObject, sseEvent } from '../../../protocol/index.ts';
import type { ChatDelta } from '../chat-deltas.ts';
import { following } from '../following.ts';
import { tierOfMessage } from '../service-tier.ts';
import { toolUseId } from './answer.ts';
import { messagesUsage, stopReasonOf } from './usage.ts';

/** A streamed chat completion as the events of Anthropic's messages. @param head the id and the model of the answer */
export async function* messageEvents(
  first: ChatDelta,
  rest: AsyncGenerator<ChatDelta, undefined>,
  head: { id: string; model: string },
): AsyncGenerator<Buffer, undefined> {
  const blocks = new Blocks();
  let [finish, usage, tier]: [string | null, JsonObject | null, string | null] = [null, null, null];
  const usageYet = { input_tokens: 0, output_tokens: 0, ...tierOfMessage(first.serviceTier) };
  const message = { ...head, type: 'message', role: 'assistant', content: [], stop_reason: null, stop_sequence: null };
  yield event('message_start', { message: { ...message, usage: usageYet } });
  for await (const { delta, finishReason, usage: counted, serviceTier } of following(first, rest)) {
    finish = finishReason ?? finish;
    usage = counted ?? usage;
    tier = serviceTier ?? tier;
    yield* blocks.of(delta);
  }
  yield* blocks.end();
  const delta = { stop_reason: stopReasonOf(finish), stop_sequence: null };
  yield event('message_delta', { delta, usage: { ...messagesUsage(usage), ...tierOfMessage(tier) } });
  yield event('message_stop', {});
  return undefined;
}

const event = (type: string, members: JsonObject): Buffer => sseEvent(JSON.stringify({ type, ...members }), type);

/** One block is open at a time: what is of another kind, or another tool, ends it. */
class Blocks {
  #index = -1;
  #open: string | null = null;

  *of(delta: JsonObject): Generator<Buffer> {
    const { content, reasoning_content: thought, thinking_blocks: thoughts, tool_calls: calls } = delta;
    if (typeof thought === 'string' && thought !== '') {
      yield* this.#begin('thinking', { type: 'thinking', thinking: '', signature: '' });
      yield this.#add({ type: 'thinking_delta', thinking: thought });
    }
    for (const block of objectsOf(thoughts)) yield* this.#ended(block);
    if (typeof content === 'string' && content !== '') {
      yield* this.#begin('text', { type: 'text', text: '' });
      yield this.#add({ type: 'text_delta', text: content });
    }
    for (const call of objectsOf(calls)) yield* this.#called(call);
  }

  *end(): Generator<Buffer> {
    if (this.#open !== null) yield event('content_block_stop', { index: this.#index });
    this.#open = null;
  }

  *#begin(kind: string, block: JsonObject): Generator<Buffer> {
    if (this.#open === kind) return;
    yield* this.end();
    this.#open = kind;
    this.#index += 1;
    yield event('content_block_start', { index: this.#index, content_block: block });
  }

  #add(delta: JsonObject): Buffer {
    return event('content_block_delta', { index: this.#index, delta });
  }

  /** A whole thought, whose words were told before: only its signature is new. Gemini's may end after what follows. */
  *#ended(block: JsonObject): Generator<Buffer> {
    const { type, data, signature, thinking } = block;
    if (type === 'thinking' && thinking !== '' && this.#open !== 'thinking') return;
    if (type === 'redacted_thinking') yield* this.#begin('redacted', { type, data });
    else {
      yield* this.#begin('thinking', { type: 'thinking', thinking: '', signature: '' });
      if (typeof signature === 'string') yield this.#add({ type: 'signature_delta', signature });
    }
    yield* this.end();
  }

  *#called(call: JsonObject): Generator<Buffer> {
    const { name, arguments: input } = isJsonObject(call['function']) ? call['function'] : {};
    const kind = `tool ${JSON.stringify(call['index'] ?? 0)}`;
    if (typeof call['id'] === 'string' && this.#open !== kind)
      yield* this.#begin(kind, { type: 'tool_use', id: toolUseId(call), name, input: {} });
    if (typeof input === 'string' && input !== '') yield this.#add({ type: 'input_json_delta', partial_json: input });
  }
}

const objectsOf = (list: unknown): JsonObject[] =>
  Array.isArray(list) ? list.filter((item) => isJsonObject(item)) : [];
