import type { SwitchboardError } from '../protocol/index.ts';

/** The HTTP headers that a refusal owes its caller. */
export function failureHeaders(error: SwitchboardError): Record<string, string> {
  const headers: Record<string, string> = { ...error.details.headers };
  // RFC 9110, section 11.6.1: a 401 names the way to authenticate.
  if (error.code === 'UNAUTHENTICATED') headers['www-authenticate'] = 'Bearer realm="switchboard"';
  if (error.details.retryAfterSeconds !== undefined) headers['retry-after'] = String(error.details.retryAfterSeconds);
  return headers;
}
