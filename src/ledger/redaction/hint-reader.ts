import { HINTS } from './redact-text.ts';

const QUOTE = 0x22;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const LOWER_U = 0x75;

/** Most strings are names and ids: up to this length they are read byte by byte; beyond it, native searches pay. */
const SHORT = 24;

/**
 * Reads the strings of valid JSON from the front to the back, without decoding them, and notes what makes it worth while
 * to look closer.
 */
export class HintReader {
  /** The string read last holds one of the words that come with a secret. */
  hasHint = false;
  /** It holds an escape behind which such a word could hide: `\\u…` or `\\/`. */
  hidesLetters = false;
  hasBackslash = false;
  /** It is all ASCII letters and digits, and short. */
  isWord = false;

  private readonly bytes: Buffer;
  /** What a search found is kept until the reading has passed it, so that each byte is searched once. */
  private nextQuote = -1;
  private nextBackslash = -1;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** @returns where the string ends that begins at `start`, the quotes not counted */
  read(start: number): number {
    this.hasHint = false;
    this.hidesLetters = false;
    this.hasBackslash = false;
    const near = this.readShort(start);
    if (near !== -1) return near;
    this.isWord = false;
    const end = this.longEnd(start);
    this.hasHint = hasHintBetween(this.bytes, start, end);
    return end;
  }

  /** @returns -1 for a string that is long or has escapes */
  private readShort(start: number): number {
    const { bytes } = this;
    const far = Math.min(start + SHORT, bytes.length);
    let isWord = 1;
    let previous = 0;
    for (let at = start; at < far; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        this.isWord = isWord === 1;
        return at;
      }
      if (byte === BACKSLASH) return -1;
      isWord &= IS_ALPHANUMERIC[byte] as number;
      const group = PAIRS[(previous << 8) | byte] as number;
      if (group !== 0 && isHintAt(bytes, at - 1, group)) this.hasHint = true;
      previous = byte;
    }
    return -1;
  }

  private longEnd(start: number): number {
    for (let at = start; ; ) {
      if (this.nextQuote < at) this.nextQuote = this.find(QUOTE, at);
      if (this.nextBackslash < at) this.nextBackslash = this.find(BACKSLASH, at);
      if (this.nextQuote < this.nextBackslash) return this.nextQuote;
      const escaped = this.bytes[this.nextBackslash + 1];
      this.hasBackslash = true;
      if (escaped === LOWER_U || escaped === SLASH) this.hidesLetters = true;
      at = this.nextBackslash + 2;
    }
  }

  private find(byte: number, start: number): number {
    const found = this.bytes.indexOf(byte, start);
    return found === -1 ? this.bytes.length : found;
  }
}

/** Of two neighbouring pairs of letters, one begins at an even distance: every second one is enough. */
function hasHintBetween(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end - 1; at += 2) {
    const group = PAIRS[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] as number;
    if (group !== 0 && isHintAt(bytes, at, group)) return true;
  }
  return false;
}

const IS_ALPHANUMERIC = new Uint8Array(256).map((_, byte) => (/[A-Za-z0-9]/.test(String.fromCharCode(byte)) ? 1 : 0));
const lowerCase = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);

interface Hint {
  word: Uint8Array;
  /** Where in the word its pair of letters begins. */
  offset: number;
}

/** For each pair of bytes the number of its group; 0 when it belongs to no word. */
const PAIRS = new Uint8Array(256 * 256);
const GROUPS: Hint[][] = [[]];

for (const word of HINTS) {
  const rarest = rarestThree(word);
  for (const offset of [rarest, rarest + 1]) {
    const hint = { word: Buffer.from(word), offset };
    for (const first of spellings(word.charAt(offset)))
      for (const second of spellings(word.charAt(offset + 1))) addToGroup((first << 8) | second, hint);
  }
}

function addToGroup(pair: number, hint: Hint): void {
  PAIRS[pair] ||= GROUPS.push([]) - 1;
  GROUPS[PAIRS[pair]]?.push(hint);
}

/** Looking for the rarest three letters of a word is as good as looking for the word. @returns where they begin */
function rarestThree(word: string): number {
  const rarityAt = (offset: number) => [0, 1, 2].reduce((sum, next) => sum + rarity(word.charAt(offset + next)), 0);
  const offsets = Array.from({ length: word.length - 2 }, (_, offset) => offset);
  return offsets.reduce((best, offset) => (rarityAt(offset) > rarityAt(best) ? offset : best));
}

/** From the most to the least frequent in English; what is not a letter is rarer still. */
function rarity(letter: string): number {
  const place = 'etaoinsrhldcumfpgwybvkxjqz'.indexOf(letter);
  return place === -1 ? 26 : place;
}

function spellings(letter: string): Set<number> {
  return new Set([letter.toLowerCase().charCodeAt(0), letter.toUpperCase().charCodeAt(0)]);
}

function isHintAt(bytes: Buffer, at: number, group: number): boolean {
  for (const { word, offset } of GROUPS[group] ?? []) if (startsWith(bytes, at - offset, word)) return true;
  return false;
}

function startsWith(bytes: Buffer, start: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index++)
    if (lowerCase(bytes[start + index] ?? 0) !== word[index]) return false;
  return true;
}
