import { type CancelSignal, type Outbound, type OutboundResponse, upstreamError } from '../../outbound/index.ts';
import { type Sighting, SseReader, SwitchboardError } from '../../protocol/index.ts';
import type { Content, PlatformRequest, Reply, StreamReply, UnaryReply } from '../platform.ts';
import type { Ask } from './ask.ts';
import { firstWithin, resumable } from './first-event.ts';
import { contentOf, readEvent } from './reading.ts';
import { answerOf, isEventStream, viaOf } from './unary.ts';

/**
 * How long an agent that has opened a stream may take to say that it refuses, milliseconds. Agents refuse at once; a
 * stream that works must not be held back from its caller, who may be behind a proxy with little patience.
 */
const FIRST_EVENT_GRACE_MS = 250;

/**
 * Asks for a stream. An agent that answers JSON instead gives its error as one answer, its result as a stream of one
 * event. A 1.0 caller also gets the error that an agent sends as the first event of a stream as one answer: 0.3 agents
 * refuse so, 1.0 agents by JSON (A2A wire notes, 2.5).
 */
export async function askStream(outbound: Outbound, ask: Ask, { version, signal }: PlatformRequest): Promise<Reply> {
  const response = await sendStreamRequest(outbound, ask);
  const via = viaOf(ask, response, version);
  if (!isEventStream(response)) return answeredWhole(await answerOf(ask, response), via);

  const events = readEvents(ask, response, signal);
  const first = events.next();
  const known = await firstWithin(first, FIRST_EVENT_GRACE_MS);
  if (version === '1.0' && known && !known.done && isError(known.value)) {
    response.body.abort();
    return { kind: 'unary', via, content: known.value };
  }
  return { kind: 'stream', via, events: resumable(first, events, () => response.body.abort()) };
}

/** The verb of a REST subscription is GET in the proto and POST in the tables of the specification (wire notes, 1.12). */
async function sendStreamRequest(outbound: Outbound, { operation, outbound: request }: Ask): Promise<OutboundResponse> {
  const response = await outbound.send(request);
  if (operation !== 'subscribe' || response.status !== 405) return response;
  await response.body.buffer(MAX_REFUSAL_BYTES);
  return outbound.send({ ...request, method: request.method === 'GET' ? 'POST' : 'GET' });
}

const MAX_REFUSAL_BYTES = 1024 * 1024;

function answeredWhole(content: Content, via: UnaryReply['via']): Reply {
  if (isError(content)) return { kind: 'unary', via, content };
  return streamOf(via, [content]);
}

/** A stream of events that are there already. */
export const streamOf = (via: StreamReply['via'], contents: Content[]): StreamReply => ({
  kind: 'stream',
  via,
  events: (async function* () {
    yield* contents;
  })(),
});

const isError = ({ sighting }: Content): boolean => sighting.errorCode !== undefined;

/**
 * The events of a stream, each with what it tells.
 *
 * @throws SwitchboardError UPSTREAM_TRUNCATED after the last event when the stream ends or breaks before the agent said
 * that nothing follows; UPSTREAM_TIMEOUT, UPSTREAM_TOO_LARGE, INVALID_AGENT_RESPONSE. Whatever happens to the connection
 * once all has been said is of no consequence.
 */
async function* readEvents(
  ask: Ask,
  response: OutboundResponse,
  signal: CancelSignal,
): AsyncGenerator<Content, undefined> {
  const reader = new SseReader({ maxEventBytes: ask.maxEventBytes });
  let finished = false;
  try {
    for await (const chunk of response.body) {
      for (const event of reader.push(chunk)) {
        const content = contentOf(ask, readEvent(ask, event));
        finished = isFinished(content.sighting, finished);
        yield content;
      }
    }
  } catch (error) {
    if (finished) return;
    throw brokeOff(error) && !signal.aborted ? truncated(error) : error;
  }
  if (!finished) throw truncated();
}

/** In these states the agent waits for the caller, and may close the stream (A2A 1.0, section 11.7). */
const INTERRUPTED = new Set(['input-required', 'auth-required']);

/** Events without a state, such as artifacts, change nothing. */
function isFinished({ terminal, state }: Sighting, before: boolean): boolean {
  if (terminal) return true;
  return state === undefined ? before : INTERRUPTED.has(state);
}

const brokeOff = (error: unknown): boolean => error instanceof SwitchboardError && error.code === 'UPSTREAM_FAILED';

const truncated = (cause?: unknown): SwitchboardError =>
  upstreamError(
    'UPSTREAM_TRUNCATED',
    "The agent's stream ended before the task was finished. Get the task, or subscribe to it, to see what became of it.",
    'yes',
    { cause },
  );
