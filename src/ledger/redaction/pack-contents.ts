import type { CallContent } from '../call.ts';
import type { CallHeaders } from '../call-headers.ts';
import { cutBody, MAX_REDACTED_BYTES, MORE_EVENTS } from './content.ts';
import type { PackedContent, PackedContents } from './redactor-messages.ts';

/**
 * Packs what was said for the redactor's thread: bodies are copied once, into one piece of memory that can be handed over.
 * Cloning the buffers themselves would clone the pools they are slices of.
 */
export function packContents(contents: CallContent[]): PackedContents {
  const pieces: Buffer[] = [];
  const packed = contents.map((content) => packContent(content, pieces));
  return { contents: packed, bytes: joined(pieces) };
}

function packContent(content: CallContent, pieces: Buffer[]): PackedContent {
  const { eventTimes } = content;
  const request = shortEnough([content.request]);
  const response = eventTimes ? shortEnoughEvents(content.response) : shortEnough(content.response);
  const headers = content.headers ? Buffer.from(JSON.stringify(content.headers)) : NONE;
  pieces.push(...request, ...response, headers);
  return {
    request: lengthOf(request),
    response: response.map(({ length }) => length),
    eventTimes,
    headers: headers.length,
    cut: request[0] !== content.request || response.at(-1) !== content.response.at(-1),
  };
}

const NONE = Buffer.alloc(0);

/** A body that is too long to be redacted is not even copied. */
function shortEnough(body: Buffer[]): Buffer[] {
  const bytes = lengthOf(body);
  return bytes > MAX_REDACTED_BYTES ? [cutBody(bytes, '')] : body;
}

function shortEnoughEvents(events: Buffer[]): Buffer[] {
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    bytes += event.length;
    if (bytes > MAX_REDACTED_BYTES) return [...events.slice(0, index), MORE_EVENTS];
  }
  return events;
}

export const lengthOf = (pieces: Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

/** One piece of memory that belongs to nothing else, so that it can be handed to another thread. */
export function joined(pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(pieces));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

/** The other half of `packContents`, in the redactor's thread: cuts the bodies out again, without copying. */
export function unpackContents({ contents, bytes }: PackedContents): (CallContent & { cut: boolean })[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const take = (length: number): Buffer => {
    offset += length;
    return all.subarray(offset - length, offset);
  };
  return contents.map(({ request, response, eventTimes, headers, cut }) => ({
    request: take(request),
    response: response.map(take),
    eventTimes,
    headers: headers === 0 ? undefined : (JSON.parse(take(headers).toString()) as CallHeaders),
    cut,
  }));
}
