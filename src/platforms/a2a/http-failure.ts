import { type OutboundResponse, upstreamError } from '../../outbound/index.ts';
import type { SwitchboardError } from '../../protocol/index.ts';
import { CREDENTIALS_REFUSED } from './reading.ts';

/** Statuses by which an agent says that it is not where its card puts it. */
const STALE_CARD = new Set([404, 405, 410, 426]);

/**
 * An HTTP answer without an A2A error in it, as the caller gets to know it: by its status only. The body stays behind,
 * it may hold a stack trace (A2A wire notes, 2.8).
 */
export function httpFailure({ status, headers }: OutboundResponse): SwitchboardError {
  const retryAfter = Number(headers['retry-after']);
  return upstreamError('UPSTREAM_FAILED', `The agent ${explain(status)} (HTTP ${status}).`, 'yes', {
    metadata: { upstreamStatus: String(status) },
    ...(STALE_CARD.has(status) && { staleCard: true }),
    ...(Number.isInteger(retryAfter) && retryAfter > 0 && { retryAfterSeconds: retryAfter }),
  });
}

function explain(status: number): string {
  if (status < 400) return 'answered with a redirect, which is never followed: register the address it leads to';
  if (CREDENTIALS_REFUSED.has(status))
    return 'did not accept the credentials sent to it: an administrator must check them';
  switch (status) {
    case 413:
      return 'refused the request as too large';
    case 429:
      return 'takes no more requests for now: try again later';
    case 503:
      return 'is not available for now: try again later';
  }
  return STALE_CARD.has(status) ? 'is not where its card says' : 'failed on the request';
}
