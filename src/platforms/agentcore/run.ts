import type { OutboundResponse } from '../../outbound/index.ts';
import type { Json, UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamTurn } from '../adapter.ts';
import { jsonEvents, jsonValues, readJson } from '../answers/index.ts';
import { within } from '../pause.ts';
import { templatedInput } from '../templated-input.ts';
import { eventsOfAnswer } from './answer.ts';
import { refused } from './failure.ts';
import { handleOf } from './run-handle.ts';
import { callHeaders, placeOf } from './runtime.ts';
import { type AgentCoreSettings, readSettings } from './settings.ts';
import { StreamReader } from './stream-reader.ts';

/**
 * Runs one turn in the session of its conversation (agent platforms, sections 4.1 and 4.3). It lives as long as its
 * connection.
 */
export async function* run(turn: UpstreamTurn): AsyncGenerator<UpstreamEvent> {
  const settings = readSettings(turn.settings);
  const response = yield* answerTo(turn, settings);
  if (response.status !== 200) throw refused(response);
  const type = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/event-stream') yield* read(eventsOf(response, turn), settings);
  else if (JSON_LINES.has(type)) yield* read(jsonValues(response, turn.upstream.maxEventBytes), settings);
  else if (type === '' || /[/+]json$/.test(type))
    yield* eventsOfAnswer(await readJson(response, turn.upstream.maxResponseBytes), settings);
  else yield* asItIs(type, await response.body.buffer(turn.upstream.maxResponseBytes));
}

/** How long the platform may take to refuse, milliseconds: it does so at once, before the agent hears of the message. */
const REFUSES_WITHIN_MS = 250;

/**
 * Sends the message. Answers that are not streamed begin when they are complete: that the agent works on it has to be told
 * before that, and where to stop it.
 */
async function* answerTo(
  turn: UpstreamTurn,
  settings: AgentCoreSettings,
): AsyncGenerator<UpstreamEvent, OutboundResponse> {
  const asked = turn.http.send({
    method: 'POST',
    url: placeOf('/invocations', turn, settings),
    headers: { accept: 'application/json, text/event-stream', ...callHeaders(turn, settings) },
    body: templatedInput(settings.input_template, turn),
  });
  // Who stops listening meanwhile is not told any more that the exchange broke.
  asked.catch(() => undefined);
  const early = await within(REFUSES_WITHIN_MS, asked);
  if (!early || early.status === 200) yield { type: 'run', handle: handleOf(turn) };
  return asked;
}

const JSON_LINES = new Set(['application/x-ndjson', 'application/ndjson', 'application/jsonl']);

async function* eventsOf(response: OutboundResponse, { upstream }: UpstreamTurn): AsyncGenerator<Json> {
  for await (const { data } of jsonEvents(response, upstream.maxEventBytes, { orText: true })) yield data;
}

async function* read(events: AsyncIterable<Json>, settings: AgentCoreSettings): AsyncGenerator<UpstreamEvent> {
  const reader = new StreamReader(settings);
  for await (const event of events) {
    for (const told of reader.take(event)) {
      yield told;
      if (told.type === 'fail') return;
    }
  }
  yield reader.end();
}

/** An answer that is neither JSON nor a stream is a text or a file. */
function* asItIs(mediaType: string, body: Buffer): Generator<UpstreamEvent> {
  const part = mediaType.startsWith('text/')
    ? { text: body.toString(), ...(mediaType !== 'text/plain' && { mediaType }) }
    : { raw: body.toString('base64'), mediaType };
  if (body.length > 0) yield { type: 'artifact', artifact: 'answer', parts: [part], last: true };
  yield { type: 'done' };
}
