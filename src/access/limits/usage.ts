import type { RollingWindow } from './rolling-window.ts';
import type { Subject } from './subject.ts';
import type { LimitTerms } from './terms.ts';

/** How much of somebody's limits is taken now. */
export interface LimitUsage {
  /** In force now: its own, or those of all keys that declare none; null when nothing is limited. */
  terms: LimitTerms | null;
  /** Nano-dollars in the budget's window; without a budget, ever. */
  spentNano: number;
  /** Null without a budget. */
  budget: BudgetUsage | null;
  /** Null where there is no such limit. */
  requests: RateUsage | null;
  tokens: RateUsage | null;
  parallel: PlaceUsage | null;
  streams: PlaceUsage | null;
}

export interface BudgetUsage {
  /** What running calls may still spend, nano-dollars. */
  reservedNano: number;
  /** From when on calls count, epoch milliseconds. */
  countsFrom: number;
  /** Null for a budget without a window. */
  endsAt: number | null;
}

export interface RateUsage {
  limit: number;
  used: number;
  /** Seconds until nothing of it is taken any more. */
  resetSeconds: number;
}

export interface PlaceUsage {
  limit: number;
  used: number;
}

/** @param at epoch milliseconds */
export function usageOf(subject: Subject | null, spentNano: number, at: number): LimitUsage {
  const { rpm = null, tpm = null, maxParallelRequests = null, maxStreams = null } = subject?.terms ?? {};
  return {
    terms: subject?.terms ?? null,
    spentNano,
    budget: budgetUsage(subject, at),
    requests: rateUsage(rpm, subject?.requests, at),
    tokens: rateUsage(tpm, subject?.tokens, at),
    parallel: placeUsage(maxParallelRequests, subject?.running),
    streams: placeUsage(maxStreams, subject?.streams),
  };
}

function budgetUsage(subject: Subject | null, at: number): BudgetUsage | null {
  const window = subject?.budget?.window(at);
  if (!window) return null;
  const { reservedNano, countsFrom, endsAt } = window;
  return { reservedNano, countsFrom, endsAt: Number.isFinite(endsAt) ? endsAt : null };
}

function rateUsage(limit: number | null, window: RollingWindow | null | undefined, at: number): RateUsage | null {
  if (limit === null || !window) return null;
  return { limit, used: window.used(at), resetSeconds: window.secondsUntilEmpty(at) };
}

const placeUsage = (limit: number | null, used: number | undefined): PlaceUsage | null =>
  limit === null ? null : { limit, used: used ?? 0 };
