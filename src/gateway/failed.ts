import { isStreaming, SwitchboardError } from '../protocol/index.ts';
import type { Course } from './course.ts';
import { asFailure, outcomeOfFailure } from './failure.ts';
import type { Invocation, Outcome } from './invocation.ts';
import type { GatewayParts } from './parts.ts';
import { addCallHeaders, keepAnswerHeaders, settle } from './settle.ts';

/** A failed call, told on the caller's wire and in the ledger. Never throws. */
export async function failed(course: Course, error: unknown, parts: GatewayParts): Promise<Outcome> {
  const { signal, wire } = course.invocation;
  const failure = signal.aborted && signal.reason instanceof SwitchboardError ? signal.reason : asFailure(error);
  const answer = wire.failure(failure);
  const event = isToldByEvent(course.invocation, failure) ? wire.failureEvent(failure) : null;
  if (event) course.streaming(event, { terminal: true });
  else course.answering(answer, { terminal: true });
  keepAnswerHeaders(course, answer, parts, event !== null);
  const left = signal.aborted && failure !== signal.reason;
  const outcome = left ? 'caller-left' : outcomeOfFailure(failure);
  // Whoever cannot record says so itself, once, and not for each call.
  const isToldAlready = (told: unknown): boolean => told === parts.unrecordable();
  if (!left && !isToldAlready(failure)) report(course, failure, parts);
  try {
    await settle(course, { outcome, httpStatus: answer.status, error: failure }, parts);
  } catch (err) {
    const { requestId } = course.invocation;
    if (!isToldAlready(err)) parts.log.error({ err, requestId }, 'a failed call could not be recorded');
  }
  addCallHeaders(answer.headers, course, parts);
  return event
    ? { kind: 'stream', headers: answer.headers, frames: streamOf(event.bytes) }
    : { kind: 'answer', answer };
}

/**
 * JSON-RPC clients of 0.3 take nothing but a stream for an answer to a streaming call, unless HTTP itself refuses it (A2A
 * wire notes, 2.5).
 */
const isToldByEvent = ({ operation, version, binding }: Invocation, { row }: SwitchboardError): boolean =>
  version === '0.3' && binding === 'JSONRPC' && isStreaming(operation) && row.rpcStatus === 200;

async function* streamOf(frame: Buffer): AsyncGenerator<Buffer> {
  yield frame;
}

/** Logs what operators must know, with the cause that callers never see. */
export function report(course: Course, failure: SwitchboardError, parts: GatewayParts): void {
  const { agent, invocation } = course;
  if (failure.details.staleCard === true && agent) parts.cardLooksStale(agent.id);
  const outcome = outcomeOfFailure(failure);
  if (outcome === 'refused') return;
  const level = outcome === 'gateway-error' ? 'error' : 'warn';
  parts.log[level](
    { requestId: invocation.requestId, agent: agent?.name, code: failure.code, err: failure.cause ?? failure },
    failure.message,
  );
}
