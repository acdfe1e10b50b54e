import { isUtf8 } from 'node:buffer';
import { SwitchboardError } from '../errors.ts';
import { BYTE, isWhiteSpace } from './bytes.ts';
import { isExactNumber, numberEnd } from './number.ts';
import { isLookAlike, memberNamed, type PathNode, type PathSet } from './paths.ts';
import type { Span } from './span.ts';
import { StringReader } from './string-reader.ts';

/** How deep arrays and objects may nest unless a caller says otherwise (security promise 14). */
const MAX_DEPTH = 64;

/** Bytes: more than any name in a path has, even with each of its characters written as an escape. */
const LONGEST_NAME = 256;

export interface ScanOptions {
  /** How many arrays and objects may stand inside each other; 64 unless told. */
  maxDepth?: number;
  /** Look whether every number survives as a double; it costs a little for each fraction. */
  checkNumbers?: boolean;
}

/** What one pass over a JSON text found. */
export interface Scan<Name extends string> {
  /** Where the whole value lies, without the white space around it. */
  readonly value: Span;
  /** Where the values at the paths lie; strings with their quotes. */
  readonly spans: Partial<Record<Name, Span>>;
  /**
   * Path of a member met twice in its object, in one spelling or in both, among those that paths lead to: of several the one
   * nearest to the root.
   */
  readonly repeated: string | undefined;
  /** The first name that differs from one in the paths by its case alone, when the paths ask for that. */
  readonly lookAlike: string | undefined;
  /** How many members the objects of the text have together, repeated ones counted. */
  readonly members: number;
  /** Whether some number would be written back differently after it was a double; always false when not asked for. */
  readonly hasInexactNumber: boolean;
}

/**
 * Reads a JSON text once, without building anything. It accepts what `JSON.parse` accepts (RFC 8259, as UTF-8 and without
 * a byte order mark) up to a depth, and notes where the values at the given paths lie.
 *
 * @throws SwitchboardError PARSE_ERROR for what is no JSON, INVALID_REQUEST for what nests too deep
 */
export function scan<Name extends string>(
  bytes: Buffer,
  paths: PathSet<Name>,
  { maxDepth = MAX_DEPTH, checkNumbers = false }: ScanOptions = {},
): Scan<Name> {
  if (!isUtf8(bytes)) throw new SwitchboardError('PARSE_ERROR', 'The JSON text is not valid UTF-8.');
  const scanner = new Scanner(bytes, maxDepth, checkNumbers);
  const value = scanner.document(paths.root);
  const { spans, repeated, lookAlike, members, hasInexactNumber } = scanner;
  return { value, spans: spans as Partial<Record<Name, Span>>, repeated, lookAlike, members, hasInexactNumber };
}

/** One pass over one text. Its readers take the index where a piece begins and return the index behind it. */
class Scanner {
  readonly spans: Record<string, Span> = {};
  repeated: string | undefined = undefined;
  lookAlike: string | undefined = undefined;
  members = 0;
  hasInexactNumber = false;

  private readonly bytes: Buffer;
  private readonly strings: StringReader;
  private readonly maxDepth: number;
  private readonly checkNumbers: boolean;

  constructor(bytes: Buffer, maxDepth: number, checkNumbers: boolean) {
    this.bytes = bytes;
    this.strings = new StringReader(bytes);
    this.maxDepth = maxDepth;
    this.checkNumbers = checkNumbers;
  }

  document(root: PathNode): Span {
    const start = skipSpace(this.bytes, 0);
    const end = this.value(start, 0, root);
    const rest = skipSpace(this.bytes, end);
    if (rest !== this.bytes.length) malformed(this.bytes, rest);
    return { start, end };
  }

  private value(start: number, depth: number, node: PathNode | undefined): number {
    switch (this.bytes[start]) {
      case BYTE.quote:
        return this.string(start);
      case BYTE.openObject:
        return this.object(start, this.deeper(depth), node?.spellings && node);
      case BYTE.openArray:
        return this.array(start, this.deeper(depth));
      case BYTE.lowerT:
        return this.literal(start, 'true');
      case BYTE.lowerF:
        return this.literal(start, 'false');
      case BYTE.lowerN:
        return this.literal(start, 'null');
      default:
        return this.number(start);
    }
  }

