import { costOfModel, type SeenAnswer, saidBytes, seeAnswer } from '../../models/index.ts';
import { isJsonObject, type JsonObject, type SseEvent, SwitchboardError, sseEvent } from '../../protocol/index.ts';
import { headersOfStream } from '../answer-headers.ts';
import { asFailure, outcomeOfBrokenStream } from '../failure.ts';
import type { Outcome } from '../invocation.ts';
import type { ModelCourse, ModelEnding } from './course.ts';
import { isDone, type OpenedStream, truncated } from './model-stream.ts';
import type { ModelGatewayParts } from './parts.ts';
import { rememberResponse } from './response-sessions.ts';
import { modelCallHeaders, settleModelCall } from './settle.ts';

/** A stream, event by event, once its first one has come. */
export function streamedByModel(course: ModelCourse, { first, rest }: OpenedStream, parts: ModelGatewayParts): Outcome {
  const headers = { ...modelCallHeaders(course, parts), ...STREAM_HEADERS };
  course.headers?.answers(headersOfStream(course.invocation.requestId, headers));
  return {
    kind: 'stream',
    headers,
    frames: frames(course, first, rest, parts),
  };
}

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
};

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
      const frame = await frameOf(course, event, parts);
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
async function frameOf(course: ModelCourse, event: SseEvent, parts: ModelGatewayParts): Promise<Buffer | undefined> {
  const seen = isDone(event) ? undefined : seenIn(event, course);
  if (seen) course.see(seen);
  if (seen) rememberResponse(course, seen, parts.responseSessions);
  const { request } = course.invocation;
  if (seen?.isUsageOnly && !request.wantsUsage && !parts.alwaysIncludeUsage) return undefined;
  const data = seen ? await pricedEvent(course, seen, parts) : event.data;
  if (seen?.hasContent) course.said += saidBytes(data);
  const frame = sseEvent(data, event.event);
  course.streaming(frame.length, isDone(event) ? DONE_TEXT : data, seen?.hasContent ?? false);
  return frame;
}

/** Where it is wanted, the usage at the end of a stream says what the call costs, as LiteLLM tells it. */
async function pricedEvent(
  course: ModelCourse,
  { body, usage }: SeenAnswer,
  parts: ModelGatewayParts,
): Promise<Buffer> {
  const { deployment, startedAt } = course;
  if (!parts.costInStreams || !usage || !deployment) return body;
  const { costNano } = costOfModel(
    await parts.pricer.pricesOf(deployment, startedAt),
    course.usage,
    course.serviceTier,
  );
  const event = JSON.parse(body.toString()) as JsonObject;
  // Not in that of Anthropic's first event: more is to come.
  const place = [event, event['response']].find((one) => isJsonObject(one) && isJsonObject(one['usage']));
  const told = isJsonObject(place) ? place['usage'] : undefined;
  if (costNano === null || !isJsonObject(told)) return body;
  told['cost'] = costNano / 1e9;
  return Buffer.from(JSON.stringify(event));
}

/** Content is kept as JSON. */
const DONE_TEXT = Buffer.from('"[DONE]"');

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
