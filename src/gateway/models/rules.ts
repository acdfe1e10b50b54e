import type { CountByFailure, FallbackRules } from '../../models/index.ts';

/** How often a call is tried again, and how long is waited before. */
export interface RetryRules {
  retries: number;
  retriesBy: CountByFailure;
  /** At least so long is waited where the same deployment is asked again, milliseconds. */
  leastWaitMs: number;
}

/** What stands in for what (model notes, A.13). */
export interface ModelFallbacks {
  /** Models to turn to, by the name of the one that failed; `*` for those of any other. Asked anew for each call. */
  table: FallbackRules['table'];
  /** For models that have none of their own. */
  byDefault: readonly string[];
  /** So many in one call at most. */
  max: number;
}
