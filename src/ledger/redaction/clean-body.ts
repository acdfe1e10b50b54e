import { LRUCache } from 'lru-cache';
import { isSecretName } from '../../protocol/index.ts';
import { HintReader } from './hint-reader.ts';
import { redactText } from './redact-text.ts';

const QUOTE = 0x22;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const LOWER_F = 0x66;
const LOWER_N = 0x6e;
const LOWER_T = 0x74;

/** What a member's name says about its value. */
type Meaning = 'plain' | 'secret' | 'tokens' | 'file' | 'header' | 'is a secret itself';

/**
 * Whether nothing in a body has to be hidden, found without taking it apart: strings in which nothing hints at a secret
 * are not even decoded. In doubt the answer is no.
 *
 * @param body valid JSON
 */
export function isClean(body: Buffer): boolean {
  const strings = new HintReader(body);
  let meaning: Meaning = 'plain';
  for (let at = nextQuote(body, 0); at !== -1; at = nextQuote(body, at)) {
    const end = strings.read(at + 1) + 1;
    const next = skipSpace(body, end);
    if (body[next] === COLON) {
      const value = skipSpace(body, next + 1);
      meaning = isPlainName(strings, body, at, end) ? 'plain' : meaningOf(textOf(strings, body, at, end));
      if (!isHarmlessValue(meaning, body[value])) return false;
      at = value;
    } else {
      if (
        !isHarmlessString(strings, body, at, end) ||
        (meaning === 'header' && isSecretName(textOf(strings, body, at, end)))
      )
        return false;
      meaning = 'plain';
      at = next;
    }
  }
  return true;
}

function isHarmlessString(strings: HintReader, body: Buffer, start: number, end: number): boolean {
  if (!strings.hasHint && !strings.hidesLetters) return true;
  const text = textOf(strings, body, start, end);
  return redactText(text) === text;
}

/** @param start where the opening quote stands @param end behind the closing quote */
const textOf = (strings: HintReader, body: Buffer, start: number, end: number): string =>
  strings.hasBackslash
    ? (JSON.parse(body.toString('utf8', start, end)) as string)
    : body.toString('utf8', start + 1, end - 1);

/** Names whose value matters although they hold no hint: files' bytes, and what names the other half of a pair. */
const FILE_NAMES = ['raw', 'bytes', 'fileWithBytes', 'file_with_bytes'];
const PAIR_NAMES = ['name', 'key', 'header'];

/** Most names are told to be plain by their letters alone: letters of no hint, and no beginning of a special name. */
function isPlainName(strings: HintReader, body: Buffer, start: number, end: number): boolean {
  if (strings.hasHint || !strings.isWord) return false;
  return SPECIAL[fingerprint(end - start - 2, body[start + 1] ?? 0)] !== 1;
}

const LONGEST_SPECIAL = 15;
const fingerprint = (length: number, first: number): number => Math.min(length, LONGEST_SPECIAL + 1) * 256 + first;

const SPECIAL = new Uint8Array(256 * (LONGEST_SPECIAL + 2));
for (const name of [...FILE_NAMES, ...PAIR_NAMES]) SPECIAL[fingerprint(name.length, name.charCodeAt(0))] = 1;

/** The same few names come with every message; strangers' names must not fill the memory. */
const meanings = new LRUCache<string, Meaning>({ max: 1000 });
const LONGEST_REMEMBERED = 64;

function meaningOf(name: string): Meaning {
  const known = meanings.get(name);
  if (known !== undefined) return known;
  const meaning = findMeaning(name);
  if (name.length <= LONGEST_REMEMBERED) meanings.set(name, meaning);
  return meaning;
}

function findMeaning(name: string): Meaning {
  if (redactText(name) !== name) return 'is a secret itself';
  if (isSecretName(name)) return 'secret';
  if (/tokens$/i.test(name)) return 'tokens';
  if (FILE_NAMES.includes(name)) return 'file';
  return PAIR_NAMES.includes(name) ? 'header' : 'plain';
}

/** Whether a value, known by its first byte, may stand there whatever it is. */
function isHarmlessValue(meaning: Meaning, first: number | undefined): boolean {
  switch (meaning) {
    case 'plain':
    case 'header':
      return true;
    case 'secret':
      return first === LOWER_N || first === LOWER_T || first === LOWER_F;
    case 'tokens':
      return first !== QUOTE && first !== OPEN_ARRAY;
    case 'file':
      return first !== QUOTE;
    case 'is a secret itself':
      return false;
  }
}

function nextQuote(body: Buffer, start: number): number {
  for (let at = start; at < body.length; at++) if (body[at] === QUOTE) return at;
  return -1;
}

function skipSpace(body: Buffer, start: number): number {
  let at = start;
  while (isSpace(body[at])) at++;
  return at;
}

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
