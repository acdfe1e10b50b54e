import type { Outcome } from '../ledger/index.ts';
import { type ErrorCode, SwitchboardError } from '../protocol/index.ts';

/** Failures of the agent's side; everything else that has a row in the table is a refusal of ours. */
const UPSTREAM_FAILURES: ReadonlySet<ErrorCode> = new Set([
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_FAILED',
  'UPSTREAM_TOO_LARGE',
  'INVALID_AGENT_RESPONSE',
]);

/** Any thrown thing as a row of the table; what has no row is a bug of ours and says nothing of itself to callers. */
export const asFailure = (error: unknown): SwitchboardError =>
  error instanceof SwitchboardError
    ? error
    : new SwitchboardError('INTERNAL', 'The gateway failed on this call. It has been logged under the request id.', {
        cause: error,
      });

/** How a failed call is written down. */
export function outcomeOfFailure(error: SwitchboardError): Outcome {
  if (error.code === 'UPSTREAM_TRUNCATED' || error.code === 'SHUTTING_DOWN') return 'truncated';
  if (UPSTREAM_FAILURES.has(error.code)) return 'upstream-error';
  if (error.code === 'INTERNAL' || error.code === 'UNAVAILABLE') return 'gateway-error';
  return 'refused';
}

/**
 * A stream that its agent broke or let fall silent, or that was ended because it may not go on, was cut short; the error
 * code names the reason.
 */
export function outcomeOfBrokenStream(error: SwitchboardError): Outcome {
  const outcome = outcomeOfFailure(error);
  return outcome === 'upstream-error' || outcome === 'refused' ? 'truncated' : outcome;
}
