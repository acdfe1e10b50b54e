import { SwitchboardError } from './errors.ts';

/** One event of a server-sent event stream (WHATWG HTML, section 9.2). */
export interface SseEvent {
  /** The lines of data, joined with LF; a slice of the chunk they came in when they lie in one. */
  data: Buffer;
  /** The `event:` field; undefined for plain messages. */
  event: string | undefined;
}

export interface SseLimits {
  /** Bytes that the lines of one event may have together. */
  maxEventBytes: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const COLON = 0x3a;
const NEW_LINE = Buffer.from('\n');
const BYTE_ORDER_MARK = Buffer.from('\u{feff}');

/** Pieces of a line that are held apart; joining them seldom keeps the cost of a long line linear enough. */
const MAX_PIECES = 1024;

/**
 * Takes a stream of events apart, whatever pieces it arrives in: lines end with LF, CRLF or CR, comments and unknown fields
 * are skipped, a byte order mark at the front is dropped. Bytes are neither decoded nor copied, except for what lies in
 * several chunks; time is linear in the bytes.
 */
export class SseReader {
  private readonly maxEventBytes: number;
  /** Pieces of the line that has not ended yet. */
  private pieces: Buffer[] = [];
  private data: Buffer[] = [];
  private event: string | undefined = undefined;
  /** Bytes of the lines of the event that has not ended yet. */
  private eventBytes = 0;
  private isFirstLine = true;
  /** The last chunk ended with CR: a LF at the front of the next one belongs to it. */
  private endedWithReturn = false;

  constructor({ maxEventBytes }: SseLimits) {
    this.maxEventBytes = maxEventBytes;
  }

  /** True while an event has begun and not ended; at the end of the stream it tells that the stream was cut off. */
  get pending(): boolean {
    const [first] = this.pieces;
    return this.data.length > 0 || (first !== undefined && first[0] !== COLON);
  }

  /**
   * @returns the events that this chunk completes
   * @throws SwitchboardError UPSTREAM_TOO_LARGE
   */
  push(chunk: Buffer): SseEvent[] {
    const events: SseEvent[] = [];
    const lineEnds = new LineEnds(chunk);
    let start = this.endedWithReturn && chunk[0] === LINE_FEED ? 1 : 0;
    if (chunk.length > 0) this.endedWithReturn = false;
    for (let end = lineEnds.after(start); end !== -1; end = lineEnds.after(start)) {
      const event = this.takeLine(this.wholeLine(chunk.subarray(start, end)));
      if (event) events.push(event);
      start = end + 1;
      if (chunk[end] !== CARRIAGE_RETURN) continue;
      if (start === chunk.length) this.endedWithReturn = true;
      else if (chunk[start] === LINE_FEED) start++;
    }
    if (start < chunk.length) this.keep(chunk.subarray(start));
    return events;
  }

  /** Keeps a piece of a line whose end is still to come. */
  private keep(piece: Buffer): void {
    this.count(piece.length);
    this.pieces.push(piece);
    // An agent that writes byte by byte must not cost an object per byte.
    if (this.pieces.length >= MAX_PIECES) this.pieces = [Buffer.concat(this.pieces)];
  }

  /** Joins the last piece of a line with those before it. */
  private wholeLine(last: Buffer): Buffer {
    this.count(last.length);
    const line = this.pieces.length === 0 ? last : Buffer.concat([...this.pieces, last]);
    this.pieces = [];
    if (!this.isFirstLine) return line;
    this.isFirstLine = false;
    return line.subarray(0, 3).equals(BYTE_ORDER_MARK) ? line.subarray(3) : line;
  }

  private count(bytes: number): void {
    this.eventBytes += bytes;
    if (this.eventBytes <= this.maxEventBytes) return;
    throw new SwitchboardError(
      'UPSTREAM_TOO_LARGE',
      `The agent sent an event of more than ${this.maxEventBytes} bytes. Ask for less, or have the agent's event limit raised.`,
      { metadata: { maxEventBytes: String(this.maxEventBytes) } },
    );
  }

  private takeLine(line: Buffer): SseEvent | undefined {
    if (line.length === 0) return this.dispatch();
    const data = fieldValue(line, 'data');
    const event = data ? undefined : fieldValue(line, 'event');
    if (data) this.data.push(data);
    else if (event) this.event = event.toString();
    // What says nothing must not add up while a quiet stream sends comments for hours.
    else this.eventBytes -= line.length;
    return undefined;
  }

  private dispatch(): SseEvent | undefined {
    const { data, event } = this;
    this.data = [];
    this.event = undefined;
    this.eventBytes = 0;
    const [first, ...more] = data;
    if (!first) return undefined;
    const lines = more.flatMap((line) => [NEW_LINE, line]);
    return { data: lines.length === 0 ? first : Buffer.concat([first, ...lines]), event: event || undefined };
  }
}

/** The value of a line's field, if it has this name: what follows the colon, without one leading space. */
function fieldValue(line: Buffer, name: string): Buffer | undefined {
  const { length } = name;
  if (line.length < length || (line.length > length && line[length] !== COLON)) return undefined;
  if (line.toString('latin1', 0, length) !== name) return undefined;
  return line.subarray(line[length + 1] === SPACE ? length + 2 : length + 1);
}

/** Finds the ends of lines in a chunk, from the front to the back; each byte is searched once for LF and once for CR. */
class LineEnds {
  private readonly chunk: Buffer;
  private nextFeed = -1;
  private nextReturn = -1;

  constructor(chunk: Buffer) {
    this.chunk = chunk;
  }

  /** The first LF or CR at or behind `start`, or -1. */
  after(start: number): number {
    if (this.nextFeed < start) this.nextFeed = this.find(LINE_FEED, start);
    if (this.nextReturn < start) this.nextReturn = this.find(CARRIAGE_RETURN, start);
    const next = Math.min(this.nextFeed, this.nextReturn);
    return next === this.chunk.length ? -1 : next;
  }

  private find(byte: number, start: number): number {
    const found = this.chunk.indexOf(byte, start);
    return found === -1 ? this.chunk.length : found;
  }
}

/** A comment that keeps idle connections open. */
export const SSE_KEEP_ALIVE: Buffer = Buffer.from(': ping\n\n');

const DATA = Buffer.from('data: ');
const END = Buffer.from('\n\n');

/**
 * Encodes one event. Data of several lines is written line by line, so that readers get LF between them.
 *
 * @param event a plain message when absent
 * @throws RangeError when `event` holds a line break, which would begin another field
 */
export function sseEvent(data: string | Buffer, event?: string): Buffer {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  const lines = hasLineBreak(bytes) ? Buffer.from(bytes.toString().replace(/\r\n|\r|\n/g, '\ndata: ')) : bytes;
  if (event === undefined) return Buffer.concat([DATA, lines, END]);
  if (/[\r\n]/.test(event)) throw new RangeError('The type of a server-sent event must not hold line breaks.');
  return Buffer.concat([Buffer.from(`event: ${event}\n`), DATA, lines, END]);
}

const hasLineBreak = (bytes: Buffer): boolean => bytes.includes(LINE_FEED) || bytes.includes(CARRIAGE_RETURN);
