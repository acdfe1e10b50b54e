import { mergeUsage, type SeenAnswer, seeAnswer } from '../../models/index.ts';
import type { OutboundBody } from '../../outbound/index.ts';
import { type SseEvent, SseReader, SwitchboardError, sseEvent } from '../../protocol/index.ts';
import { asFailure, outcomeOfBrokenStream } from '../failure.ts';
import type { Outcome } from '../invocation.ts';
import { Refused } from './ask.ts';
import type { ModelCourse, ModelEnding } from './course.ts';
import type { ModelGatewayParts } from './parts.ts';
import { modelCallHeaders, settleModelCall } from './settle.ts';

/**
 * A stream, event by event. Its first event is looked at before the status is sent: an error there is still told by one
 * (model notes, A.10).
 *
 * @throws Refused, SwitchboardError when nothing of the stream has left
 */
export async function streamedByModel(
  course: ModelCourse,
  body: OutboundBody,
  parts: ModelGatewayParts,
): Promise<Outcome> {
  const events = eventsOf(body, parts.maxEventBytes);
  const first = await events.next();
  if (first.done) throw truncated();
  refuseErrorEvent(first.value);
  const headers = modelCallHeaders(course, parts);
  return {
    kind: 'stream',
    headers: { ...headers, ...STREAM_HEADERS },
    frames: frames(course, first.value, events, parts),
  };
}

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
};

async function* eventsOf(body: OutboundBody, maxEventBytes: number): AsyncGenerator<SseEvent, undefined> {
  const reader = new SseReader({ maxEventBytes });
  for await (const piece of body) yield* reader.push(piece);
  return undefined;
}

const DONE = '[DONE]';
const isDone = ({ data }: SseEvent): boolean => data.length === DONE.length && data.toString('latin1') === DONE;

/** @throws Refused */
function refuseErrorEvent(event: SseEvent): void {
  if (isDone(event) || !isErrorEvent(event)) return;
  const value = JSON.parse(event.data.toString()) as { error?: { message?: string; type?: string; code?: unknown } };
  const { message = 'The provider failed.', type = 'api_error', code } = value.error ?? {};
  const status = typeof code === 'number' && code >= 400 && code < 600 ? code : 502;
  throw new Refused({
    status,
    message,
    type,
    param: null,
    code: typeof code === 'string' ? code : null,
    retryAfter: null,
  });
}

function isErrorEvent({ data }: SseEvent): boolean {
  try {
    return seeAnswer(data, '').isError;
  } catch {
    return false;
  }
}

/** However the stream ends, the record is in the journal before its last byte has left. */
async function* frames(
  course: ModelCourse,
  first: SseEvent,
  rest: AsyncGenerator<SseEvent, undefined>,
  parts: ModelGatewayParts,
): AsyncGenerator<Buffer> {
  const { signal, wire, id } = course.invocation;
  let ending: ModelEnding = { outcome: 'caller-left', httpStatus: CLIENT_CLOSED };
  parts.metrics.streamOpened();
  try {
    let isComplete = false;
    for await (const event of following(first, rest)) {
      isComplete ||= isLast(event);
      const frame = frameOf(course, event, parts);
      if (frame) yield frame;
    }
    if (!isComplete) throw truncated();
    ending = { outcome: 'ok', httpStatus: 200 };
  } catch (error) {
    if (signal.aborted && !(signal.reason instanceof SwitchboardError)) return;
    const failure = asFailure(signal.aborted ? signal.reason : error);
    ending = { outcome: outcomeOfBrokenStream(failure), httpStatus: 200, error: failure };
    const told = wire.failureEvent(failure, id);
    course.streaming(told.length, told, false);
    yield told;
  } finally {
    await rest.return(undefined);
    parts.metrics.streamClosed();
    await settleModelCall(course, ending, parts);
  }
}

/** What nginx calls it, and what others have taken over. */
const CLIENT_CLOSED = 499;

async function* following(first: SseEvent, rest: AsyncIterable<SseEvent>): AsyncGenerator<SseEvent> {
  yield first;
  yield* rest;
}

/** @returns undefined for what the caller did not ask for: the last chunk without choices crashes naive readers (A.10) */
function frameOf(course: ModelCourse, event: SseEvent, parts: ModelGatewayParts): Buffer | undefined {
  const seen = isDone(event) ? undefined : seenIn(event, course);
  if (seen) course.usage = mergeUsage(course.usage, seen.usage);
  const { request } = course.invocation;
  if (seen?.isUsageOnly && !request.wantsUsage && !parts.alwaysIncludeUsage) return undefined;
  const data = seen?.body ?? event.data;
  const frame = sseEvent(data, event.event);
  course.streaming(frame.length, isDone(event) ? DONE_TEXT : data, seen?.hasContent ?? false);
  return frame;
}

/** Content is kept as JSON. */
const DONE_TEXT = Buffer.from(`"${DONE}"`);

/** What is no JSON goes on as it is: nobody can say what it means. */
function seenIn({ data }: SseEvent, { shownModel }: ModelCourse): SeenAnswer | undefined {
  try {
    return seeAnswer(data, shownModel);
  } catch {
    return undefined;
  }
}

const LAST_EVENTS = new Set(['message_stop', 'response.completed', 'response.failed', 'response.incomplete', 'error']);

/** Chat streams end by a word of their own; those of responses and messages by an event. */
const isLast = (event: SseEvent): boolean =>
  isDone(event) ||
  (event.event !== undefined && LAST_EVENTS.has(event.event)) ||
  FINISHED.test(event.data.toString('latin1'));

/** Some servers end with the last choice, and no word. */
const FINISHED = /"finish_reason"\s*:\s*"/;

const truncated = (): SwitchboardError =>
  new SwitchboardError('UPSTREAM_TRUNCATED', "The provider's stream ended before its answer did. Ask again.");
