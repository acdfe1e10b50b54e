import {
  isJsonObject,
  type Json,
  type JsonObject,
  type UpstreamEvent,
  type UpstreamUsage,
} from '../../protocol/index.ts';
import { agentsWords } from '../answers/index.ts';
import { memberOf } from '../member-of.ts';
import { usageOf } from '../usage-of.ts';

/** How a completion ended. */
export interface Completion {
  /** The model's message, as it goes into the history. */
  message: JsonObject;
  /** Why it ended; undefined when the model did not say that it had. */
  finish: string | undefined;
  refusal: string;
}

const FAILED = 'The model failed on the message, and did not say why.';

/** Reads one chat completion, whole or chunk by chunk. */
export class ChatReader {
  #text = '';
  #refusal = '';
  #finish: string | undefined;
  readonly #calls: { id: string; name: string; arguments: string }[] = [];

  take(chunk: Json): UpstreamEvent[] {
    if (!isJsonObject(chunk)) return [];
    const { id, choices, usage, error } = chunk;
    if (isJsonObject(error)) return [{ type: 'fail', kind: 'failed', message: agentsWords(error['message'], FAILED) }];
    const choice = Array.isArray(choices) ? choices[0] : undefined;
    const told = isJsonObject(choice) ? this.#choice(typeof id === 'string' ? id : 'message', choice) : [];
    return isJsonObject(usage) ? [...told, { type: 'usage', ...readUsage(usage) }] : told;
  }

  get completion(): Completion {
    const tool_calls = this.#calls.map(({ id, ...call }) => ({ id, type: 'function', function: call }));
    return {
      message: { role: 'assistant', content: this.#text, ...(tool_calls.length > 0 && { tool_calls }) },
      finish: this.#finish,
      refusal: this.#refusal,
    };
  }

  #choice(artifact: string, { delta, message = delta, finish_reason }: JsonObject): UpstreamEvent[] {
    if (typeof finish_reason === 'string') this.#finish = finish_reason;
    if (!isJsonObject(message)) return [];
    const { content, refusal, tool_calls } = message;
    if (typeof refusal === 'string') this.#refusal += refusal;
    if (Array.isArray(tool_calls)) for (const call of tool_calls) this.#call(call);
    if (typeof content !== 'string' || content === '') return [];
    this.#text += content;
    return [{ type: 'delta', artifact, parts: [{ text: content }] }];
  }

  /** Pieces of a call name it by its place alone, except for the first. */
  #call(piece: Json): void {
    if (!isJsonObject(piece)) return;
    const { index = this.#calls.length, id, function: called } = piece;
    const { name, arguments: given } = isJsonObject(called) ? called : {};
    const call = this.#calls[Number(index)] ?? { id: '', name: '', arguments: '' };
    if (typeof id === 'string') call.id = id;
    if (typeof name === 'string') call.name += name;
    if (typeof given === 'string') call.arguments += given;
    this.#calls[Number(index)] = call;
  }
}

const readUsage = (usage: JsonObject): UpstreamUsage =>
  usageOf({
    input: usage['prompt_tokens'],
    output: usage['completion_tokens'],
    total: usage['total_tokens'],
    cached: memberOf(usage['prompt_tokens_details'], 'cached_tokens'),
    reasoning: memberOf(usage['completion_tokens_details'], 'reasoning_tokens'),
  });
