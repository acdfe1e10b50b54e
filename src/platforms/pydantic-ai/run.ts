import type { OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type Json, type JsonObject, type UpstreamEvent, UpstreamFailure } from '../../protocol/index.ts';
import type { UpstreamContext, UpstreamTurn } from '../adapter.ts';
import { failedResponse, invalidAnswer, jsonEvents } from '../answers/index.ts';
import { pause } from '../pause.ts';
import { type Generation, generationOf, messageOf } from './generation.ts';
import { call, fetchCard, openEnvelope, resultOf, taskIn } from './server.ts';
import { artifactOf, endOf, eventsOfTask } from './task.ts';

/** A task on the server, and how it is asked for. */
interface Handle extends Generation {
  task: string;
}

const FIRST_PAUSE_MS = 250;
const GROWTH = 1.5;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Runs one turn (agent platforms, section 5). Each message makes a task of its own; the conversation is its context. Where
 * nothing is streamed the task is asked for until it is over, for as long as the agent's timeouts allow.
 */
export async function* run(turn: UpstreamTurn): AsyncGenerator<UpstreamEvent> {
  const { session, sessionKey, parts, idempotencyKey } = turn;
  const generation = known(session) ?? generationOf(await fetchCard(turn));
  yield { type: 'session', handle: { ...generation } };
  const message = messageOf(generation, { contextId: sessionKey, messageId: idempotencyKey, parts });
  const response = await call(turn, generation, generation.streams ? 'stream' : 'send', { message });
  if (generation.streams && isEventStream(response)) {
    yield* streamed(response, turn, generation);
    return;
  }
  const task = taskIn(await resultOf(response, turn));
  const handle = { ...generation, task: idOf(task) };
  yield { type: 'run', handle };
  yield* untilOver(task, handle, turn);
}

async function* untilOver(sent: JsonObject, handle: Handle, turn: UpstreamTurn): AsyncGenerator<UpstreamEvent> {
  const { totalMs } = turn.upstream.timeouts;
  let task = sent;
  let waitedMs = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * GROWTH)) {
    yield* eventsOfTask(task);
    if (endOf(task['status'])) return;
    if (totalMs > 0 && waitedMs >= totalMs) {
      yield { type: 'fail', kind: 'timeout', message: 'The agent did not finish in time.' };
      return;
    }
    await pause(pauseMs, turn.signal);
    waitedMs += pauseMs;
    task = await ask(handle, turn);
  }
}

async function* streamed(
  response: OutboundResponse,
  { upstream }: UpstreamTurn,
  generation: Generation,
): AsyncGenerator<UpstreamEvent> {
  for await (const { data } of jsonEvents(response, upstream.maxEventBytes)) {
    const { task, statusUpdate, artifactUpdate } = openEnvelope(data);
    if (isJsonObject(task)) {
      yield { type: 'run', handle: { ...generation, task: idOf(task) } };
      yield* eventsOfTask(task);
    }
    if (isJsonObject(artifactUpdate)) yield pieceOf(artifactUpdate);
    const end = isJsonObject(statusUpdate) ? endOf(statusUpdate['status']) : undefined;
    if (end) yield end;
  }
}

function pieceOf({ artifact, append, lastChunk }: JsonObject): UpstreamEvent {
  const { last, type: _type, ...piece } = artifactOf(isJsonObject(artifact) ? artifact : {}, lastChunk === true);
  return append === true ? { type: 'delta', ...piece } : { type: 'artifact', last, ...piece };
}

/** What a task has told, from its beginning. */
export async function poll(run: Json, context: UpstreamContext): Promise<UpstreamEvent[]> {
  try {
    return eventsOfTask(await ask(readHandle(run), context));
  } catch (error) {
    // Its servers forget everything when they are restarted: there is nothing to ask for again.
    if (error instanceof UpstreamFailure && error.terms.kind === 'failed') return [{ type: 'fail', ...error.terms }];
    throw error;
  }
}

const ask = async (handle: Handle, context: UpstreamContext): Promise<JsonObject> =>
  taskIn(await resultOf(await call(context, handle, 'get', { id: handle.task }), context));

/**
 * Tells the server, which as a rule goes on with its work all the same, and answers only when that is done: it is not waited
 * for, and the gateway's task is canceled in any case.
 */
export async function cancel(run: Json, context: UpstreamContext): Promise<'canceled'> {
  const handle = readHandle(run);
  call(context, handle, 'cancel', { id: handle.task }).then(
    (response) => response.body.abort(),
    () => undefined,
  );
  return 'canceled';
}

const isEventStream = (response: OutboundResponse): boolean => {
  if (response.status !== 200) throw failedResponse(response);
  return response.headers['content-type']?.startsWith('text/event-stream') ?? false;
};

function idOf({ id }: JsonObject): string {
  if (typeof id === 'string') return id;
  throw invalidAnswer('The agent began a task without saying which.');
}

function known(json: Json | undefined): Generation | undefined {
  const { is10, streams } = isJsonObject(json) ? json : {};
  return typeof is10 === 'boolean' && typeof streams === 'boolean' ? { is10, streams } : undefined;
}

function readHandle(json: Json): Handle {
  const generation = known(json);
  const task = isJsonObject(json) ? json['task'] : undefined;
  if (generation && typeof task === 'string') return { ...generation, task };
  throw invalidAnswer('The run of this task is not known.');
}
