import { isJsonObject, type Json, type JsonObject, type UpstreamEvent } from '../../../protocol/index.ts';
import type { UpstreamRequest, UpstreamTurn } from '../../adapter.ts';
import { invalidAnswer, type JsonEvent, jsonEvents, readObject } from '../../answers/index.ts';
import { memberOf } from '../../member-of.ts';
import { failed, refused } from '../../responses/index.ts';
import { asText } from '../../text-of.ts';
import { projectUrl } from '../project.ts';
import type { FoundrySettings } from '../settings.ts';
import { deltaOf, messageOf } from './message.ts';
import { stateOf } from './run-state.ts';
import { answersOf, saidBy } from './said.ts';
import { asJson, pathOf, type ThreadRun, threadIn, threadRunIn } from './thread-run.ts';

/** Runs one turn in the thread of its context (agent platforms, section 3.1). The run goes on when the connection ends. */
export async function* runByThread(turn: UpstreamTurn, settings: FoundrySettings): AsyncGenerator<UpstreamEvent> {
  const waiting = threadRunIn(turn.resume);
  if (waiting) return yield* answer(waiting, turn, settings);
  const message = await saidBy(turn, settings);
  let thread = threadIn(turn.session);
  if (thread === undefined) {
    thread = await openThread(turn, settings);
    yield { type: 'session', handle: { thread } };
  }
  const leftOpen = threadRunIn(turn.session);
  if (leftOpen) await abandon(leftOpen, turn, settings);
  const { agent_id: assistant_id, instructions } = settings;
  // The message comes with the run: a thread that is busy takes neither, and both can be sent again.
  const body = {
    assistant_id,
    additional_messages: [message],
    ...(instructions !== undefined && { additional_instructions: instructions }),
    metadata: { a2a_task_id: turn.taskId },
    stream: true,
  };
  const url = projectUrl(turn, `/threads/${encodeURIComponent(thread)}/runs`, settings);
  yield* stream({ method: 'POST', url, body }, { thread }, turn, settings);
}

async function* answer(
  waiting: ThreadRun,
  turn: UpstreamTurn,
  settings: FoundrySettings,
): AsyncGenerator<UpstreamEvent> {
  const url = projectUrl(turn, `${pathOf(waiting)}/submit_tool_outputs`, settings);
  const body = { ...answersOf(turn), stream: true };
  yield* stream({ method: 'POST', url, body }, waiting, turn, settings);
}

async function openThread(turn: UpstreamTurn, settings: FoundrySettings): Promise<string> {
  const response = await turn.http.send({ method: 'POST', url: projectUrl(turn, '/threads', settings), body: {} });
  const { id } = await readObject(response, turn.upstream.maxResponseBytes);
  if (typeof id !== 'string') throw invalidAnswer('The agent began a thread without saying which.');
  return id;
}

/** The caller went past a question: while its run waits, the thread takes nothing else. */
async function abandon(run: ThreadRun, turn: UpstreamTurn, settings: FoundrySettings): Promise<void> {
  const url = projectUrl(turn, `${pathOf(run)}/cancel`, settings);
  const response = await turn.http.send({ method: 'POST', url });
  response.body.abort();
}

/** Where a run is heard, and how far. */
type Place = Pick<ThreadRun, 'thread' | 'after'>;

async function* stream(
  request: UpstreamRequest,
  begun: Place,
  turn: UpstreamTurn,
  settings: FoundrySettings,
): AsyncGenerator<UpstreamEvent> {
  const { http, upstream } = turn;
  const response = await http.send({ ...request, headers: { accept: 'text/event-stream' } });
  if (response.status !== 200) throw await refused(response, begun.thread);
  let place = begun;
  for await (const event of jsonEvents(response, upstream.maxEventBytes)) {
    yield* tell(event, place, turn, settings);
    if (IS_WHOLE.has(event.name ?? '')) place = { ...place, after: asText(memberOf(event.data, 'id')) };
  }
}

async function* tell(
  { name = '', data }: JsonEvent,
  place: Place,
  turn: UpstreamTurn,
  settings: FoundrySettings,
): AsyncGenerator<UpstreamEvent> {
  if (name === 'error') yield failed(errorIn(data));
  if (!isJsonObject(data)) return;
  const { id, run_id: run } = data;
  if (name === 'thread.message.delta') yield* deltaOf(data);
  if (IS_WHOLE.has(name)) {
    yield* await messageOf(data, settings, turn);
    if (typeof run === 'string') yield { type: 'run', handle: asJson({ ...place, run, after: asText(id) }) };
  }
  if (IS_RUN.test(name) && typeof id === 'string') yield* runEvents(data, { ...place, run: id });
}

const IS_WHOLE: ReadonlySet<string> = new Set(['thread.message.completed', 'thread.message.incomplete']);

/** In an envelope, as it is, or nothing but words. */
function errorIn(data: Json): JsonObject {
  const error = memberOf(data, 'error') ?? data;
  return isJsonObject(error) ? error : { message: error };
}

/** `thread.run.completed`, and not `thread.run.step.completed`. */
const IS_RUN = /^thread\.run\.[a-z_]+$/;

function runEvents(run: JsonObject, handle: ThreadRun): UpstreamEvent[] {
  const state = stateOf(run, handle);
  return state.length > 0 ? state : [{ type: 'run', handle: asJson(handle) }];
}
