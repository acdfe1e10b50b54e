import { Budget, type BudgetWindow } from './budget.ts';
import type { Demand } from './demand.ts';
import { RollingWindow } from './rolling-window.ts';
import type { LimitedName, LimitLevel } from './subject-name.ts';
import type { LimitTerms } from './terms.ts';

/** What there may be too much of. */
export type LimitKind = 'requests' | 'tokens' | 'parallel' | 'streams' | 'budget';

/** A limit that a call would go beyond. */
export interface Excess {
  subject: Subject;
  kind: LimitKind;
  maximum: number;
  /** Seconds until the same call has a chance; Infinity when only an administrator can help. */
  waitSeconds: number;
}

/** Somebody's counters: how much of what the terms allow is taken. */
export class Subject implements LimitedName {
  readonly level: LimitLevel;
  readonly id: string;
  terms: LimitTerms;
  requests: RollingWindow | null = null;
  tokens: RollingWindow | null = null;
  budget: Budget | null = null;
  running = 0;
  streams = 0;
  /** Epoch milliseconds. */
  usedAt: number;

  constructor(level: LimitLevel, id: string, terms: LimitTerms, usedAt: number) {
    this.level = level;
    this.id = id;
    this.usedAt = usedAt;
    this.terms = terms;
    this.adopt(terms);
  }

  /** Goes on under other terms: what is taken stays taken. */
  adopt(terms: LimitTerms): void {
    this.terms = terms;
    this.requests = terms.rpm === null ? null : (this.requests ?? new RollingWindow());
    this.tokens = terms.tpm === null ? null : (this.tokens ?? new RollingWindow());
    if (terms.maxBudgetNano === null && terms.softBudgetNano === null) this.budget = null;
    else if (this.budget?.duration !== terms.budgetDuration) this.budget = new Budget(this, terms.budgetDuration);
  }

  /** Whether nothing is in the way of a call. Allocates nothing. */
  admits(demand: Demand): boolean {
    return !(
      this.#lacksRequests(demand) ||
      this.#lacksTokens(demand) ||
      this.#lacksPlace(demand) ||
      this.#lacksStream(demand) ||
      this.#lacksMoney(demand)
    );
  }

  /** Everything that is in the way of a call. */
  excesses(demand: Demand): Excess[] {
    const { rpm, tpm, maxParallelRequests, maxStreams, maxBudgetNano } = this.terms;
    const found: Excess[] = [];
    const add = (kind: LimitKind, maximum: number | null, waitSeconds: number) =>
      found.push({ subject: this, kind, maximum: maximum ?? 0, waitSeconds });
    if (this.#lacksRequests(demand)) add('requests', rpm, this.requests?.secondsUntil(demand.at, (rpm ?? 0) - 1) ?? 0);
    if (this.#lacksTokens(demand)) add('tokens', tpm, this.#secondsUntilTokens(demand, tpm ?? 0));
    if (this.#lacksPlace(demand)) add('parallel', maxParallelRequests, 1);
    if (this.#lacksStream(demand)) add('streams', maxStreams, 1);
    if (this.#lacksMoney(demand)) add('budget', maxBudgetNano, this.#secondsUntilMoney(demand, maxBudgetNano ?? 0));
    return found;
  }

  #lacksRequests({ at }: Demand): boolean {
    const { rpm } = this.terms;
    return rpm !== null && this.requests !== null && this.requests.used(at) >= rpm;
  }

  /** What a call will take is a guess: an empty window lets any one call through. */
  #lacksTokens({ at, tokens, isQuery }: Demand): boolean {
    const { tpm } = this.terms;
    if (tpm === null || this.tokens === null || !isQuery) return false;
    const used = this.tokens.used(at);
    return used > 0 && (used >= tpm || used + tokens > tpm);
  }

  #secondsUntilTokens({ at, tokens }: Demand, tpm: number): number {
    return this.tokens?.secondsUntil(at, Math.max(0, Math.min(tpm - 1, tpm - tokens))) ?? 0;
  }

  #lacksPlace({ isParallel }: Demand): boolean {
    const { maxParallelRequests } = this.terms;
    return isParallel && maxParallelRequests !== null && this.running >= maxParallelRequests;
  }

  #lacksStream({ isStream }: Demand): boolean {
    const { maxStreams } = this.terms;
    return isStream && maxStreams !== null && this.streams >= maxStreams;
  }

  /** A call that can only be free passes even when nothing is left. */
  #lacksMoney({ at, costNano, isFree }: Demand): boolean {
    const { maxBudgetNano } = this.terms;
    if (isFree || maxBudgetNano === null) return false;
    const window = this.budget?.window(at);
    if (!window) return false;
    const committed = window.spentNano + window.reservedNano;
    return committed >= maxBudgetNano || committed + costNano > maxBudgetNano;
  }

  /** What running calls hold may come back soon; what is spent comes back with the next window. */
  #secondsUntilMoney({ at, costNano }: Demand, maxBudgetNano: number): number {
    const window = this.budget?.window(at);
    if (!window) return 0;
    if (window.spentNano < maxBudgetNano && window.spentNano + costNano <= maxBudgetNano) return 1;
    return Math.ceil((window.endsAt - at) / 1000);
  }

  /** Takes what a call needs. */
  take(demand: Demand): Hold {
    const window = this.budget?.window(demand.at) ?? null;
    this.requests?.add(demand.at, 1);
    const second = this.tokens?.add(demand.at, demand.tokens) ?? 0;
    if (demand.isParallel) this.running += 1;
    if (demand.isStream) this.streams += 1;
    if (window) window.reservedNano += demand.costNano;
    return { subject: this, window, tokens: this.tokens, second };
  }

  /** The call has ended: gives back what it took, and counts the tokens that it really used. */
  release(hold: Hold, demand: Demand, tokens: number | null): void {
    if (demand.isParallel) this.running -= 1;
    if (demand.isStream) this.streams -= 1;
    hold.tokens?.correct(hold.second, (tokens ?? 0) - demand.tokens);
    if (hold.window) hold.window.reservedNano -= demand.costNano;
  }
}

/** What a running call holds of somebody's limits. */
export interface Hold {
  subject: Subject;
  /** The budget's window when it began. */
  window: BudgetWindow | null;
  /** Where its tokens are counted, and in which second of it. */
  tokens: RollingWindow | null;
  second: number;
}
