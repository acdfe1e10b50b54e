import type { UpstreamEvent, UpstreamUsage } from '../../protocol/index.ts';
import { sumOf } from '../sum-of.ts';
import { textOf } from '../text-of.ts';
import type { GraphMessage } from './message.ts';

/** What a run's messages have told so far: pieces as they come, and then what the graph's state holds in the end. */
export class Told {
  /** Text by the message's id, in the order of their beginnings. */
  readonly #texts = new Map<string, string>();
  readonly #usages = new Map<string, UpstreamUsage>();

  /** One more piece. Pieces without an id belong to one message. */
  piece({ id = 'message', parts, usage }: GraphMessage): UpstreamEvent[] {
    if (usage) this.#usages.set(id, sumOf([this.#usages.get(id) ?? {}, usage]) ?? {});
    if (parts.length === 0) return [];
    this.#texts.set(id, (this.#texts.get(id) ?? '') + textOf(parts));
    return [{ type: 'delta', artifact: id, parts }];
  }

  /** The messages of this run as the state holds them, and what the run took. */
  whole(messages: readonly GraphMessage[]): UpstreamEvent[] {
    const ids = new Set(messages.map(({ id }) => id));
    const events: UpstreamEvent[] = [];
    for (const [index, message] of messages.entries()) {
      const { parts, usage } = message;
      const id = this.#idOf(message, ids) ?? `message-${index + 1}`;
      if (usage) this.#usages.set(id, usage);
      if (parts.length > 0) events.push({ type: 'artifact', artifact: id, parts, last: true });
    }
    const usage = sumOf([...this.#usages.values()]);
    return usage ? [...events, { type: 'usage', ...usage }] : events;
  }

  /** Some models name a message anew once it is complete: the same text is not told twice. */
  #idOf({ id, parts }: GraphMessage, ids: ReadonlySet<string | undefined>): string | undefined {
    if (id !== undefined && this.#texts.has(id)) return id;
    const text = textOf(parts);
    for (const [told, toldText] of this.#texts) if (!ids.has(told) && toldText === text) return told;
    return id;
  }
}