  private object(start: number, depth: number, node: PathNode | undefined): number {
    const { bytes } = this;
    let met = 0;
    let at = skipSpace(bytes, start + 1);
    if (bytes[at] === BYTE.closeObject) return at + 1;
    for (;;) {
      if (bytes[at] !== BYTE.quote) malformed(bytes, at);
      const nameEnd = this.string(at);
      const member = node && this.member(node, at, nameEnd);
      this.members++;
      const colon = skipSpace(bytes, nameEnd);
      if (bytes[colon] !== BYTE.colon) malformed(bytes, colon);
      const valueStart = skipSpace(bytes, colon + 1);
      const valueEnd = this.value(valueStart, depth, member);
      if (member) {
        if ((met & member.bit) !== 0) this.noticeRepeated(member.path);
        met |= member.bit;
        if (member.pick !== undefined) this.spans[member.pick] = { start: valueStart, end: valueEnd };
      }
      at = skipSpace(bytes, valueEnd);
      if (bytes[at] === BYTE.closeObject) return at + 1;
      at = this.skipComma(at);
    }
  }

  /** Objects end inside out, so what stands deeper may have been met first. */
  private noticeRepeated(path: string): void {
    if (this.repeated === undefined || depthOf(path) < depthOf(this.repeated)) this.repeated = path;
  }

  /** Finds the node of a member by its name, which stands at `start`..`end` with its quotes. */
  private member(node: PathNode, start: number, end: number): PathNode | undefined {
    const { hadEscape } = this.strings;
    const found = hadEscape ? this.escapedMember(node, start, end) : memberNamed(node, this.bytes, start + 1, end - 1);
    if (!found && node.folded) this.noticeLookAlike(node, start, end);
    return found;
  }

  private escapedMember(node: PathNode, start: number, end: number): PathNode | undefined {
    const name = Buffer.from(this.text(start, end));
    return memberNamed(node, name, 0, name.length);
  }

  private noticeLookAlike(node: PathNode, start: number, end: number): void {
    if (this.lookAlike !== undefined || end - start > LONGEST_NAME) return;
    const name = this.text(start, end);
    if (isLookAlike(node, name)) this.lookAlike = name;
  }

  private text(start: number, end: number): string {
    return JSON.parse(this.bytes.toString('utf8', start, end)) as string;
  }

  private array(start: number, depth: number): number {
    let at = skipSpace(this.bytes, start + 1);
    if (this.bytes[at] === BYTE.closeArray) return at + 1;
    for (;;) {
      at = skipSpace(this.bytes, this.value(at, depth, undefined));
      if (this.bytes[at] === BYTE.closeArray) return at + 1;
      at = this.skipComma(at);
    }
  }

  private string(start: number): number {
    const end = this.strings.read(start);
    return end === -1 ? malformed(this.bytes, this.strings.failedAt) : end;
  }

  private number(start: number): number {
    const end = numberEnd(this.bytes, start);
    if (end === -1) malformed(this.bytes, start);
    if (this.checkNumbers && !this.hasInexactNumber) this.hasInexactNumber = !isExactNumber(this.bytes, start, end);
    return end;
  }

  private literal(start: number, text: string): number {
    for (let offset = 1; offset < text.length; offset++) {
      if (this.bytes[start + offset] !== text.charCodeAt(offset)) malformed(this.bytes, start);
    }
    return start + text.length;
  }

  private deeper(depth: number): number {
    if (depth === this.maxDepth) {
      throw new SwitchboardError(
        'INVALID_REQUEST',
        `The JSON text nests deeper than ${this.maxDepth} levels. Send a flatter document.`,
      );
    }
    return depth + 1;
  }

  private skipComma(at: number): number {
    return this.bytes[at] === BYTE.comma ? skipSpace(this.bytes, at + 1) : malformed(this.bytes, at);
  }
}

const depthOf = (path: string): number => path.split('.').length;

function skipSpace(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && isWhiteSpace(bytes[at] as number)) at++;
  return at;
}

function malformed(bytes: Buffer, at: number): never {
  const where = at >= bytes.length ? 'ends too early' : `is malformed at byte ${at}`;
  throw new SwitchboardError('PARSE_ERROR', `The text is not valid JSON: it ${where}.`);
}
