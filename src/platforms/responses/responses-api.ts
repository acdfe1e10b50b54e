import type { OutboundResponse } from '../../outbound/index.ts';
import type { Json, JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { failedResponse, jsonEvents, readObject } from '../answers/index.ts';
import type { Asked } from './asked.ts';
import { refusalOf, refused } from './refused.ts';
import { ResponseReader } from './response-reader.ts';
import { readRun } from './response-run.ts';

/** A Responses API: OpenAI's own, or one of its kind (agent platforms, section 3.2). */
export interface ResponsesApi {
  /** @param path of a resource, with its query; begins with a slash */
  url: (path: string) => URL;
  /** Sent with every request. Lower-case names. */
  headers?: Readonly<Record<string, string>>;
  /**
   * What the conversation's next turn goes on with, after a response that is complete.
   *
   * @param asked what it waits for
   * @returns undefined when all stays as it is
   */
  sessionAfter: (response: JsonObject, asked: readonly Asked[]) => Json | undefined;
}

/** A response to ask for. */
export interface ResponseRequest {
  /** Of the request, besides what makes it a stream. */
  body: JsonObject;
  /**
   * It goes on without the connection: its run is told, and can be followed and cancelled. `preferred`: unless the agent does
   * not know such a thing.
   */
  background: boolean | 'preferred';
  /** Of the conversation, on the platform: a refusal that speaks of it means that it is gone. */
  conversation?: string | undefined;
}

const STREAM = 'text/event-stream';

/** Asks for a response, and tells it as it comes. */
export async function* runResponse(
  context: UpstreamContext,
  api: ResponsesApi,
  request: ResponseRequest,
): AsyncGenerator<UpstreamEvent> {
  const { response, background } = await begin(context, api, request);
  yield* read(response, new ResponseReader({ sessionAfter: api.sessionAfter, background }), context.upstream);
}

/** An agent that refuses the background has not begun anything: it is asked again without. */
async function begin(
  { http }: UpstreamContext,
  api: ResponsesApi,
  { body, background, conversation }: ResponseRequest,
): Promise<{ response: OutboundResponse; background: boolean }> {
  const ask = (inBackground: boolean): Promise<OutboundResponse> =>
    http.send({
      method: 'POST',
      url: api.url('/responses'),
      headers: { ...api.headers, accept: STREAM },
      body: { ...body, ...(inBackground && { background: true }), stream: true, store: true },
    });
  const isWanted = background !== false;
  const response = await ask(isWanted);
  if (response.status === 200) return { response, background: isWanted };
  const { failure, isForBackground } = await refusalOf(response, conversation);
  if (!isForBackground || background !== 'preferred') throw failure;
  const onConnection = await ask(false);
  if (onConnection.status !== 200) throw await refused(onConnection, conversation);
  return { response: onConnection, background: false };
}

const GONE = 'The platform does not know this answer any more. Send the message again in a new task.';
/** A response that was begun without a stream has none. */
const NO_STREAM = new Set([400, 405, 422]);

/** A response in the background, from where it was last heard of; as it stands where the platform does not stream it. */
export async function* followResponse(
  run: Json,
  context: UpstreamContext,
  api: ResponsesApi,
): AsyncGenerator<UpstreamEvent> {
  const { http, upstream } = context;
  const { response: id, after } = readRun(run);
  const resource = `/responses/${encodeURIComponent(id)}`;
  const cursor = after === undefined ? '' : `&starting_after=${after}`;
  const { headers = {} } = api;
  const url = api.url(`${resource}?stream=true${cursor}`);
  let response = await http.send({ method: 'GET', url, headers: { ...headers, accept: STREAM } });
  if (NO_STREAM.has(response.status)) {
    response.body.abort();
    response = await http.send({ method: 'GET', url: api.url(resource), headers });
  }
  if (response.status === 404) {
    response.body.abort();
    yield { type: 'fail', kind: 'failed', message: GONE };
    return;
  }
  if (response.status !== 200) throw failedResponse(response);
  yield* read(response, new ResponseReader({ sessionAfter: api.sessionAfter, background: true, id }), upstream);
}

/** Stops a response in the background. */
export async function cancelResponse(
  run: Json,
  { http }: UpstreamContext,
  api: ResponsesApi,
): Promise<'canceled' | 'requested'> {
  const { response: id } = readRun(run);
  const url = api.url(`/responses/${encodeURIComponent(id)}/cancel`);
  const response = await http.send({ method: 'POST', url, headers: api.headers ?? {} });
  response.body.abort();
  if (response.status === 200) return 'canceled';
  if (response.status === 400 || response.status === 404 || response.status === 409) return 'requested';
  throw failedResponse(response);
}

async function* read(
  response: OutboundResponse,
  reader: ResponseReader,
  { maxEventBytes, maxResponseBytes }: UpstreamContext['upstream'],
): AsyncGenerator<UpstreamEvent> {
  if (response.headers['content-type']?.startsWith(STREAM)) {
    for await (const event of jsonEvents(response, maxEventBytes)) yield* reader.take(event);
    return;
  }
  yield* reader.whole(await readObject(response, maxResponseBytes));
}
