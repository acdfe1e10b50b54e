import type { CountByFailure } from '../../models/index.ts';

/** How often a call is tried again, and how long is waited before. */
export interface RetryRules {
  retries: number;
  retriesBy: CountByFailure;
  /** At least so long is waited where the same deployment is asked again, milliseconds. */
  leastWaitMs: number;
}

/** Models to turn to, by the name of the one that failed; `*` for those of any other. */
export type FallbackTable = Readonly<Record<string, readonly string[]>>;

/** What stands in for what (model notes, A.13). */
export interface ModelFallbacks {
  general: FallbackTable;
  /** Where the request was too long for the model. */
  contextWindow: FallbackTable;
  /** Where the model would not speak of it. */
  contentPolicy: FallbackTable;
  /** For models that have none of their own. */
  byDefault: readonly string[];
  /** So many in one call at most. */
  max: number;
}
