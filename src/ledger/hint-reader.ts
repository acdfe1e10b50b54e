import { HINTS } from './redact-text.ts';

const QUOTE = 0x22;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const LOWER_U = 0x75;

/**
 * Reads the strings of valid JSON, byte by byte and without decoding them, and notes what makes it worth while to look
 * closer.
 */
export class HintReader {
  /** The string read last holds one of the words that come with a secret. */
  hasHint = false;
  /** It holds an escape behind which such a word could hide: `\\u…` or `\\/`. */
  hidesLetters = false;
  hasBackslash = false;
  /** It holds something else than ASCII letters and digits. */
  hasSeparator = false;

  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** @returns where the string ends that begins at `start`, the quotes not counted */
  read(start: number): number {
    const { bytes } = this;
    this.hasHint = false;
    this.hidesLetters = false;
    this.hasBackslash = false;
    let kinds = 0;
    let previous = 0;
    for (let at = start; ; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        this.hasSeparator = (kinds & SEPARATOR) !== 0;
        return at;
      }
      const folded = FOLDED[byte] as number;
      kinds |= folded;
      if (byte === BACKSLASH) {
        this.noticeEscape(bytes[++at] as number);
        previous = 0;
        continue;
      }
      const letter = folded & 0x7f;
      const group = PAIRS[(previous << 7) | letter] as number;
      if (group !== 0 && !this.hasHint) this.hasHint = isHintAt(bytes, at, group);
      previous = letter;
    }
  }

  private noticeEscape(escaped: number): void {
    this.hasBackslash = true;
    if (escaped === LOWER_U || escaped === SLASH) this.hidesLetters = true;
  }
}

const SEPARATOR = 0x80;

/** ASCII in lower case, 0 for everything else; what is no letter or digit is marked. */
const FOLDED = new Uint8Array(256).map((_, byte) => {
  const letter = byte < 0x80 ? String.fromCharCode(byte).toLowerCase() : '\0';
  return letter.charCodeAt(0) | (/[a-z0-9]/.test(letter) ? 0 : SEPARATOR);
});

interface Hint {
  word: Uint8Array;
  /** Where in the word the second letter of its pair stands. */
  offset: number;
}

/** From the most to the least frequent in English; what is not a letter is rarer still. */
const BY_FREQUENCY = 'etaoinsrhldcumfpgwybvkxjqz';
const rarity = (letter: string): number => (BY_FREQUENCY.indexOf(letter) + 27) % 27;

/** Looking for a word's rarest pair of letters is as good as looking for the word, and is one look-up a byte. */
function rarestPair(word: string): number {
  const rarityAt = (offset: number) => rarity(word.charAt(offset - 1)) + rarity(word.charAt(offset));
  const offsets = Array.from(word, (_, offset) => offset).slice(1);
  return offsets.reduce((best, offset) => (rarityAt(offset) > rarityAt(best) ? offset : best));
}

/** For each pair of letters the number of its group; 0 when it belongs to no word. */
const PAIRS = new Uint8Array(128 * 128);
const GROUPS: Hint[][] = [[]];

for (const word of HINTS) {
  const offset = rarestPair(word);
  const pair = (word.charCodeAt(offset - 1) << 7) | word.charCodeAt(offset);
  PAIRS[pair] ||= GROUPS.push([]) - 1;
  GROUPS[PAIRS[pair]]?.push({ word: Buffer.from(word), offset });
}

function isHintAt(bytes: Uint8Array, at: number, group: number): boolean {
  for (const { word, offset } of GROUPS[group] ?? []) if (startsWith(bytes, at - offset, word)) return true;
  return false;
}

function startsWith(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index++)
    if (((FOLDED[bytes[start + index] ?? 0] as number) & 0x7f) !== word[index]) return false;
  return true;
}
