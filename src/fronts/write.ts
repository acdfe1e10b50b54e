import type { ServerResponse } from 'node:http';
import { headersOfAnswer, headersOfStream, type Outcome, type WireAnswer } from '../gateway/index.ts';
import { SSE_KEEP_ALIVE } from '../protocol/index.ts';
import type { Exchange } from './exchange.ts';

/** Bodies up to this size leave in one write with their headers: a write apart costs a sixth of a small call's time. */
const ONE_WRITE_BYTES = 16_384;

/** Long enough for a caller on a train, short enough that callers who never read cannot fill the memory (promise 12). */
const STUCK_AFTER_MS = 60_000;

/** How callers are waited for, milliseconds. */
export interface WriteTimes {
  keepAliveMs: number;
  stuckAfterMs?: number;
}

/** Writes what the gateway made of a call. @returns a promise of the end of a stream */
export function writeOutcome(exchange: Exchange, outcome: Outcome, times: WriteTimes): void | Promise<void> {
  if (outcome.kind === 'answer') writeAnswer(exchange, outcome.answer, times);
  else return writeStream(exchange, outcome.headers, outcome.frames, times);
}

/** Writes one whole answer. Does nothing when the caller is gone. */
export function writeAnswer(
  { request, response, requestId }: Exchange,
  answer: WireAnswer,
  { stuckAfterMs = STUCK_AFTER_MS }: Partial<WriteTimes> = {},
): void {
  if (response.destroyed || response.headersSent) return;
  const headers = headersOfAnswer(requestId, answer);
  // What is left of a body that was not read would be taken for the next request.
  if (!request.complete) headers.push('connection', 'close');
  if (answer.status === 204 || answer.status === 304) {
    response.writeHead(answer.status, headers).end();
    return;
  }
  response.writeHead(answer.status, headers);
  if (answer.body.length <= ONE_WRITE_BYTES) response.end(answer.body.toString('latin1'), 'latin1');
  else {
    response.end(answer.body);
    cutOffWhenStuck(response, stuckAfterMs);
  }
}

/**
 * Pipes frames to the caller as fast as it reads them. A comment goes out whenever nothing else did for `keepAliveMs`,
 * because load balancers cut silent connections.
 */
async function writeStream(
  exchange: Exchange,
  headers: Record<string, string>,
  frames: AsyncIterable<Buffer>,
  { keepAliveMs, stuckAfterMs = STUCK_AFTER_MS }: WriteTimes,
): Promise<void> {
  const { response, requestId } = exchange;
  response.writeHead(200, headersOfStream(requestId, headers));
  response.flushHeaders();
  const keepAlive = setInterval(() => {
    if (!response.writableNeedDrain) response.write(SSE_KEEP_ALIVE);
  }, keepAliveMs);
  try {
    for await (const frame of frames) {
      keepAlive.refresh();
      if (!response.write(frame)) await drained(exchange, stuckAfterMs);
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

/** Resolves when the caller has read on, or has left; one that takes nothing for too long is made to leave. */
function drained({ response, signal }: Exchange, stuckAfterMs: number): Promise<void> {
  return new Promise((resolve) => {
    const readsAgain = cutOffWhenStuck(response, stuckAfterMs);
    const done = () => {
      readsAgain();
      response.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    response.on('drain', done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

/**
 * Closes the connection of a caller that takes nothing of what waits for it. Node's timer tells slow progress from none.
 *
 * @returns ends the watch
 */
function cutOffWhenStuck(response: ServerResponse, stuckAfterMs: number): () => void {
  const cutOff = () => response.destroy();
  response.on('timeout', cutOff);
  response.setTimeout(stuckAfterMs);
  return () => {
    response.off('timeout', cutOff);
    response.setTimeout(0);
  };
}
