import type { Call } from '../../api/types.ts';
import { hasFailed } from '../../kit/has-failed.ts';

export interface Bucket {
  /** Where it begins, epoch milliseconds. */
  from: number;
  ok: number;
  failed: number;
}

/** Calls over time, in pieces of one length. @param since and until: epoch milliseconds */
export function bucketsOf(calls: readonly Call[], since: number, until: number, pieces: number): Bucket[] {
  const length = Math.max(1, (until - since) / pieces);
  const buckets = Array.from(
    { length: pieces },
    (_, index): Bucket => ({ from: since + index * length, ok: 0, failed: 0 }),
  );
  for (const call of calls) {
    const bucket = buckets[Math.min(pieces - 1, Math.floor((Date.parse(call.started_at) - since) / length))];
    if (!bucket) continue;
    if (hasFailed(call)) bucket.failed += 1;
    else bucket.ok += 1;
  }
  return buckets;
}
