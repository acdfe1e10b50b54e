import type { StoredContent } from './call-queries.ts';
import { redactBody } from './redact.ts';

/** A body beyond this many bytes is not looked into, so it cannot be redacted, so nothing of it is kept. */
export const MAX_REDACTED_BYTES = 4 * 1024 * 1024;

/** What was said, before redaction. */
export interface RawContent {
  request: Buffer;
  /** The answer's body in one or several pieces, or the events of a stream. */
  response: Buffer[];
  /** Whether the response is a list of events. */
  stream: boolean;
}

/**
 * Redacts what was said and cuts it to size; each text of the result is valid JSON, or null when there was no body.
 * @param maxBytes how much of the request, and how much of the response, is kept
 */
export function storableContent(content: RawContent, maxBytes: number): StoredContent {
  const request = storableBody(content.request, maxBytes);
  const response = content.stream
    ? storableEvents(content.response, maxBytes)
    : storableBody(Buffer.concat(content.response), maxBytes);
  return { request: request.text, response: response.text, truncated: request.cut || response.cut };
}

interface Storable {
  text: string | null;
  cut: boolean;
}

function storableBody(body: Buffer, maxBytes: number): Storable {
  if (body.length === 0) return { text: null, cut: false };
  const text = redactBody(body);
  const bytes = Buffer.byteLength(text);
  return bytes > maxBytes ? { text: cutBody(bytes, firstBytes(text, maxBytes)), cut: true } : { text, cut: false };
}

/** Whole events as long as they fit; then a note of how many followed. */
function storableEvents(events: Buffer[], maxBytes: number): Storable {
  const kept: string[] = [];
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    const text = event.length === 0 ? '""' : redactBody(event);
    bytes += Buffer.byteLength(text);
    if (bytes > maxBytes) {
      kept.push(omittedEvents(events.slice(index)));
      return { text: `[${kept.join(',')}]`, cut: true };
    }
    kept.push(text);
  }
  return { text: `[${kept.join(',')}]`, cut: false };
}

/** What stands for a body that was too long: its length, and its beginning as far as that is kept. */
export const cutBody = (bytes: number, beginning: string): string =>
  JSON.stringify({ truncated: true, bytes, text: beginning });

/** What stands for the events of a stream that are not kept. */
export const omittedEvents = (events: Buffer[]): string =>
  JSON.stringify({
    truncated: true,
    events: events.length,
    bytes: events.reduce((sum, event) => sum + event.length, 0),
  });

/** Cuts between characters, never inside one. */
function firstBytes(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  let end = maxBytes;
  while (end > 0 && isContinuation(bytes[end])) end--;
  return bytes.toString('utf8', 0, end);
}

/** UTF-8: every byte of a character but its first is 10xxxxxx. */
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
