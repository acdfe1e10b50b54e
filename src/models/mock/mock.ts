import { setTimeout as pause } from 'node:timers/promises';
import type { CancelSignal, OutboundBody, OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type JsonObject, type ModelOperation, parseJson, sseEvent } from '../../protocol/index.ts';
import { mockAnswer } from './answer.ts';
import { mockEvents } from './events.ts';

export interface MockRequest {
  operation: ModelOperation;
  /** What stands behind `mock/`: see docs/models.md. */
  model: string;
  body: Buffer;
  /** Parameters of the entry of `model_list`. */
  settings: JsonObject;
  signal: CancelSignal;
}

/**
 * A model in this process, for tests, demos and a first look: what it says follows from what it is asked alone. Its answers
 * look like those of an HTTP upstream, so that all that follows treats them alike.
 */
export async function askMock({ operation, model, body, settings, signal }: MockRequest): Promise<OutboundResponse> {
  const parsed = parseJson(body);
  const request = isJsonObject(parsed) ? parsed : {};
  const status = Number(/^error-(\d{3})$/.exec(model)?.[1] ?? 200);
  if (status !== 200) return response(status, 'application/json', [mockError(status)], 0, signal);
  const delayMs = Number(settings['mock_delay_ms'] ?? (model === 'slow' ? SLOW_MS : 0));
  const answer = mockAnswer(operation, model, request);
  if (request['stream'] !== true || NEVER_STREAMED.has(operation))
    return response(200, 'application/json', [Buffer.from(JSON.stringify(answer))], delayMs, signal);
  return response(200, 'text/event-stream', mockEvents(operation, answer, request).map(eventOf), delayMs, signal);
}

const NEVER_STREAMED: ReadonlySet<ModelOperation> = new Set(['embeddings', 'messages.count_tokens']);

const SLOW_MS = 200;

const eventOf = ({ event, data }: { event?: string; data: string }): Buffer => sseEvent(data, event);

const mockError = (status: number): Buffer =>
  Buffer.from(
    JSON.stringify({
      error: {
        message: `The mock model was asked for an error ${status}.`,
        type: 'mock_error',
        param: null,
        code: null,
      },
    }),
  );

const response = (
  status: number,
  contentType: string,
  pieces: Buffer[],
  delayMs: number,
  signal: CancelSignal,
): OutboundResponse => ({
  status,
  headers: { 'content-type': contentType, ...(status === 429 && { 'retry-after': '1' }) },
  body: new MockBody(pieces, delayMs, signal),
});

/** Waits before each piece; leaves off when the call is given up. */
class MockBody implements OutboundBody {
  readonly #pieces: Buffer[];
  readonly #delayMs: number;
  readonly #gone = new AbortController();

  constructor(pieces: Buffer[], delayMs: number, signal: CancelSignal) {
    this.#pieces = pieces;
    this.#delayMs = delayMs;
    signal.addEventListener('abort', () => this.#gone.abort(signal.reason));
  }

  async buffer(): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  abort(): void {
    this.#gone.abort();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, undefined> {
    const { signal } = this.#gone;
    for (const piece of this.#pieces) {
      if (this.#delayMs > 0) await pause(this.#delayMs, undefined, { signal });
      signal.throwIfAborted();
      yield piece;
    }
    return undefined;
  }
}
