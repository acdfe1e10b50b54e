import type { CallScope } from '../../access/index.ts';

/** What is asked of calls over time. Times are epoch milliseconds, the end not included. */
export interface ActivityFilter {
  since: number;
  until: number;
  /** How long a piece is, milliseconds: pieces begin at multiples of it. */
  pieceMs: number;
  /** Records tell exactly; sums of hours and days tell of any number of calls, in whole hours or days. */
  source: 'records' | 'hours' | 'days';
  scope: CallScope;
}

/** What some calls come to; times in milliseconds, money in nano-dollars. */
export interface ActivitySum {
  calls: number;
  okCalls: number;
  /** Those whose cost is known. */
  pricedCalls: number;
  costNano: number;
  /** Of that, of calls of no agent: those of models. */
  modelNano: number;
  durationMs: number;
  /** Of that, of calls that agents made: others waited for them. */
  nestedMs: number;
  /** Of that, of calls of models. */
  modelMs: number;
  /** Half of them took no longer; null when there are none. */
  p50Ms: number | null;
  p95Ms: number | null;
}

/** Calls over time, and by agent. */
export interface Activity {
  whole: ActivitySum;
  /** Those that had calls, the oldest first. @see ActivityFilter.pieceMs */
  pieces: (ActivitySum & { from: number })[];
  /** Empty id for none. */
  agents: (ActivitySum & { agentId: string })[];
  /** False when there are more calls than were looked at, the newest ones. */
  isComplete: boolean;
}
