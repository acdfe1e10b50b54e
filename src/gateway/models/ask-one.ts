import {
  answerTimeouts,
  type ModelAttempt,
  type ModelDeployment,
  type ModelUsage,
  streamTimeouts,
} from '../../models/index.ts';
import type { Timeouts } from '../../outbound/index.ts';
import type { SseEvent } from '../../protocol/index.ts';
import type { ModelCourse } from './course.ts';
import type { ModelInvocation } from './invocation.ts';
import { openModelStream } from './model-stream.ts';
import type { ModelGatewayParts } from './parts.ts';
import { passedHeaders } from './passed-headers.ts';
import { refusalOf } from './refusal.ts';

/** What a deployment answered, as far as has to be known before the caller is told of it. */
export type Asked =
  | { kind: 'whole'; bytes: Buffer }
  /** Its first event has come, and is no error. */
  | { kind: 'stream'; first: SseEvent; rest: AsyncGenerator<SseEvent, undefined> };

/**
 * Asks one deployment. A body that breaks off, and a stream that begins with an error, are failures like any other: nothing
 * of them has left, so that somebody else may answer (model notes, A.10).
 *
 * @throws Refused, SwitchboardError
 */
export async function askOne(course: ModelCourse, attempt: ModelAttempt, parts: ModelGatewayParts): Promise<Asked> {
  const { signal } = course.invocation;
  const headers = passedHeaders(course.invocation, parts.forwarding);
  const { request } = course;
  const { deployment } = attempt;
  const counted = (usage: ModelUsage): void => course.see({ usage, serviceTier: null, model: null });
  const response = await parts.ask({
    request,
    deployment,
    timeouts: timeoutsOf(deployment, course.invocation),
    headers,
    signal,
    counted,
    log: course.headers ?? undefined,
  });
  course.providerHeaders = response.headers;
  if (response.status !== 200) throw refusalOf(response, await response.body.buffer(parts.maxResponseBytes));
  if (request.isStream && isEventStream(response.headers)) {
    const opened = await openModelStream(response.body, parts.maxEventBytes);
    attempt.answered();
    return { kind: 'stream', ...opened };
  }
  const bytes = await response.body.buffer(parts.maxResponseBytes);
  attempt.answered();
  return { kind: 'whole', bytes };
}

/** What the caller asks for wins over what the deployment says. */
export function timeoutsOf(
  { timeouts, streamTimeouts: ofStreams }: ModelDeployment,
  { request, controls: { timeoutMs, streamTimeoutMs } }: Pick<ModelInvocation, 'request' | 'controls'>,
): Timeouts {
  if (!request.isStream) return timeoutMs === null ? timeouts : answerTimeouts(timeoutMs);
  const ms = streamTimeoutMs ?? timeoutMs;
  return ms === null ? ofStreams : streamTimeouts(ms);
}

/** A provider may answer a stream's request with a whole body. */
const isEventStream = (headers: Record<string, string>): boolean =>
  headers['content-type']?.startsWith('text/event-stream') ?? false;
