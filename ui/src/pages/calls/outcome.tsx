import type { Call } from '../../api/types.ts';
import { State, type StateKind } from '../../kit/state.tsx';

const OUTCOMES: Record<Call['outcome'], { kind: StateKind; label: string }> = {
  ok: { kind: 'ok', label: 'ok' },
  'agent-error': { kind: 'error', label: 'agent error' },
  'upstream-error': { kind: 'error', label: 'unreachable' },
  truncated: { kind: 'error', label: 'cut off' },
  'caller-left': { kind: 'paused', label: 'caller left' },
  refused: { kind: 'refused', label: 'refused' },
  'gateway-error': { kind: 'error', label: 'gateway error' },
};

const ASKING: ReadonlySet<string> = new Set(['input-required', 'auth-required']);

/** How a call ended, and after how many tries. */
export function Outcome({ call }: { call: Call }) {
  const { outcome, http_status, task_state, attempts, error_code, error_message } = call;
  const { kind, label } = OUTCOMES[outcome];
  const tries = attempts && attempts.length > 1 ? ` · ${attempts.length} tries` : '';
  if (outcome === 'ok' && task_state !== null && ASKING.has(task_state))
    return <State kind="ask">{task_state.replace('-', ' ')}</State>;
  const failure = FAILURES[error_code ?? ''] ?? label;
  const status = outcome === 'upstream-error' && http_status >= 400 ? String(http_status) : failure;
  return (
    <State kind={kind} title={[error_code, error_message].filter(Boolean).join(': ') || undefined}>
      {(REFUSALS[error_code ?? ''] ?? status) + tries}
    </State>
  );
}

/** Whoever answered that it failed, or too much, was reached. */
const FAILURES: Record<string, string> = {
  UPSTREAM_FAILED: 'failed',
  UPSTREAM_TIMEOUT: 'timed out',
  UPSTREAM_TOO_LARGE: 'too large',
};

/** What was refused is told by why. */
const REFUSALS: Record<string, string> = {
  UNAUTHENTICATED: 'no valid key',
  PERMISSION_DENIED: 'no access',
  AGENT_NOT_FOUND: 'no such agent',
  RATE_LIMITED: 'rate limit',
  BUDGET_EXCEEDED: 'budget spent',
  AGENT_PAUSED: 'paused',
  AGENT_DISABLED: 'switched off',
  TASK_NOT_FOUND: 'no such task',
};
