import { SwitchboardError } from '../protocol/index.ts';
import { type Delivery, upstreamError } from './delivery.ts';

/**
 * Any error of the HTTP client or a socket as a row of the error table. Nothing of the error's own text gets into the
 * message: it names addresses. It stays reachable as the cause, for the logs.
 *
 * @param delivered how far the request had come
 */
export function failureOf(error: unknown, delivered: Delivery): SwitchboardError {
  if (error instanceof SwitchboardError) return error;
  const code = codeOf(error);
  const details = { cause: error };
  switch (code) {
    case 'UND_ERR_DESTROYED':
    case 'UND_ERR_CLOSED':
      return upstreamError('SHUTTING_DOWN', 'The gateway is shutting down. Repeat the call.', delivered, details);
    case 'UND_ERR_INVALID_ARG':
      return upstreamError('INTERNAL', 'The request to the agent is not valid HTTP: check its headers.', 'no', details);
    case 'UND_ERR_HEADERS_OVERFLOW':
      return upstreamError('UPSTREAM_TOO_LARGE', "The headers of the agent's answer are too large.", 'yes', details);
  }
  if (delivered === 'no') {
    return upstreamError('UPSTREAM_UNREACHABLE', `The agent could not be reached: ${reasonOf(code)}.`, 'no', details);
  }
  const what = delivered === 'yes' ? 'before its answer was complete' : 'before it answered';
  return upstreamError('UPSTREAM_FAILED', `The connection to the agent broke ${what}.`, delivered, details);
}

/** Codes of Node's TLS and OpenSSL's certificate verification. */
const TLS_FAILURE = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|EPROTO)/;

function reasonOf(code: string): string {
  if (code === 'ECONNREFUSED') return 'it refused the connection';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host name does not resolve';
  if (TLS_FAILURE.test(code)) return 'the TLS handshake failed, its certificate may not be valid';
  return 'no connection could be made';
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
