import { isJsonObject, type Json, type JsonObject, type UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamContext, UpstreamTurn } from '../adapter.ts';
import { failedResponse, invalidAnswer, jsonEvents, readJson } from '../answers/index.ts';
import { answersTo, askedIn, messageOf, ResponseReader } from '../responses/index.ts';
import { urlBelow } from '../url-below.ts';
import { refused } from './refused.ts';
import type { OpenaiSettings } from './settings.ts';

/** Runs one turn by the Responses API; what was said before, the platform remembers. */
export async function* runResponse(turn: UpstreamTurn, settings: OpenaiSettings): AsyncGenerator<UpstreamEvent> {
  const { http, upstream } = turn;
  const response = await http.send({
    method: 'POST',
    url: urlBelow(upstream.url, '/responses'),
    headers: { accept: 'text/event-stream' },
    body: requestOf(turn, settings),
  });
  if (response.status !== 200) throw await refused(response);
  const reader = new ResponseReader({
    begun: (id) => [settings.background ? { type: 'run', handle: { response: id } } : { type: 'progress' }],
    complete: (id) => [{ type: 'session', handle: { response: id } }],
  });
  if (!response.headers['content-type']?.startsWith('text/event-stream')) {
    yield* reader.whole(objectIn(await readJson(response, upstream.maxResponseBytes)));
    return;
  }
  for await (const event of jsonEvents(response, upstream.maxEventBytes)) yield* reader.take(event);
}

function requestOf({ parts, session, resume, taskId }: UpstreamTurn, settings: OpenaiSettings): JsonObject {
  const { model, instructions, extra_body, background } = settings;
  const previous = responseIn(resume) ?? responseIn(session);
  const input = resume === undefined ? [messageOf(parts)] : answersTo(askedIn(resume), parts);
  return {
    ...extra_body,
    model,
    ...(instructions !== undefined && { instructions }),
    input,
    ...(previous !== undefined && { previous_response_id: previous }),
    ...(background && { background }),
    stream: true,
    store: true,
    metadata: { a2a_task_id: taskId },
  };
}

const GONE = 'The platform does not know this answer any more. Send the message again in a new task.';

/** What a background response has told, from its beginning. */
export async function pollResponse(run: Json, { http, upstream }: UpstreamContext): Promise<UpstreamEvent[]> {
  const response = await http.send({ method: 'GET', url: urlBelow(upstream.url, `/responses/${responseIn(run)}`) });
  if (response.status === 404) return [{ type: 'fail', kind: 'failed', message: GONE }];
  if (response.status !== 200) throw failedResponse(response);
  const reader = new ResponseReader({
    begun: () => [],
    complete: (id) => [{ type: 'session', handle: { response: id } }],
  });
  return reader.whole(objectIn(await readJson(response, upstream.maxResponseBytes)));
}

/** Stops a background response. */
export async function cancelResponse(
  run: Json,
  { http, upstream }: UpstreamContext,
): Promise<'canceled' | 'requested'> {
  const url = urlBelow(upstream.url, `/responses/${responseIn(run)}/cancel`);
  const response = await http.send({ method: 'POST', url });
  response.body.abort();
  if (response.status === 200) return 'canceled';
  if (response.status === 400 || response.status === 404 || response.status === 409) return 'requested';
  throw failedResponse(response);
}

const responseIn = (handle: Json | undefined): string | undefined => {
  const id = isJsonObject(handle) ? handle['response'] : undefined;
  return typeof id === 'string' ? id : undefined;
};

function objectIn(answer: Json): JsonObject {
  if (isJsonObject(answer)) return answer;
  throw invalidAnswer('The agent sent an answer that is no response.');
}
