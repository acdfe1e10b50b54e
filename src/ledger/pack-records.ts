import { isStreaming } from '../protocol/index.ts';
import type { Call, CallContent } from './call.ts';
import { cutBody, MAX_REDACTED_BYTES, omittedEvents } from './content.ts';
import type { PackedContent, PackedRecords } from './journal-messages.ts';

export interface CallWithContent {
  call: Call;
  content: CallContent | undefined;
}

/**
 * Packs records for the journal's thread: bodies are copied once, into one piece of memory that can be handed over.
 * Cloning the buffers themselves would clone the pools they are slices of.
 */
export function packRecords(records: CallWithContent[]): PackedRecords {
  const pieces: Buffer[] = [];
  const contents = records.map(({ call, content }) => (content ? packContent(call, content, pieces) : null));
  return { calls: records.map(({ call }) => JSON.stringify(call)), contents, bytes: joined(pieces) };
}

function packContent(call: Call, content: CallContent, pieces: Buffer[]): PackedContent {
  const stream = isStreaming(call.operation) && call.eventCount > 0;
  const request = shortEnough([content.request]);
  const response = stream ? shortEnoughEvents(content.response) : shortEnough(content.response);
  pieces.push(...request, ...response);
  return {
    callId: call.id,
    request: lengthOf(request),
    response: response.map(({ length }) => length),
    stream,
    cut: request[0] !== content.request || response.at(-1) !== content.response.at(-1),
  };
}

/** A body that is too long to be redacted is not even copied. */
function shortEnough(body: Buffer[]): Buffer[] {
  const bytes = lengthOf(body);
  return bytes > MAX_REDACTED_BYTES ? [Buffer.from(cutBody(bytes, ''))] : body;
}

function shortEnoughEvents(events: Buffer[]): Buffer[] {
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    bytes += event.length;
    if (bytes > MAX_REDACTED_BYTES) return [...events.slice(0, index), Buffer.from(omittedEvents(events.slice(index)))];
  }
  return events;
}

const lengthOf = (pieces: Buffer[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

function joined(pieces: Buffer[]): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(new ArrayBuffer(lengthOf(pieces)));
  let offset = 0;
  for (const piece of pieces) offset += piece.copy(bytes, offset);
  return bytes;
}

/** The other half of `packRecords`, in the journal's thread: cuts the bodies out again, without copying. */
export function* unpackContents({
  contents,
  bytes,
}: PackedRecords): Generator<{ packed: PackedContent; request: Buffer; response: Buffer[] } | null> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const take = (length: number): Buffer => {
    offset += length;
    return all.subarray(offset - length, offset);
  };
  for (const packed of contents)
    yield packed && { packed, request: take(packed.request), response: packed.response.map(take) };
}
