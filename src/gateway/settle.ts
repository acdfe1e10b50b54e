import { faultOf } from '../agents/index.ts';
import { shownTraceId } from '../tracing/index.ts';
import { headersOfAnswer, headersOfStream } from './answer-headers.ts';
import type { Course, Ending } from './course.ts';
import type { WireAnswer } from './invocation.ts';
import type { GatewayParts } from './parts.ts';

/** Writes the record; resolves when it is in the journal, and only then counts the call. The one end of every call. */
export function settle(course: Course, ending: Ending, parts: GatewayParts): Promise<void> {
  leave(course, ending, parts);
  const { turn, goesOn } = course;
  const call = course.toCall(ending);
  if (turn && goesOn) parts.afterwards.follow(turn, call);
  // A budget is what the ledger adds up to: what is not there has cost nothing.
  return parts.recorder.record(call, course.content).then(
    () => {
      course.reservation?.settle(call);
      return parts.metrics.callEnded(call);
    },
    (unrecorded: unknown) => {
      course.reservation?.settle({ ...call, costNano: null });
      throw unrecorded;
    },
  );
}

/** The deployment is no longer busy with the call, and nobody needs to end it any more. */
function leave(course: Course, { error }: Ending, { openCalls }: GatewayParts): void {
  const { agent, attempt, invocation } = course;
  attempt?.settled(error && !invocation.signal.aborted ? faultOf(error) : null);
  if (agent) openCalls.remove(agent.id, course);
}

/**
 * Keeps the headers of an answer that is about to leave. What is left of limits stands in them as it is now, before the
 * call is counted.
 * @param isStream it is told as a stream's only event
 */
export function keepAnswerHeaders(course: Course, answer: WireAnswer, parts: GatewayParts, isStream = false): void {
  if (!course.headers) return;
  const headers = { ...answer.headers };
  addCallHeaders(headers, course, parts);
  const { requestId } = course.invocation;
  course.headers.answers(
    isStream ? headersOfStream(requestId, headers) : headersOfAnswer(requestId, { ...answer, headers }),
  );
}

/** By these a caller finds its call in the log, and its trace, and knows what is left of its limits. */
export function addCallHeaders(
  headers: Record<string, string>,
  { invocation, trace, reservation }: Course,
  parts: GatewayParts,
): void {
  headers['x-litellm-call-id'] = invocation.id;
  headers['x-litellm-trace-id'] = shownTraceId(trace);
  if (reservation) Object.assign(headers, reservation.headers(parts.clock()));
}
