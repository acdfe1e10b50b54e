import type { Outcome, WireAnswer } from '../gateway/index.ts';
import { SSE_KEEP_ALIVE } from '../protocol/index.ts';
import type { Exchange } from './exchange.ts';

/** Bodies up to this size leave in one write with their headers: a write apart costs a sixth of a small call's time. */
const ONE_WRITE_BYTES = 16_384;

const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache',
  // Tells nginx and its like to pass each event on at once.
  'x-accel-buffering': 'no',
};

/** Writes what the gateway made of a call. */
export async function writeOutcome(exchange: Exchange, outcome: Outcome, keepAliveMs: number): Promise<void> {
  if (outcome.kind === 'answer') writeAnswer(exchange, outcome.answer);
  else await writeStream(exchange, outcome.headers, outcome.frames, keepAliveMs);
}

/** Writes one whole answer. Does nothing when the caller is gone. */
export function writeAnswer({ request, response, requestId }: Exchange, answer: WireAnswer): void {
  if (response.destroyed || response.headersSent) return;
  const headers: Record<string, string | number> = { 'x-request-id': requestId, ...answer.headers };
  // What is left of a body that was not read would be taken for the next request.
  if (!request.complete) headers['connection'] = 'close';
  if (answer.status === 204 || answer.status === 304) {
    response.writeHead(answer.status, headers).end();
    return;
  }
  headers['content-type'] = answer.contentType;
  headers['content-length'] = answer.body.length;
  response.writeHead(answer.status, headers);
  if (answer.body.length <= ONE_WRITE_BYTES) response.end(answer.body.toString('latin1'), 'latin1');
  else response.end(answer.body);
}

/**
 * Pipes frames to the caller as fast as it reads them. A comment goes out whenever nothing else did for `keepAliveMs`,
 * because load balancers cut silent connections.
 */
async function writeStream(
  exchange: Exchange,
  headers: Record<string, string>,
  frames: AsyncIterable<Buffer>,
  keepAliveMs: number,
): Promise<void> {
  const { response, requestId } = exchange;
  response.writeHead(200, { 'x-request-id': requestId, ...STREAM_HEADERS, ...headers });
  response.flushHeaders();
  const keepAlive = setInterval(() => {
    if (!response.writableNeedDrain) response.write(SSE_KEEP_ALIVE);
  }, keepAliveMs);
  try {
    for await (const frame of frames) {
      keepAlive.refresh();
      if (!response.write(frame)) await drained(exchange);
      if (exchange.signal.aborted) break;
    }
    response.end();
  } catch {
    // The record could not be written; a clean end would claim that all went well.
    response.destroy();
  } finally {
    clearInterval(keepAlive);
  }
}

/** Resolves when the caller has read on, or has left. */
function drained({ response, signal }: Exchange): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    response.on('drain', done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
