import { isJsonObject, type Json, type JsonObject, type Part, type UpstreamEvent } from '../../protocol/index.ts';
import { textOf } from '../text-of.ts';
import { type AdkEvent, type FunctionCall, readEvent } from './adk-event.ts';
import { AdkUsage } from './adk-usage.ts';
import { needOf } from './asked.ts';
import { partsOf } from './content.ts';
import { failureOfEvent, incomplete } from './failure.ts';
import { errorIn, termsOf } from './refused.ts';

export interface AdkReaderTerms {
  /** Tell which tools are called. */
  tellsTools: boolean;
  /** Goes along with every answer. */
  metadata: JsonObject;
}

/** An answer whose pieces are coming. */
interface OpenAnswer {
  artifact: string;
  text: string;
}

/**
 * Reads the events of one turn of an ADK app (agent platforms, section 1.5). Pieces are followed by the whole, which is told in
 * their place. An event that calls tools is no answer, nor is one that holds their results.
 */
export class AdkReader {
  readonly #terms: AdkReaderTerms;
  readonly #usage = new AdkUsage();
  /** By who speaks. */
  readonly #open = new Map<string, OpenAnswer>();
  /** Calls whose results the app itself still has to tell. */
  readonly #called = new Set<string>();
  /** Calls whose results somebody else is to send. */
  readonly #waiting = new Map<string, FunctionCall>();
  #answers = 0;
  #hasBegun = false;
  #finishReason = '';

  constructor(terms: AdkReaderTerms) {
    this.#terms = terms;
  }

  /** @param value one event; frames may hold several of them, and old apps tell plain text */
  take(value: Json): UpstreamEvent[] {
    if (Array.isArray(value)) return value.flatMap((one) => this.take(one));
    const error = errorIn(value);
    if (error) return [{ type: 'fail', ...termsOf(error) }];
    if (typeof value !== 'string' && !isJsonObject(value)) return [];
    const begins: UpstreamEvent[] = this.#hasBegun ? [] : [{ type: 'progress' }];
    this.#hasBegun = true;
    if (typeof value === 'string') return [...begins, { type: 'delta', artifact: 'text', parts: [{ text: value }] }];
    const event = readEvent(value);
    const told = event.isPartial ? this.#piece(event) : this.#whole(event);
    if (event.errorCode === '') return [...begins, ...told];
    return [...begins, ...told, failureOfEvent(event, this.#answers > 0)];
  }

  /** The end of the stream. It has no marker: where something was begun and not ended, nothing says that the turn is complete. */
  end(): UpstreamEvent[] {
    if (this.#waiting.size > 0) return [needOf([...this.#waiting.values()])];
    if (!this.#hasBegun || this.#open.size > 0 || this.#called.size > 0) return [];
    return [incomplete(this.#finishReason) ?? { type: 'done' }];
  }

  #piece({ speaker, author, parts }: AdkEvent): UpstreamEvent[] {
    const text = textOf(partsOf(parts));
    if (text === '') return [];
    const open = this.#open.get(speaker) ?? this.#begin(speaker, author);
    open.text += text;
    return [{ type: 'delta', artifact: open.artifact, parts: [{ text }], name: author }];
  }

  #begin(speaker: string, author: string): OpenAnswer {
    const open = { artifact: this.#nextName(author), text: '' };
    this.#open.set(speaker, open);
    return open;
  }

  #nextName(author: string): string {
    this.#answers += 1;
    return `${author}-${this.#answers}`;
  }

  #whole(event: AdkEvent): UpstreamEvent[] {
    const { usage, speaker, finishReason, doings } = event;
    const shown = this.#terms.tellsTools ? doings : [];
    const told = [...this.#content(event), ...shown.map((data): UpstreamEvent => ({ type: 'progress', data }))];
    this.#note(event);
    if (finishReason !== '') this.#finishReason = finishReason;
    const counted = usage && this.#usage.add(speaker, usage);
    return counted ? [...told, { type: 'usage', ...counted }] : told;
  }

  #content(event: AdkEvent): UpstreamEvent[] {
    const { speaker, author, isFinal, calls, answered, results, finishReason, metadata: own } = event;
    // What stands in place of a result that is asked for is none.
    const outcomes = this.#waiting.size > 0 ? [] : results;
    const parts = [...partsOf(event.parts), ...outcomes.map(asPart)];
    const text = textOf(parts);
    const metadata = { ...this.#terms.metadata, ...own };
    const about = { name: author, ...(Object.keys(metadata).length > 0 && { metadata }) };
    const open = this.#open.get(speaker);
    if (open && (text !== '' || calls.length > 0 || answered.length > 0 || finishReason !== '')) {
      this.#open.delete(speaker);
      const all = text === '' ? [{ text: open.text }, ...parts] : parts;
      return [{ type: 'artifact', artifact: open.artifact, parts: all, last: true, ...about }];
    }
    if (parts.length === 0) return [];
    if (!isFinal) return text === '' ? [] : [{ type: 'progress', text }];
    return [{ type: 'artifact', artifact: this.#nextName(author), parts, last: true, ...about }];
  }

  #note({ calls, answered, longRunning }: AdkEvent): void {
    for (const call of calls) {
      if (longRunning.has(call.id)) this.#waiting.set(call.id, call);
      else this.#called.add(call.id);
    }
    for (const id of answered) this.#called.delete(id);
  }
}

const asPart = (outcome: Json): Part => (typeof outcome === 'string' ? { text: outcome } : { data: outcome });
