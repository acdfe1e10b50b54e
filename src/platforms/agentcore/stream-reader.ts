import {
  isJsonObject,
  type Json,
  type JsonObject,
  type Part,
  type UpstreamEvent,
  type UpstreamUsage,
} from '../../protocol/index.ts';
import { valueAt } from '../json-pointer.ts';
import { memberOf } from '../member-of.ts';
import { sumOf } from '../sum-of.ts';
import { contentOf, messageParts } from './answer.ts';
import { partsOf } from './blocks.ts';
import { failureIn, failureOfStop } from './failure.ts';
import { isPythonObject } from './python-object.ts';
import type { AgentCoreSettings } from './settings.ts';
import { readUsage, usageIn } from './usage.ts';

type Terms = Pick<AgentCoreSettings, 'output_pointer'>;

/** What Strands tells of its own work besides what it says: nothing that callers wait for. */
const LIFECYCLE = [
  'init_event_loop',
  'start',
  'start_event_loop',
  'event_loop_throttled_delay',
  'current_tool_use',
  'tool_stream_event',
  'reasoning',
  'reasoningText',
  'reasoning_signature',
  'complete',
];

const isLifecycle = (data: JsonObject): boolean => LIFECYCLE.some((name) => name in data);

/**
 * Reads the stream of a runtime (agent platforms, section 4.3): the events of Bedrock's models as Strands hands them on,
 * pieces of text, messages, and whatever else an agent yields. Nothing but the end of the connection marks the end.
 */
export class StreamReader {
  readonly #terms: Terms;
  #messages = 0;
  /** Pieces of the latest message were told, and its whole was not. */
  #isOpen = false;
  #hasContent = false;
  /** Strands tells each piece twice, in two forms: the first one that is met counts. */
  #form: 'event' | 'data' | undefined;
  #stopReason: Json | undefined;
  #usage: UpstreamUsage | undefined;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /** @returns what an event tells; a `fail` ends the answer */
  take(data: Json): UpstreamEvent[] {
    // What Strands tells in such a way, its other events tell as well.
    if (data === null || isPythonObject(data)) return [];
    if (!isJsonObject(data)) return this.#more(partsOf([data]));
    const failure = failureIn(data);
    if (failure) return [failure];
    const { output_pointer: pointer } = this.#terms;
    if (pointer !== undefined) return this.#pointedAt(valueAt(data, pointer));
    const { event, data: piece, message } = data;
    if (isJsonObject(event)) return this.#modelEvent(event);
    if (typeof piece === 'string') return this.#piece('data', piece);
    if (isJsonObject(message) && 'role' in message) return this.#whole(messageParts(message));
    return this.#other(data);
  }

  /** The end of the stream, which the platform has ended itself. */
  end(): UpstreamEvent {
    return failureOfStop(this.#stopReason, this.#hasContent) ?? { type: 'done' };
  }

  #pointedAt(value: Json | undefined): UpstreamEvent[] {
    return value === undefined || value === null ? [] : this.#more(partsOf(value));
  }

  /** An event of a model (Converse API). */
  #modelEvent({ messageStart, contentBlockDelta, messageStop, metadata }: JsonObject): UpstreamEvent[] {
    if (messageStart !== undefined) this.#isOpen = false;
    if (messageStop !== undefined) this.#stopReason = memberOf(messageStop, 'stopReason');
    if (metadata !== undefined) return this.#counted(readUsage(memberOf(metadata, 'usage')));
    const text = memberOf(memberOf(contentBlockDelta, 'delta'), 'text');
    return typeof text === 'string' ? this.#piece('event', text) : [];
  }

  #piece(form: 'event' | 'data', text: string): UpstreamEvent[] {
    this.#form ??= form;
    return this.#form === form ? this.#more(partsOf(text)) : [];
  }

  #more(parts: Part[]): UpstreamEvent[] {
    if (parts.length === 0) return [];
    return [{ type: 'delta', artifact: this.#begin(), parts }];
  }

  /** Complete, it takes the place of its pieces. */
  #whole(parts: Part[] | undefined): UpstreamEvent[] {
    if (!parts || parts.length === 0) return [];
    const artifact = this.#begin();
    this.#isOpen = false;
    return [{ type: 'artifact', artifact, parts, last: true }];
  }

  /** @returns the name of the message that is under way */
  #begin(): string {
    if (!this.#isOpen) this.#messages += 1;
    this.#isOpen = true;
    this.#hasContent = true;
    return `message-${this.#messages}`;
  }

  /** What sums up at the end says nothing new about the answer. What is of no known form is told on the way. */
  #other(data: JsonObject): UpstreamEvent[] {
    const content = contentOf(data);
    const { result } = data;
    this.#stopReason = memberOf(result, 'stop_reason') ?? this.#stopReason;
    const counted = this.#usage ? [] : this.#counted(usageIn(data));
    if (result !== undefined && this.#hasContent) return counted;
    if (content === undefined) return counted.length > 0 || isLifecycle(data) ? counted : [{ type: 'progress', data }];
    return [...this.#more(partsOf(content)), ...counted];
  }

  /** Each call of a model is counted by itself. */
  #counted(usage: UpstreamUsage | undefined): UpstreamEvent[] {
    if (!usage) return [];
    this.#usage = sumOf([this.#usage ?? {}, usage]) ?? usage;
    return [{ type: 'usage', ...this.#usage }];
  }
}
