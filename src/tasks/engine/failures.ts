import { upstreamError } from '../../outbound/index.ts';
import {
  type ErrorCode,
  type FailureKind,
  type FailureTerms,
  SwitchboardError,
  UpstreamFailure,
} from '../../protocol/index.ts';
import type { TaskState } from './a2a.ts';

/** The state of a task whose turn has failed (agent platforms, section 0.6). */
export function stateAfter(kind: FailureKind): TaskState {
  if (kind === 'rejected') return 'TASK_STATE_REJECTED';
  return kind === 'canceled' ? 'TASK_STATE_CANCELED' : 'TASK_STATE_FAILED';
}

/** What was wrong before the agent began its work, and the row of the one table that says so (agent platforms, section 8.1). */
const REFUSALS: Partial<Record<FailureKind, ErrorCode>> = {
  unreachable: 'UPSTREAM_UNREACHABLE',
  unauthorized: 'UPSTREAM_FAILED',
  'not-found': 'UPSTREAM_FAILED',
  busy: 'UPSTREAM_FAILED',
  'rate-limited': 'UPSTREAM_FAILED',
  'unsupported-part': 'CONTENT_TYPE_NOT_SUPPORTED',
  timeout: 'UPSTREAM_TIMEOUT',
  'invalid-answer': 'INVALID_AGENT_RESPONSE',
};

/** By these the balancer knows what to think of the deployment. */
const STATUSES: Partial<Record<FailureKind, string>> = {
  unauthorized: '401',
  'not-found': '404',
  busy: '409',
  'rate-limited': '429',
};

/** Whether a failure that comes before everything else is the call's and not the task's: then there is no task. */
export const isRefusal = ({ kind }: FailureTerms): boolean => Object.hasOwn(REFUSALS, kind);

/** A refusal as the caller is told it. */
export function refusal(terms: FailureTerms, cause: unknown): SwitchboardError {
  if (cause instanceof SwitchboardError) return cause;
  const { kind, retryAfterSeconds, undelivered = false } = terms;
  const status = STATUSES[kind];
  return upstreamError(REFUSALS[kind] ?? 'UPSTREAM_FAILED', wordsFor(terms), undelivered ? 'no' : 'yes', {
    cause,
    metadata: { reason: `upstream_${kind.replaceAll('-', '_')}`, ...(status && { upstreamStatus: status }) },
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

/** What the caller reads of a failure; what the platform thinks of the gateway's credentials is no business of callers. */
export const wordsFor = ({ kind, message }: FailureTerms): string => (kind === 'unauthorized' ? CREDENTIALS : message);

const CREDENTIALS = 'The agent did not accept the credentials sent to it: an administrator must check them.';

/** What the outbound room throws, in the words of adapters. */
const KINDS: Partial<Record<ErrorCode, FailureKind>> = {
  UPSTREAM_UNREACHABLE: 'unreachable',
  ADDRESS_REFUSED: 'unreachable',
  UPSTREAM_TIMEOUT: 'timeout',
  UPSTREAM_FAILED: 'truncated',
  UPSTREAM_TRUNCATED: 'truncated',
  UPSTREAM_TOO_LARGE: 'invalid-answer',
  INVALID_AGENT_RESPONSE: 'invalid-answer',
};

/** Anything an adapter threw, as a failure; a bug of ours says nothing of itself to callers. */
export function failureOf(error: unknown): FailureTerms {
  if (error instanceof UpstreamFailure) return error.terms;
  if (!(error instanceof SwitchboardError)) return { kind: 'failed', message: BUG };
  return { kind: KINDS[error.code] ?? 'failed', message: error.message };
}

export const BUG = 'The gateway failed on this task. It has been logged under the id of the task.';

/** No marker of the end, and no failure either. */
export const ENDED_EARLY: FailureTerms = {
  kind: 'truncated',
  message: "The agent's answer ended before the agent had said that it was complete.",
};
