import type { WireAnswer } from './invocation.ts';

/**
 * The headers that a whole answer leaves with, besides those of the connection.
 * @returns names and values in turns: Node takes them as they are, which objects are not
 */
export function headersOfAnswer(
  requestId: string,
  { status, contentType, headers, body }: Pick<WireAnswer, 'status' | 'contentType' | 'headers' | 'body'>,
): string[] {
  const sent = ['x-request-id', requestId];
  for (const name in headers) sent.push(name, headers[name] ?? '');
  // RFC 9110, sections 15.3.5 and 15.4.5: these have no body.
  if (status !== 204 && status !== 304) sent.push('content-type', contentType, 'content-length', String(body.length));
  return sent;
}

const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache',
  // Tells nginx and its like to pass each event on at once.
  'x-accel-buffering': 'no',
};

/** The same of a stream. @param headers of this one, which win over those of all */
export const headersOfStream = (requestId: string, headers: Record<string, string>): string[] =>
  Object.entries({ 'x-request-id': requestId, ...STREAM_HEADERS, ...headers }).flat();
