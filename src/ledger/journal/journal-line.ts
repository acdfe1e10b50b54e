import { crc32 } from 'node:zlib';

/** The kind of the lines that hold calls. Their columns are told by position, so that new ones come last. */
export const CALL = 'call';

/** A line of the journal before it is written. */
export interface JournalLine {
  /** What the line holds: {@link CALL}, or another room's kind of entry. */
  kind: string;
  /** JSON text, which has neither tabs nor line feeds of its own. */
  json: string;
  /** What was said in a call, as `encodeContent` gives it; null when it is not kept. */
  content: Uint8Array | null;
  /** What was said and is not kept, in the same form: it is told to those who follow, and written nowhere. */
  passing?: Uint8Array;
}

/** Where a piece of a journal's bytes lies. */
export interface Span {
  start: number;
  length: number;
}

/** A line as it was found, in the bytes that were read. */
export interface JournalEntry {
  kind: string;
  json: Span;
  content: ContentSpans | null;
  /** The whole line with its line feed. */
  line: Span;
}

export interface ContentSpans {
  /** Without length when there was no body. */
  request: Span;
  response: Span;
  /** Without length when none are kept, as in lines from before they were. */
  headers: Span;
  truncated: boolean;
}

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CHECKSUM_DIGITS = 8;
const TRUNCATED = '1';
/** Neither byte occurs in UTF-8: they stand for tabs and line feeds, so that a body is stored as it was written. */
const STANDS_FOR_TAB = 0xfe;
const STANDS_FOR_LINE_FEED = 0xff;

/**
 * `<CRC-32 of the rest, 8 hex digits> <kind>\t<json>[\t<content>]\n`, where content is
 * `<1 when truncated, else 0>\t<request>\t<response>[\t<headers>]`. A line can be found and taken apart without parsing what it holds.
 *
 * @returns the lines' bytes, in pieces: content is not copied
 */
export function encodeLines(lines: JournalLine[]): Uint8Array[] {
  const texts = Buffer.allocUnsafe(lines.reduce((sum, line) => sum + mostBytesOf(line), 0));
  const pieces: Uint8Array[] = [];
  let begun = 0;
  let at = 0;
  for (const { kind, json, content } of lines) {
    const start = at + CHECKSUM_DIGITS + 1;
    const end = start + texts.write(content === null ? `${kind}\t${json}` : `${kind}\t${json}\t`, start);
    const ofText = crc32(texts.subarray(start, end));
    writeChecksum(texts, at, content === null ? ofText : crc32(content, ofText));
    at = end;
    if (content !== null) {
      pieces.push(texts.subarray(begun, at), content);
      begun = at;
    }
    texts[at++] = LINE_FEED;
  }
  pieces.push(texts.subarray(begun, at));
  return pieces;
}

/** What a line's text may take at most: UTF-8 has up to three bytes for each unit of a JavaScript string. */
const mostBytesOf = ({ kind, json }: JournalLine): number =>
  CHECKSUM_DIGITS + MARKS + MOST_BYTES_A_UNIT * (kind.length + json.length);

/** The space, two tabs and the line feed. */
const MARKS = 4;
const MOST_BYTES_A_UNIT = 3;

function writeChecksum(bytes: Buffer, at: number, checksum: number): void {
  let left = checksum;
  for (let digit = at + CHECKSUM_DIGITS - 1; digit >= at; digit--) {
    bytes[digit] = HEX_DIGITS[left & 0xf] as number;
    left >>>= 4;
  }
  bytes[at + CHECKSUM_DIGITS] = SPACE;
}

const HEX_DIGITS = Buffer.from('0123456789abcdef');

/** What is encoded: bodies in UTF-8, or nothing. They are taken over: their tabs and line feeds are replaced in place. */
export interface Content {
  request: Buffer;
  response: Buffer;
  /** JSON without line breaks, as `JSON.stringify` writes it. */
  headers?: Buffer;
  truncated: boolean;
}

/** The content of a line, in pieces. */
export function encodeContent({ request, response, headers, truncated }: Content): Uint8Array[] {
  for (const body of [request, response]) {
    replaceBytes(body, TAB, STANDS_FOR_TAB);
    replaceBytes(body, LINE_FEED, STANDS_FOR_LINE_FEED);
  }
  const said = [truncated ? TRUNCATED_START : WHOLE_START, request, SEPARATOR, response];
  return headers && headers.length > 0 ? [...said, SEPARATOR, headers] : said;
}

const SEPARATOR = Buffer.from([TAB]);
const TRUNCATED_START = Buffer.from(`${TRUNCATED}\t`);
const WHOLE_START = Buffer.from('0\t');

/** The request and the response of a line's content, one after the other; what stands for tabs and line feeds stays. */
export function saidIn(content: Uint8Array): string {
  const { bytes, responseEnd } = placesIn(content);
  return bytes.toString('utf8', WHOLE_START.length, responseEnd);
}

