import { seeAnswer } from '../../models/index.ts';
import type { OutboundBody } from '../../outbound/index.ts';
import { type SseEvent, SseReader, SwitchboardError } from '../../protocol/index.ts';
import { refusalIn } from './refusal.ts';

/** A stream whose first event has come. */
export interface OpenedStream {
  first: SseEvent;
  rest: AsyncGenerator<SseEvent, undefined>;
}

/**
 * Waits for the first event of a stream: an error there is still told by a status, and another deployment may answer
 * instead (model notes, A.10).
 *
 * @throws Refused, SwitchboardError
 */
export async function openModelStream(body: OutboundBody, maxEventBytes: number): Promise<OpenedStream> {
  const rest = eventsOf(body, maxEventBytes);
  const first = await rest.next();
  if (first.done) throw truncated();
  if (!isDone(first.value) && isErrorEvent(first.value)) {
    await rest.return(undefined);
    throw refusalIn(first.value.data);
  }
  return { first: first.value, rest };
}

async function* eventsOf(body: OutboundBody, maxEventBytes: number): AsyncGenerator<SseEvent, undefined> {
  const reader = new SseReader({ maxEventBytes });
  for await (const piece of body) yield* reader.push(piece);
  return undefined;
}

const DONE = '[DONE]';

/** The word by which streams of chat completions end. */
export const isDone = ({ data }: SseEvent): boolean => data.length === DONE.length && data.toString('latin1') === DONE;

function isErrorEvent({ data }: SseEvent): boolean {
  try {
    return seeAnswer(data, '').isError;
  } catch {
    return false;
  }
}

export const truncated = (): SwitchboardError =>
  new SwitchboardError('UPSTREAM_TRUNCATED', "The provider's stream ended before its answer did. Ask again.");
