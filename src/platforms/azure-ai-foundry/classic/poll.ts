import { isJsonObject, type Json, type JsonObject, type UpstreamEvent } from '../../../protocol/index.ts';
import type { UpstreamContext } from '../../adapter.ts';
import { readObject } from '../../answers/index.ts';
import { asText } from '../../text-of.ts';
import { projectUrl } from '../project.ts';
import { type FoundrySettings, readSettings } from '../settings.ts';
import { messageOf } from './message.ts';
import { stateOf } from './run-state.ts';
import { pathOf, readThreadRun, type ThreadRun } from './thread-run.ts';

const GONE = 'The platform does not know this run any more. Send the message again in a new task.';
const MAX_PAGES = 20;

/** How a run stands and, once it rests, all that it said: a stream of it cannot be joined. */
export async function* followRun(run: Json, context: UpstreamContext): AsyncGenerator<UpstreamEvent> {
  const settings = readSettings(context.settings);
  let handle = readThreadRun(run);
  const response = await context.http.send({ method: 'GET', url: projectUrl(context, pathOf(handle), settings) });
  if (response.status === 404) {
    response.body.abort();
    yield { type: 'fail', kind: 'failed', message: GONE };
    return;
  }
  const state = await readObject(response, context.upstream.maxResponseBytes);
  if (stateOf(state, handle).length === 0) return;
  for await (const message of messagesOf(handle, settings, context)) {
    yield* await messageOf(message, settings, context);
    handle = { ...handle, after: asText(message['id']) };
  }
  yield* stateOf(state, handle);
}

/** Oldest first; by default the platform lists the newest. */
async function* messagesOf(
  { thread, run, after: told }: ThreadRun,
  settings: FoundrySettings,
  context: UpstreamContext,
): AsyncGenerator<JsonObject> {
  let after = told;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = new URLSearchParams({
      run_id: run,
      order: 'asc',
      limit: '100',
      ...(after !== undefined && { after }),
    });
    const url = projectUrl(context, `/threads/${encodeURIComponent(thread)}/messages?${query.toString()}`, settings);
    const response = await context.http.send({ method: 'GET', url });
    const { data, has_more, last_id } = await readObject(response, context.upstream.maxResponseBytes);
    if (Array.isArray(data)) yield* data.filter(isJsonObject);
    if (has_more !== true || typeof last_id !== 'string') return;
    after = last_id;
  }
}