/** Where the pieces of a line's content end. */
function placesIn(content: Uint8Array): { bytes: Buffer; requestEnd: number; responseEnd: number } {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const requestEnd = bytes.indexOf(TAB, WHOLE_START.length);
  const headersTab = bytes.indexOf(TAB, requestEnd + 1);
  return { bytes, requestEnd, responseEnd: headersTab === -1 ? bytes.length : headersTab };
}

/** The other way round, as texts; empty where there was nothing. */
export function decodeContent(content: Uint8Array): Record<'request' | 'response' | 'headers', string> & {
  truncated: boolean;
} {
  const { bytes, requestEnd, responseEnd } = placesIn(content);
  const bodyOf = (start: number, end: number): string => {
    const body = Buffer.from(bytes.subarray(start, end));
    restoreBreaks(body);
    return body.toString();
  };
  return {
    request: bodyOf(WHOLE_START.length, requestEnd),
    response: bodyOf(requestEnd + 1, responseEnd),
    headers: bytes.toString('utf8', responseEnd + 1),
    truncated: bytes[0] === TRUNCATED_START[0],
  };
}

function restoreBreaks(body: Buffer): void {
  replaceBytes(body, STANDS_FOR_TAB, TAB);
  replaceBytes(body, STANDS_FOR_LINE_FEED, LINE_FEED);
}

function replaceBytes(bytes: Buffer, from: number, to: number): void {
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) bytes[at] = to;
}

export interface DecodedLines {
  entries: JournalEntry[];
  /** Bytes up to the end of the last line that was taken. What follows is the beginning of a line. */
  length: number;
  /** Lines whose checksum is wrong: they are skipped. */
  corrupt: number;
}

/** Takes up to `maxEntries` whole lines from the beginning of a piece of the journal, and restores the bodies in place. */
export function decodeLines(bytes: Buffer, maxEntries: number): DecodedLines {
  const result: DecodedLines = { entries: [], length: 0, corrupt: 0 };
  while (result.entries.length < maxEntries) {
    const end = bytes.indexOf(LINE_FEED, result.length);
    if (end === -1) break;
    const entry = decodeLine(bytes, result.length, end);
    if (entry) result.entries.push(entry);
    else result.corrupt++;
    result.length = end + 1;
  }
  return result;
}

function decodeLine(bytes: Buffer, start: number, end: number): JournalEntry | undefined {
  const payloadStart = start + CHECKSUM_DIGITS + 1;
  if (payloadStart > end || bytes[payloadStart - 1] !== SPACE) return undefined;
  const payload = bytes.subarray(payloadStart, end);
  if (Number.parseInt(bytes.toString('latin1', start, payloadStart - 1), 16) !== crc32(payload)) return undefined;
  const line = { start, length: end + 1 - start };
  const fields = fieldsOf(payload, payloadStart);
  const [kind, json, truncated, request, response, headers = NO_SPAN] = fields;
  if (kind && json && fields.length === FIELDS) return { kind: textOf(bytes, kind), json, content: null, line };
  if (!kind || !json || !truncated || !request || !response || fields.length > FIELDS_WITH_HEADERS)
    return { ...UNKNOWN, line };
  for (const body of [request, response]) restoreBreaks(piece(bytes, body));
  const content = { request, response, headers, truncated: textOf(bytes, truncated) === TRUNCATED };
  return { kind: textOf(bytes, kind), json, content, line };
}

const FIELDS = 2;
const FIELDS_WITH_HEADERS = 6;
const NO_SPAN: Span = { start: 0, length: 0 };

/** A whole line that was written by another version of this program: nobody handles it. */
const UNKNOWN = { kind: '', json: NO_SPAN, content: null };

function fieldsOf(payload: Buffer, payloadStart: number): Span[] {
  const fields: Span[] = [];
  let start = 0;
  for (let tab = payload.indexOf(TAB); tab !== -1; tab = payload.indexOf(TAB, start)) {
    fields.push({ start: payloadStart + start, length: tab - start });
    start = tab + 1;
  }
  fields.push({ start: payloadStart + start, length: payload.length - start });
  return fields;
}

const piece = (bytes: Buffer, { start, length }: Span): Buffer => bytes.subarray(start, start + length);

export const textOf = (bytes: Buffer, span: Span): string => piece(bytes, span).toString();

/** The line of an entry, as it stood in the journal. */
export function lineOf(bytes: Buffer, { kind, json, content, line }: JournalEntry): Buffer {
  if (kind === UNKNOWN.kind) return piece(bytes, line);
  const said =
    content &&
    Buffer.concat(
      encodeContent({
        request: copied(bytes, content.request),
        response: copied(bytes, content.response),
        headers: copied(bytes, content.headers),
        truncated: content.truncated,
      }),
    );
  return Buffer.concat(encodeLines([{ kind, json: textOf(bytes, json), content: said }]));
}

const copied = (bytes: Buffer, span: Span): Buffer => Buffer.from(piece(bytes, span));
