import type { FailureKind, ModelFailure } from '../../models/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { Refused } from './refusal.ts';

/** What a failed attempt was, to the router; null for what no deployment is to blame for. */
export function failureOf(error: unknown): ModelFailure | null {
  if (error instanceof Refused) return { kind: error.kind, restMs: restMs(error.refusal.retryAfter) };
  const kind = error instanceof SwitchboardError ? BY_CODE[error.code] : undefined;
  return kind ? { kind, restMs: 0 } : null;
}

/** Asking a model twice does nothing but cost: what it may have begun to work on is asked for again elsewhere. */
const BY_CODE: Partial<Record<SwitchboardError['code'], FailureKind>> = {
  UPSTREAM_TIMEOUT: 'timeout',
  UPSTREAM_UNREACHABLE: 'internal',
  UPSTREAM_FAILED: 'internal',
  UPSTREAM_TRUNCATED: 'internal',
  INVALID_AGENT_RESPONSE: 'internal',
  ADDRESS_REFUSED: 'internal',
  MODEL_UNAVAILABLE: 'rate-limit',
  CONTEXT_WINDOW_EXCEEDED: 'context-window',
};

/** For the call's record. */
export const faultName = (error: unknown): string => {
  if (error instanceof Refused) return String(error.refusal.status);
  return error instanceof SwitchboardError ? error.code : 'INTERNAL';
};

/** `Retry-After` in seconds; dates are not taken. Nobody is left alone for longer than an hour on its own word. */
const restMs = (retryAfter: string | null): number =>
  Math.min(LONGEST_REST_MS, Math.max(0, (Number(retryAfter ?? 0) || 0) * 1000));

const LONGEST_REST_MS = 3_600_000;
