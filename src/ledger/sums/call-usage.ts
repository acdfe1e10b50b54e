import type { CallScope } from '../../access/index.ts';

/** Days are UTC, counted from 1970-01-01; both ends belong to the range. */
export interface UsageFilter {
  from: number;
  to: number;
  scope: CallScope;
}

/** Epoch milliseconds; the end does not belong to the range. */
export interface UsageHoursFilter {
  since: number;
  until: number;
  scope: CallScope;
}

/**
 * What calls are told apart by. A call with several tags counts for each of them; models and those on whose behalf they were
 * called are of calls of models alone.
 */
export type UsageGroup = 'agentId' | 'keyId' | 'teamId' | 'userId' | 'model' | 'tag' | 'endUser';

/** What the calls of a piece of time and of a group come to. What is not known counts as nothing. */
export interface UsageSum {
  /** A day or an hour, UTC, counted from 1970-01-01. */
  piece: number;
  /** Empty for none. */
  group: string;
  calls: number;
  /** Those of outcome `ok`. */
  okCalls: number;
  /** Those whose cost is known. */
  pricedCalls: number;
  inputTokens: number;
  outputTokens: number;
  totalTokens: number;
  /** Nano-dollars of calls of agents. */
  feeNano: number;
  /** Nano-dollars of calls of models; under agents, of those that they made, and under none, of the others. */
  modelNano: number;
  /** Calls that succeeded and whose cost is not known. */
  unpricedCalls: number;
  /** Calls whose tokens were estimated. */
  estimatedCalls: number;
}

/** The times within which half of some calls ended, and 95 of 100, milliseconds: as exact as a sketch; null of none. */
export interface LatencyTimes {
  p50Ms: number | null;
  p95Ms: number | null;
}

/** How long all calls took, and some of them. */
export interface UsageLatency extends LatencyTimes {
  /** Of the whole range, by group. */
  groups: ({ group: string } & LatencyTimes)[];
  /** Of so many of the newest calls groups tell where there are more than may be read; null where they tell of all. */
  newest: number | null;
  /** Of all calls, by day or hour. */
  pieces: ({ piece: number } & LatencyTimes)[];
}

/** What calls come to by hour, exactly as their records tell. */
export interface UsageHours {
  sums: UsageSum[];
  latency: UsageLatency;
}
