import { isUtf8 } from 'node:buffer';
import { SwitchboardError } from '../errors.ts';
import { BYTE, IS_PLAIN, isWhiteSpace } from './bytes.ts';
import { isExactNumber, numberEnd } from './number.ts';
import { isLookAlike, memberNamed, type PathNode, type PathSet } from './paths.ts';
import type { Span } from './span.ts';
import { StringReader } from './string-reader.ts';

/** How deep arrays and objects may nest unless a caller says otherwise (security promise 14). */
const MAX_DEPTH = 64;

/** Bytes: more than any name in a path has, even with each of its characters written as an escape. */
const LONGEST_NAME = 256;

/** Most strings are names and ids: up to so many bytes they are read where they stand. */
const SHORT = 16;

// Names of their own, because the compiler takes constants of the same module for numbers.
const { quote: QUOTE, comma: COMMA, colon: COLON, space: SPACE } = BYTE;
const { openObject: OPEN_OBJECT, closeObject: CLOSE_OBJECT, openArray: OPEN_ARRAY } = BYTE;
/** In ASCII, brackets and braces are closed by the character after the next one. */
const FROM_OPENER_TO_CLOSER = 2;

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
  /** By depth: the byte that closes the array or object there. */
  private readonly closers: number[] = [0];

  constructor(bytes: Buffer, maxDepth: number, checkNumbers: boolean) {
    this.bytes = bytes;
    this.strings = new StringReader(bytes);
    this.maxDepth = maxDepth;
    this.checkNumbers = checkNumbers;
  }

  document(root: PathNode): Span {
    const start = spaceEnd(this.bytes, 0);
    const end = this.value(start, 0, root);
    const rest = spaceEnd(this.bytes, end);
    if (rest !== this.bytes.length) malformed(this.bytes, rest);
    return { start, end };
  }

  private value(start: number, depth: number, node: PathNode | undefined): number {
    const goesOn = node?.spellings !== undefined && this.bytes[start] === OPEN_OBJECT;
    return goesOn ? this.object(start, this.deeper(depth), node) : this.skip(start, depth);
  }

  /** Reads an object in which something is looked for. */
  private object(start: number, depth: number, node: PathNode): number {
    const { bytes } = this;
    let met = 0;
    let at = spaceEnd(bytes, start + 1);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    for (;;) {
      if (bytes[at] !== QUOTE) malformed(bytes, at);
      const nameEnd = this.string(at);
      const member = this.member(node, at, nameEnd);
      const valueStart = this.behindColon(nameEnd);
      const valueEnd = this.value(valueStart, depth, member);
      if (member) {
        if ((met & member.bit) !== 0) this.noticeRepeated(member.path);
        met |= member.bit;
        if (member.pick !== undefined) this.spans[member.pick] = { start: valueStart, end: valueEnd };
      }
      at = spaceEnd(bytes, valueEnd);
      if (bytes[at] === CLOSE_OBJECT) return at + 1;
      if (bytes[at] !== COMMA) malformed(bytes, at);
      at = spaceEnd(bytes, at + 1);
    }
  }

  /**
   * Reads a value in which nothing is looked for. That is most of a text, so it is one loop, written so that the compiler
   * can take its short helpers into it: two thirds of the time that a call for each value takes.
   */
  private skip(start: number, depth: number): number {
    const { bytes, closers } = this;
    let open = depth;
    let at = start;
    for (;;) {
      const first = bytes[at];
      if (first === QUOTE) at = this.plainString(at);
      else if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
        const closer = first + FROM_OPENER_TO_CLOSER;
        open = this.deeper(open);
        at++;
        if (isSpaced(bytes[at])) at = spaceEnd(bytes, at);
        if (bytes[at] !== closer) {
          closers[open] = closer;
          if (first === OPEN_OBJECT) at = this.memberValue(at);
          continue;
        }
        open--;
        at++;
      } else at = this.scalar(at);

      for (;;) {
        if (open === depth) return at;
        if (isSpaced(bytes[at])) at = spaceEnd(bytes, at);
        const closer = closers[open];
        if (bytes[at] === COMMA) {
          at++;
          if (isSpaced(bytes[at])) at = spaceEnd(bytes, at);
          if (closer === CLOSE_OBJECT) at = this.memberValue(at);
          break;
        }
        if (bytes[at] !== closer) malformed(bytes, at);
        open--;
        at++;
      }
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

  /** Skips a member's name, and what stands between it and the value. */
  private memberValue(start: number): number {
    if (this.bytes[start] !== QUOTE) malformed(this.bytes, start);
    return this.behindColon(this.plainString(start));
  }

  private behindColon(nameEnd: number): number {
    const { bytes } = this;
    let at = nameEnd;
    this.members++;
    if (isSpaced(bytes[at])) at = spaceEnd(bytes, at);
    if (bytes[at] !== COLON) malformed(bytes, at);
    at++;
    return isSpaced(bytes[at]) ? spaceEnd(bytes, at) : at;
  }

  /** As `string`, for texts that mostly are short and without escapes. */
  private plainString(start: number): number {
    const { bytes } = this;
    const near = Math.min(start + SHORT, bytes.length);
    let at = start + 1;
    while (at < near && IS_PLAIN[bytes[at] as number] === 1) at++;
    return bytes[at] === QUOTE ? at + 1 : this.string(start);
  }

  private string(start: number): number {
    const end = this.strings.read(start);
    return end === -1 ? malformed(this.bytes, this.strings.failedAt) : end;
  }

  private scalar(start: number): number {
    switch (this.bytes[start]) {
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
}

const depthOf = (path: string): number => path.split('.').length;

/** Whether there may be white space to skip: mostly there is none, and then nothing needs to be called. */
const isSpaced = (byte: number | undefined): boolean => (byte as number) <= SPACE;

function spaceEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (isWhiteSpace(bytes[at])) at++;
  return at;
}

function malformed(bytes: Buffer, at: number): never {
  const where = at >= bytes.length ? 'ends too early' : `is malformed at byte ${at}`;
  throw new SwitchboardError('PARSE_ERROR', `The text is not valid JSON: it ${where}.`);
}
