import type { OutboundResponse } from '../../outbound/index.ts';
import {
  isJsonObject,
  type JsonObject,
  type Part,
  type UpstreamEvent,
  type UpstreamFailure,
} from '../../protocol/index.ts';
import type { UpstreamTurn } from '../adapter.ts';
import { failedResponse, invalidAnswer, jsonEvents } from '../answers/index.ts';
import { urlBelow } from '../url-below.ts';
import { contentOf } from './content.ts';
import { answerTo } from './interrupt.ts';
import { poll } from './poll.ts';
import { asJson, runIn, threadOf } from './run-handle.ts';
import { RunReader } from './run-reader.ts';
import { type LanggraphSettings, readSettings } from './settings.ts';

/**
 * Runs one turn in the thread of its conversation (agent platforms, sections 2.3 to 2.6). The run goes on when the connection
 * ends: it is cancelled by its id, and picked up by it.
 */
export async function* run(turn: UpstreamTurn): AsyncGenerator<UpstreamEvent> {
  const { http, upstream, sessionKey } = turn;
  const settings = readSettings(turn.settings);
  const thread = threadOf(sessionKey);
  const response = await http.send({
    method: 'POST',
    url: urlBelow(upstream.url, `/threads/${thread}/runs/stream`),
    headers: { accept: 'text/event-stream' },
    body: requestOf(turn, settings),
  });
  if (response.status !== 200) throw await refused(response);
  const named = runIn(response.headers['content-location']);
  if (named === undefined) throw invalidAnswer('The agent began a run without saying which.');
  const reader = new RunReader({ thread, run: named }, settings);
  yield { type: 'run', handle: asJson(reader.handle) };
  for await (const event of jsonEvents(response, upstream.maxEventBytes)) {
    for (const told of reader.take(event)) {
      yield told;
      if (told.type === 'fail') return;
    }
  }
  yield* reader.end() ?? (await poll(asJson(reader.handle), turn));
}

function requestOf({ resume, parts, taskId }: UpstreamTurn, settings: LanggraphSettings): JsonObject {
  const { assistant_id, stream_subgraphs, config, context } = settings;
  const asked: JsonObject =
    resume === undefined ? { input: inputOf(parts, settings) } : { command: { resume: answerTo(resume, parts) } };
  return {
    assistant_id,
    ...asked,
    ...(config && { config }),
    ...(context && { context }),
    metadata: { a2a_task_id: taskId },
    if_not_exists: 'create',
    // What comes while another run is under way waits for its end; by default it would be refused.
    multitask_strategy: 'enqueue',
    // The gateway may be restarted; who cancels says so.
    on_disconnect: 'continue',
    stream_mode: ['messages-tuple', 'values', 'updates', 'custom'],
    stream_subgraphs,
  };
}

/** What the caller said as a graph's input: a message, and data beside it where the settings want it so. */
function inputOf(parts: readonly Part[], settings: LanggraphSettings): JsonObject {
  const { data_parts, input_key, input_template } = settings;
  const merged = data_parts === 'input' ? parts.map(({ data }) => data).filter(isJsonObject) : [];
  const said = data_parts === 'input' ? parts.filter(({ data }) => !isJsonObject(data)) : parts;
  const messages = said.length === 0 ? [] : [{ role: 'user', content: contentOf(said, settings) }];
  return Object.assign({}, input_template, ...merged, { [input_key]: messages });
}

/** Statuses differ between the servers: 422 is a busy thread in one and a request that is not valid in the other. */
async function refused(response: OutboundResponse): Promise<UpstreamFailure> {
  const { status } = response;
  if (status !== 422) return failedResponse(response);
  const body = (await response.body.buffer(MAX_REFUSAL_BYTES)).toString();
  return failedResponse(response, { 422: body.includes('already running') ? 'busy' : 'failed' });
}

const MAX_REFUSAL_BYTES = 64 * 1024;
