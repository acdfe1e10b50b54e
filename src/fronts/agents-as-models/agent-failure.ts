import type { ProviderRefusal } from '../../gateway/index.ts';
import { type AgentError, type ErrorCode, restAgentError, type SwitchboardError } from '../../protocol/index.ts';
import type { Rest } from './speech.ts';

/** How a task that came to nothing looks to a caller that knows no tasks (model notes, A.12). */
const FAILED_STATES: Readonly<Record<string, { status: number; words: string }>> = {
  failed: { status: 500, words: 'The agent failed' },
  rejected: { status: 400, words: 'The agent refused' },
  canceled: { status: 409, words: 'The task was canceled' },
};

/** @returns undefined for a task that has not failed */
export function refusalOfTask({ state, words }: Rest, callId: string): ProviderRefusal | undefined {
  const failed = Object.hasOwn(FAILED_STATES, state) ? FAILED_STATES[state] : undefined;
  if (!failed) return undefined;
  const { status } = failed;
  return refusal(status, `task_${state}`, words === '' ? failed.words : `${failed.words}: ${words}`, callId);
}

/** The agent's own error. */
export const refusalOfAgent = (error: AgentError, callId: string): ProviderRefusal =>
  refusal(restAgentError(error, '1.0').status, String(error.code), error.message, callId);

/** The stream ended, and the agent had not come to rest. */
export const brokenOff = (callId: string): ProviderRefusal =>
  refusal(502, '502', 'The answer ended before the agent was done.', callId);

const refusal = (status: number, code: string, said: string, callId: string): ProviderRefusal => ({
  status,
  message: `${said}${/[.!?]\s*$/.test(said) ? '' : '.'} Call id ${callId}.`,
  type: status >= 500 ? 'api_error' : 'invalid_request_error',
  param: null,
  code,
  retryAfter: null,
});

/** The agent may have begun, and what agents do cannot be done twice without harm: SDKs would repeat it by themselves. */
const MAY_HAVE_BEGUN: ReadonlySet<ErrorCode> = new Set([
  'INTERNAL',
  'INVALID_AGENT_RESPONSE',
  'UPSTREAM_FAILED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_TRUNCATED',
  'UPSTREAM_TOO_LARGE',
  'DEPLOYMENT_GONE',
]);

export const mayHaveBegun = ({ code }: SwitchboardError): boolean => MAY_HAVE_BEGUN.has(code);

/** Keeps SDKs from repeating a request (model notes, A.4). */
export const NOT_AGAIN = { 'x-should-retry': 'false' };
