import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { SwitchboardError } from '../protocol/index.ts';
import { type BodySource, ResponseBody } from './body.ts';
import type { CancelSignal, LoggedExchange, OutboundRequest, OutboundResponse } from './contract.ts';
import { type Delivery, upstreamError } from './delivery.ts';
import { failureOf } from './failure.ts';

type Controller = Dispatcher.DispatchController;

/**
 * One request and its answer, as undici's hand-written handler: the hot path, cheaper than `request()`. Keeps
 * the deadlines itself, because undici's timers are half a second coarse and do not say what they waited for.
 */
export class Exchange implements Dispatcher.DispatchHandler, BodySource {
  /** Resolves when the headers are there. */
  readonly response: Promise<OutboundResponse>;
  readonly #request: OutboundRequest;
  readonly #logged: LoggedExchange | undefined;
  #resolve: ((response: OutboundResponse) => void) | undefined;
  #reject: ((error: Error) => void) | undefined;
  #controller: Controller | undefined;
  #body: ResponseBody | undefined;
  #delivered: Delivery = 'no';
  #done = false;
  /** The first byte's deadline, then the one between pieces. */
  #phaseTimer: NodeJS.Timeout | undefined;
  #phaseMs = 0;
  #awaited: Awaited = 'answer';
  #totalTimer: NodeJS.Timeout | undefined;

  /** @param logged where what is answered is noted */
  constructor(request: OutboundRequest, logged?: LoggedExchange) {
    this.#request = request;
    this.#logged = logged;
    this.response = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const { totalMs } = request.timeouts;
    if (totalMs > 0) this.#totalTimer = setTimeout(() => this.abort(this.#tooSlow('finish', totalMs)), totalMs);
    request.signal?.addEventListener('abort', this.#onAbort);
  }

  /** undici holds a connection and is about to write. An exchange that was given up meanwhile is not written at all. */
  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    if (this.#done) {
      controller.abort(new Error('given up before it was sent'));
      return;
    }
    this.#delivered = 'unknown';
    this.#startPhase('answer', this.#request.timeouts.firstByteMs);
  }

  onResponseStart(_controller: Controller, status: number, headers: IncomingHttpHeaders): void {
    // Interim answers (RFC 9110, section 15.2) announce the real one.
    if (status < 200) return;
    this.#delivered = 'yes';
    const flat = flatten(headers);
    if (this.#logged) {
      this.#logged.status = status;
      this.#logged.received = flat;
    }
    if (isEncoded(flat)) {
      this.abort(compressed());
      return;
    }
    this.#startIdle();
    this.#body = new ResponseBody(this);
    this.#resolve?.({ status, headers: flat, body: this.#body });
  }

  onResponseData(_controller: Controller, piece: Buffer): void {
    this.#phaseTimer?.refresh();
    this.#body?.push(piece);
  }

  onResponseEnd(): void {
    this.#finish();
    this.#body?.end();
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.#fail(failureOf(error, this.#delivered));
  }

  pause(): void {
    clearTimeout(this.#phaseTimer);
    this.#phaseTimer = undefined;
    this.#controller?.pause();
  }

  resume(): void {
    if (!this.#done) this.#startIdle();
    this.#controller?.resume();
  }

  abort(error: Error): void {
    this.#fail(error);
    this.#controller?.abort(error);
  }

  #fail(error: Error): void {
    if (this.#done) return;
    this.#finish();
    if (this.#body) this.#body.fail(error);
    else this.#reject?.(error);
  }

  #finish(): void {
    this.#done = true;
    clearTimeout(this.#phaseTimer);
    clearTimeout(this.#totalTimer);
    this.#request.signal?.removeEventListener('abort', this.#onAbort);
  }

  readonly #onAbort = (): void => this.abort(givenUp(this.#request.signal, this.#delivered));

  #startIdle(): void {
    this.#startPhase('go on', this.#request.timeouts.idleMs);
  }

  /** Phases that may last equally long, as they do unless an operator says otherwise, share a timer. */
  #startPhase(awaited: Awaited, limitMs: number): void {
    this.#awaited = awaited;
    if (this.#phaseTimer && limitMs === this.#phaseMs) {
      this.#phaseTimer.refresh();
      return;
    }
    clearTimeout(this.#phaseTimer);
    this.#phaseMs = limitMs;
    const tooSlow = () => this.abort(this.#tooSlow(this.#awaited, limitMs));
    this.#phaseTimer = limitMs > 0 ? setTimeout(tooSlow, limitMs) : undefined;
  }

  #tooSlow(what: Awaited, limitMs: number): SwitchboardError {
    const message = `The agent did not ${what} within ${limitMs} ms (${LIMIT_NAMES[what]} timeout).`;
    return upstreamError('UPSTREAM_TIMEOUT', message, this.#delivered);
  }
}

type Awaited = 'answer' | 'go on' | 'finish';

const LIMIT_NAMES: Record<Awaited, string> = { answer: 'first byte', 'go on': 'idle', finish: 'total' };

/** Whoever aborts may say why by a SwitchboardError; otherwise the caller left. */
export function givenUp(signal: CancelSignal | undefined, delivered: Delivery): SwitchboardError {
  const reason = signal?.reason;
  if (reason instanceof SwitchboardError) return reason;
  return upstreamError('UPSTREAM_FAILED', 'The call was given up before the agent had answered it.', delivered);
}

/** The gateway asks for `identity`: an encoded body would have to be decoded blind, and may be a bomb. */
const isEncoded = (headers: Record<string, string>): boolean =>
  !['', 'identity'].includes(headers['content-encoding']?.toLowerCase() ?? '');

const compressed = (): SwitchboardError =>
  upstreamError(
    'INVALID_AGENT_RESPONSE',
    'The agent compressed its answer although that was not accepted. Switch compression off for the gateway.',
    'yes',
  );

/** Hardly any header comes twice, and then there is nothing to do. */
function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) return joined(headers);
  }
  return headers as Record<string, string>;
}

const joined = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
