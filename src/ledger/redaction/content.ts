import type { CallContent } from '../call.ts';
import { storableJson } from '../storable.ts';
import { redactBody } from './redact.ts';
import { redactHeaders } from './redact-headers.ts';

/** A body beyond this many bytes is not looked into, so it cannot be redacted, so nothing of it is kept. */
export const MAX_REDACTED_BYTES = 4 * 1024 * 1024;

/** What was said, as it may be kept: each is JSON, as UTF-8, or empty when there was no body. */
export interface RedactedContent {
  request: Buffer;
  response: Buffer;
  /** JSON of `StoredHeaders`, or empty. */
  headers: Buffer;
  /** True when a body was longer than the content limit and was cut. */
  truncated: boolean;
}

/**
 * Redacts what was said and cuts it to size.
 * @param maxBytes how much of the request, and how much of the response, is kept
 */
export function redactContent(content: CallContent, maxBytes: number): RedactedContent {
  const { eventTimes, headers } = content;
  const request = redactAndCut(content.request, maxBytes);
  const response = eventTimes
    ? redactEvents(content.response, eventTimes, maxBytes)
    : redactAndCut(joined(content.response), maxBytes);
  return {
    request: request.body,
    response: response.body,
    headers: headers ? Buffer.from(storableJson(JSON.stringify(redactHeaders(headers)))) : NOTHING,
    truncated: request.cut || response.cut,
  };
}

const NOTHING = Buffer.alloc(0);

interface Redacted {
  body: Buffer;
  cut: boolean;
}

function redactAndCut(raw: Buffer, maxBytes: number): Redacted {
  if (raw.length === 0) return { body: raw, cut: false };
  const body = redactBody(raw);
  if (body.length <= maxBytes) return { body, cut: false };
  return { body: cutBody(body.length, firstCharacters(body, maxBytes)), cut: true };
}

/** Whole events with their times as long as they fit; then a note that there were more. */
function redactEvents(events: Buffer[], times: readonly number[], maxBytes: number): Redacted {
  const kept: Buffer[] = [];
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    const time = times[index] ?? 0;
    const body = timedEvent(time, event.length === 0 ? EMPTY_EVENT : redactBody(event));
    bytes += body.length;
    if (bytes > maxBytes) return { body: arrayOf([...kept, timedEvent(time, MORE_EVENTS)]), cut: true };
    kept.push(body);
  }
  return { body: arrayOf(kept), cut: false };
}

/** To a microsecond, as exact as the clock is. */
const timedEvent = (time: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`{"at_ms":${Math.round(time * 1000) / 1000},"event":`), body, CLOSING_BRACE]);

const EMPTY_EVENT = Buffer.from('""');
const COMMA = Buffer.from(',');
const CLOSING_BRACE = Buffer.from('}');
/** What stands for the events of a stream that are not kept; the record tells how many there were in all. */
export const MORE_EVENTS = Buffer.from('{"truncated":true}');

const arrayOf = (elements: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('['),
    ...elements.flatMap((element, index) => (index === 0 ? [element] : [COMMA, element])),
    Buffer.from(']'),
  ]);

/** What stands for a body that was too long: its length, and its beginning as far as that is kept. */
export const cutBody = (bytes: number, beginning: string): Buffer =>
  Buffer.from(JSON.stringify({ truncated: true, bytes, text: beginning }));

const joined = (pieces: Buffer[]): Buffer => (pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces));

/** Cuts between characters, never inside one. */
function firstCharacters(body: Buffer, maxBytes: number): string {
  let end = maxBytes;
  while (end > 0 && isContinuation(body[end])) end--;
  return body.toString('utf8', 0, end);
}

/** UTF-8: every byte of a character but its first is 10xxxxxx. */
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
