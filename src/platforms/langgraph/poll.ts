import { isJsonObject, type Json, type JsonObject, type UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { failedResponse, readJson } from '../answers/index.ts';
import { urlBelow } from '../url-below.ts';
import { needOf, readInterrupts } from './interrupt.ts';
import { messagesIn } from './message.ts';
import { contentOfState, failureIn } from './outcome.ts';
import { pathOf, type RunHandle, readHandle } from './run-handle.ts';
import { readSettings } from './settings.ts';
import { Told } from './told.ts';

const UNDER_WAY = new Set(['pending', 'running']);

const GONE =
  'The agent does not know this run any more. Whether it finished is not known: send the message again in a new task.';

/** How a run stands, and all that it told, from what LangGraph keeps of it: it can be asked for at any time. */
export async function poll(run: Json, context: UpstreamContext): Promise<UpstreamEvent[]> {
  const handle = readHandle(run);
  const status = await statusOf(handle, context);
  if (status === undefined) return [{ type: 'fail', kind: 'failed', message: GONE }];
  if (UNDER_WAY.has(status)) return [];
  const state = await stateOf(handle, context);
  if (status === 'error') return [failureIn(errorIn(state))];
  if (status === 'timeout') {
    return [{ type: 'fail', kind: 'timeout', message: 'The agent was stopped because it took too long.' }];
  }
  const settings = readSettings(context.settings);
  const { values, tasks } = state;
  const content = contentOfState(isJsonObject(values) ? values : {}, settings, {
    told: new Told(),
    isEarlier: earlierThan(handle, messagesIn(isJsonObject(values) ? values : {}, settings.input_key) ?? []),
  });
  const interrupts = tasksOf(tasks).flatMap(({ interrupts: asked }) => readInterrupts(asked) ?? []);
  if (interrupts.length > 0) return [...content, needOf(interrupts)];
  if (status !== 'interrupted') return [...content, { type: 'done' }];
  return [...content, { type: 'fail', kind: 'canceled', message: 'The run was canceled on its platform.' }];
}

/** @returns undefined when the platform does not know the run any more */
async function statusOf(handle: RunHandle, context: UpstreamContext): Promise<string | undefined> {
  const response = await context.http.send({ method: 'GET', url: urlBelow(context.upstream.url, pathOf(handle)) });
  if (response.status === 404) return undefined;
  const answer = await answerOf(response, context);
  const status = isJsonObject(answer) ? answer['status'] : undefined;
  return typeof status === 'string' ? status : '';
}

/** The state as the run left it: later runs of the thread have states of their own. */
async function stateOf({ thread, run }: RunHandle, context: UpstreamContext): Promise<JsonObject> {
  const url = urlBelow(context.upstream.url, `/threads/${thread}/history`);
  const body = { limit: 1, metadata: { run_id: run } };
  const answer = await answerOf(await context.http.send({ method: 'POST', url, body }), context);
  const latest = Array.isArray(answer) ? answer[0] : undefined;
  return isJsonObject(latest) ? latest : {};
}

async function answerOf(response: Parameters<typeof readJson>[0], { upstream }: UpstreamContext): Promise<Json> {
  if (response.status !== 200) throw failedResponse(response);
  return readJson(response, upstream.maxResponseBytes);
}

function earlierThan({ after }: RunHandle, messages: readonly { id: string | undefined }[]) {
  const place = messages.findIndex(({ id }) => id === after);
  if (after === undefined || place === -1) return undefined;
  const earlier = new Set(messages.slice(0, place + 1).map(({ id }) => id));
  return (id: string): boolean => earlier.has(id);
}

const tasksOf = (tasks: Json | undefined): JsonObject[] => (Array.isArray(tasks) ? tasks.filter(isJsonObject) : []);

const errorIn = ({ tasks }: JsonObject): Json =>
  tasksOf(tasks)
    .map(({ error }) => error)
    .find((error) => error !== undefined && error !== null) ?? null;
