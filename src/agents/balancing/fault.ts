import { deliveryOf } from '../../outbound/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';

/** What was wrong with a deployment in one attempt. What the caller did, or what the agent answered in A2A, is no fault of it. */
export interface Fault {
  kind: FaultKind;
  /** The deployment asked to be left alone for so long, milliseconds. */
  restMs?: number;
}

export type FaultKind =
  /** No connection: refused, no such name, TLS. */
  | 'unreachable'
  | 'timeout'
  /** The connection broke, or the stream ended before its time. */
  | 'broken'
  /** HTTP 404, 405, 410, 426: it is not where its card says. */
  | 'moved'
  /** HTTP 401, 403, 407: it does not know the gateway. */
  | 'credentials'
  /** HTTP 408, 429, 503. */
  | 'overloaded'
  /** Any other HTTP 5xx. */
  | 'failed'
  /** The answer was not A2A. */
  | 'invalid';

/** The fault in a failed attempt; null when the deployment is not to blame. */
export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof SwitchboardError)) return null;
  switch (error.code) {
    case 'UPSTREAM_UNREACHABLE':
    case 'ADDRESS_REFUSED':
      return { kind: 'unreachable' };
    case 'UPSTREAM_TIMEOUT':
      return { kind: 'timeout' };
    case 'UPSTREAM_TRUNCATED':
      return { kind: 'broken' };
    case 'INVALID_AGENT_RESPONSE':
      return { kind: 'invalid' };
    case 'UPSTREAM_FAILED':
      return faultOfStatus(error);
    default:
      return null;
  }
}

const BY_STATUS: ReadonlyMap<number, FaultKind> = new Map([
  ...[401, 403, 407].map((status) => [status, 'credentials'] as const),
  ...[404, 405, 410, 426].map((status) => [status, 'moved'] as const),
  ...[408, 429, 503].map((status) => [status, 'overloaded'] as const),
]);

function faultOfStatus({ details }: SwitchboardError): Fault | null {
  const written = details.metadata?.['upstreamStatus'];
  if (written === undefined) return { kind: 'broken' };
  const status = Number(written);
  const kind = BY_STATUS.get(status) ?? (status >= 500 || status < 400 ? 'failed' : undefined);
  if (!kind) return null;
  const { retryAfterSeconds } = details;
  return retryAfterSeconds === undefined ? { kind } : { kind, restMs: retryAfterSeconds * 1000 };
}

/**
 * Whether a failed attempt may be repeated on another deployment: only when it is proven that this one did not act on it.
 * The request never left, or was answered by a status that says there is nothing at this address (A2A wire notes, 2.8).
 */
export const isUndelivered = (error: unknown): boolean =>
  deliveryOf(error) === 'no' || (error instanceof SwitchboardError && error.details.staleCard === true);
