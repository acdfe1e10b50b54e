import type { OutboundResponse } from '../../outbound/index.ts';
import { type Json, parseJson, type SseEvent, SseReader, UpstreamFailure } from '../../protocol/index.ts';
import { invalidAnswer } from './failure.ts';

/** One event of a stream, its data read. */
export interface JsonEvent {
  /** As the platform names it; undefined for plain messages. */
  name: string | undefined;
  data: Json;
}

const END_OF_EVENT = Buffer.from('\n\n');
/** OpenAI's marker of the end, which other platforms send as well. */
const DONE = '[DONE]';

export interface JsonEventsOptions {
  /** For agents whose pieces of text may stand there as they are. */
  orText?: boolean;
}

/**
 * The events of a server-sent event stream whose data is JSON (agent platforms, section 0.3). The last one may lack its
 * blank line. Ends when the platform ends, or says that it does (`[DONE]`); returning early closes the connection.
 *
 * @throws UpstreamFailure `invalid-answer` for an event that is no JSON, `truncated` when the stream was cut in the middle of
 *   one; SwitchboardError as the body does
 */
export async function* jsonEvents(
  response: OutboundResponse,
  maxEventBytes: number,
  { orText = false }: JsonEventsOptions = {},
): AsyncGenerator<JsonEvent> {
  const reader = new SseReader({ maxEventBytes });
  const asIs: Otherwise = orText ? (text) => text : notJson;
  for await (const chunk of response.body) {
    for (const event of reader.push(chunk)) {
      if (isEnd(event)) return;
      yield* read(event, asIs);
    }
  }
  const asRest: Otherwise = (text, cause) => (orText && !BEGINS_JSON.test(text) ? text : cutOff(text, cause));
  if (reader.pending) for (const event of reader.push(END_OF_EVENT)) if (!isEnd(event)) yield* read(event, asRest);
}

const BEGINS_JSON = /^\s*["{[]/;

const isEnd = ({ data }: SseEvent): boolean => data.length === DONE.length && data.toString() === DONE;

/** What to take for the data that is no JSON. */
type Otherwise = (text: string, cause: unknown) => string;

function* read({ event, data }: SseEvent, otherwise: Otherwise): Generator<JsonEvent> {
  if (data.length === 0) return;
  let value: Json;
  try {
    value = parseJson(data);
  } catch (error) {
    value = otherwise(data.toString(), error);
  }
  yield { name: event, data: value };
}

function notJson(_text: string, cause: unknown): never {
  throw invalidAnswer('The agent sent an event that is no JSON.', cause);
}

function cutOff(_text: string, cause: unknown): never {
  throw new UpstreamFailure(
    { kind: 'truncated', message: "The agent's answer ended in the middle of an event." },
    cause,
  );
}
