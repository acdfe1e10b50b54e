import type { CancelSignal } from '../outbound/index.ts';
import type { StreamReply } from '../platforms/index.ts';
import { createStreamMemory, SwitchboardError } from '../protocol/index.ts';
import { headersOfAnswer, headersOfStream } from './answer-headers.ts';
import type { Course, Ending } from './course.ts';
import { encodeEvent } from './encode.ts';
import { report } from './failed.ts';
import { asFailure, outcomeOfBrokenStream } from './failure.ts';
import type { Invocation, Outcome } from './invocation.ts';
import { observeTasks, ownFrame, ownSighting } from './own-tasks.ts';
import type { GatewayParts } from './parts.ts';
import { addCallHeaders, settle } from './settle.ts';

/** A stream of the agent, on the caller's wire; it is settled when it ends. */
export function streamed(course: Course, reply: StreamReply, parts: GatewayParts): Outcome {
  const headers = { ...reply.via.headers };
  addCallHeaders(headers, course, parts);
  course.headers?.answers(headersOfStream(course.invocation.requestId, headers));
  return {
    kind: 'stream',
    headers,
    frames: frames(course, reply, headers, parts),
  };
}

/** The stream as the caller gets it. However it ends, the record is in the journal before the last byte has left. */
async function* frames(
  course: Course,
  reply: StreamReply,
  headers: Record<string, string>,
  parts: GatewayParts,
): AsyncGenerator<Buffer> {
  const { invocation } = course;
  const memory = createStreamMemory(invocation.names);
  let ending: Ending | undefined;
  parts.metrics.streamOpened();
  try {
    for await (const content of reply.events) {
      const frame = ownFrame(course, encodeEvent(content, invocation, memory));
      const owned = observeTasks(course, content.sighting, parts);
      if (owned) await owned;
      if (course.push && content.sighting.taskId !== undefined) await course.push.bind(content.sighting.taskId);
      course.streaming(frame, ownSighting(course, content.sighting));
      yield frame.bytes;
    }
    ending = { outcome: course.agentOutcome, httpStatus: statusOf(invocation) };
  } catch (error) {
    if (invocation.signal.aborted && !isEndedByGateway(invocation.signal)) return;
    const failure = asFailure(error);
    report(course, failure, parts);
    const frame = invocation.wire.failureEvent(failure);
    ending = { outcome: outcomeOfBrokenStream(failure), httpStatus: statusOf(invocation), error: failure };
    course.streaming(frame, { terminal: true });
    yield frame.bytes;
  } finally {
    parts.metrics.streamClosed();
    keepRefusalHeaders(course, headers);
    await settle(course, ending ?? interrupted(invocation.signal), parts);
  }
}

/** What is refused by a status is no stream after all. @param headers of the stream that it would have been */
function keepRefusalHeaders({ invocation, headers: kept }: Course, headers: Record<string, string>): void {
  const { refusal } = invocation.wire;
  if (!kept || !refusal) return;
  const sent = { ...refusal, headers: { ...headers, ...refusal.headers } };
  kept.answers(headersOfAnswer(invocation.requestId, sent));
}

/** What failed before anything was said may be told by a status yet. */
const statusOf = ({ wire }: Invocation): number => wire.refusal?.status ?? 200;

/** A stream that nobody ended: the caller left, or the gateway is stopping and says so by its abort reason. */
function interrupted(signal: CancelSignal): Ending {
  const error = signal.reason instanceof SwitchboardError ? signal.reason : undefined;
  return { outcome: error ? outcomeOfBrokenStream(error) : 'caller-left', httpStatus: 200, error };
}

/** Somebody has ended the call, and its caller is told. At a stop streams close cleanly: callers subscribe again elsewhere. */
const isEndedByGateway = ({ reason }: CancelSignal): boolean =>
  reason instanceof SwitchboardError && reason.code !== 'SHUTTING_DOWN';
