import { budgetSpan } from './budget-window.ts';
import type { LimitedName } from './subject-name.ts';

/** One window of somebody's budget: what was spent in it, and what running calls may still spend. */
export interface BudgetWindow {
  readonly owner: LimitedName;
  /** LiteLLM's spelling; null is one window for ever. */
  readonly duration: string | null;
  readonly startsAt: number;
  /** Infinity for a window without an end. */
  readonly endsAt: number;
  /** Calls that began earlier do not count: the window's start, or its last reset. */
  readonly countsFrom: number;
  spentNano: number;
  reservedNano: number;
  /** Whether it was told that the soft budget is reached. */
  warned: boolean;
}

/** What the database says of a window. */
export type KnownSpend = Pick<BudgetWindow, 'startsAt' | 'endsAt' | 'countsFrom' | 'spentNano'>;

/**
 * Somebody's budget in memory. A call belongs to the window in which it began, whenever it ends; the ledger's records
 * are added up by the same rule, so that both agree.
 */
export class Budget {
  readonly owner: LimitedName;
  readonly duration: string | null;
  /** Whether a window began by itself that the database does not know of yet. */
  isNew = false;
  #window: BudgetWindow | null = null;
  /** Counts what was spent while nothing is known, so that whoever asks the database notices. */
  #missed = 0;

  constructor(owner: LimitedName, duration: string | null) {
    this.owner = owner;
    this.duration = duration;
  }

  /**
   * The window at a time; the next one begins by itself, with nothing spent.
   *
   * @returns null as long as nobody has told what was spent
   */
  window(at: number): BudgetWindow | null {
    if (this.#window && at >= this.#window.endsAt) {
      const span = budgetSpan(this.duration, at);
      this.open({ ...span, countsFrom: span.startsAt, spentNano: 0 });
      this.isNew = true;
    }
    return this.#window;
  }

  /** Begins a window, or begins it anew. */
  open(spend: KnownSpend): void {
    const { owner, duration } = this;
    this.#window = { owner, duration, ...spend, reservedNano: 0, warned: false };
  }

  /** How often something was spent while nothing was known. */
  get missed(): number {
    return this.#missed;
  }

  /** Adds what a call cost that began at a time. */
  spend(startedAt: number, costNano: number): BudgetWindow | null {
    const window = this.window(startedAt);
    if (!window) this.#missed += 1;
    else if (startedAt >= window.countsFrom) window.spentNano += costNano;
    return window;
  }
}
