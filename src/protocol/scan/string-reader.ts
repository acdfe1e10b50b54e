import { BYTE, IS_ESCAPED, IS_HEX, IS_PLAIN } from './bytes.ts';

/** Most strings are names and ids: up to this length they are read byte by byte. */
const SHORT = 16;

/** Up to this length four bytes are looked at together; beyond it, a native search pays for its call. */
const MEDIUM = 256;

/** Bytes that `firstControl` looks at in one turn. */
const BLOCK = 32;

/**
 * Reads the strings of one JSON text, from the front to the back. Long strings are skipped by native searches for the next
 * quote and the next backslash. What a search found is kept until the reading has passed it, so that each
 * byte is searched once, however many escapes there are: time stays linear.
 */
export class StringReader {
  /** Whether the string read last has escapes. */
  hadEscape = false;
  /** Where the string read last is malformed, when it is. */
  failedAt = -1;

  private readonly bytes: Buffer;
  private readonly view: DataView;
  private nextQuote = -1;
  private nextBackslash = -1;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /**
   * Reads the string whose opening quote stands at `start`.
   *
   * @returns the index behind the closing quote, or -1 for a malformed string
   */
  read(start: number): number {
    this.hadEscape = false;
    let at = this.plainEnd(start + 1);
    for (;;) {
      if (this.bytes[at] === BYTE.quote) return at + 1;
      if (this.bytes[at] !== BYTE.backslash) return this.fail(at);
      this.hadEscape = true;
      const end = this.escapeEnd(at + 1);
      if (end === -1) return this.fail(at);
      // A string with escapes is a text rather than a name: long enough for words.
      at = this.mediumPlainEnd(end);
    }
  }

  private fail(at: number): -1 {
    this.failedAt = at;
    return -1;
  }

  /** Skips an escape, given the index behind its backslash. */
  private escapeEnd(at: number): number {
    if (IS_ESCAPED[this.bytes[at] as number] === 1) return at + 1;
    if (this.bytes[at] !== BYTE.lowerU) return -1;
    for (let digit = at + 1; digit <= at + 4; digit++) if (IS_HEX[this.bytes[digit] as number] !== 1) return -1;
    return at + 5;
  }

  /** Finds the first byte that does not stand for itself: a quote, a backslash, a control character, or the end. */
  private plainEnd(start: number): number {
    const { bytes } = this;
    const near = Math.min(start + SHORT, bytes.length);
    let at = start;
    while (at < near && IS_PLAIN[bytes[at] as number] === 1) at++;
    return at < near ? at : this.mediumPlainEnd(at);
  }

  private mediumPlainEnd(start: number): number {
    const { bytes, view } = this;
    const lastWord = Math.min(start + MEDIUM, bytes.length) - 4;
    let at = start;
    while (at <= lastWord && (notPlain(view.getInt32(at, true)) & HIGH_BITS) === 0) at += 4;
    if (at > start + MEDIUM - 4) return this.longPlainEnd(at);
    while (at < bytes.length && IS_PLAIN[bytes[at] as number] === 1) at++;
    return at;
  }

  private longPlainEnd(start: number): number {
    if (this.nextQuote < start) this.nextQuote = this.find(BYTE.quote, start);
    if (this.nextBackslash < start) this.nextBackslash = this.find(BYTE.backslash, start);
    return this.firstControl(start, Math.min(this.nextQuote, this.nextBackslash));
  }

  private find(byte: number, start: number): number {
    const found = this.bytes.indexOf(byte, start);
    return found === -1 ? this.bytes.length : found;
  }

  /** Finds the first control character, or `end`. */
  private firstControl(start: number, end: number): number {
    let at = start;
    while (at + BLOCK <= end && !this.blockHasControl(at)) at += BLOCK;
    while (at < end && (this.bytes[at] as number) >= BYTE.space) at++;
    return at;
  }

  private blockHasControl(at: number): boolean {
    const { view } = this;
    const found =
      control(view.getInt32(at, true)) |
      control(view.getInt32(at + 4, true)) |
      control(view.getInt32(at + 8, true)) |
      control(view.getInt32(at + 12, true)) |
      control(view.getInt32(at + 16, true)) |
      control(view.getInt32(at + 20, true)) |
      control(view.getInt32(at + 24, true)) |
      control(view.getInt32(at + 28, true));
    return (found & HIGH_BITS) !== 0;
  }
}

// Four bytes at once. Subtracting a number from each byte of a word borrows into the byte's highest bit when the byte is
// smaller, and `& ~word` leaves out the bytes that had this bit before. Whether any of the four high bits is set is
// exact; which one is not, as a borrow may run on into the next byte.
const HIGH_BITS = 0x80808080;
const control = (word: number): number => (word - 0x20202020) & ~word;
const zero = (word: number): number => (word - 0x01010101) & ~word;
const notPlain = (word: number): number => control(word) | zero(word ^ 0x22222222) | zero(word ^ 0x5c5c5c5c);
