import type { UpstreamUsage } from '../../protocol/index.ts';
import { sumOf } from '../sum-of.ts';

/**
 * What the models of one turn took. Several events of one call to a model may count it, the last one best: such calls have
 * the same prompt, and the next call of the same agent has a longer one (agent platforms, section 1.10).
 */
export class AdkUsage {
  readonly #calls = new Map<string, UpstreamUsage>();

  /** @returns all together */
  add(speaker: string, usage: UpstreamUsage): UpstreamUsage {
    this.#calls.set(`${speaker}|${usage.input ?? ''}`, usage);
    return sumOf([...this.#calls.values()]) ?? usage;
  }
}
