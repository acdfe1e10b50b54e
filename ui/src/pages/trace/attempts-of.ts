import type { TraceNode } from '../../api/types.ts';
import type { Stretch } from './timeline.ts';

/** A try of a call on one deployment, in the trace's time. */
export interface TimedAttempt extends Stretch {
  call: TraceNode['call'];
  /** From 1. */
  number: number;
  deployment: string;
  /** Why it did not count; null for the one that answered. */
  fault: string | null;
}

/** The tries of a call that took more than one: those that failed followed each other, the last took what was left. */
export function attemptsOf({ call, offset_ms }: TraceNode): TimedAttempt[] {
  const { attempts, duration_ms } = call;
  if (!attempts || attempts.length < 2) return [];
  const end = offset_ms + duration_ms;
  let from = offset_ms;
  return attempts.map(({ deployment, ms, fault }, index) => {
    const to = ms === null ? end : Math.min(end, from + ms);
    const attempt = { call, number: index + 1, deployment, fault, from, to };
    from = to;
    return attempt;
  });
}
