import { BYTE } from './bytes.ts';

/**
 * Finds the end of the number that begins at `start` (RFC 8259 section 6).
 *
 * @returns -1 when there is no number, or a malformed one
 */
export function numberEnd(bytes: Buffer, start: number): number {
  const first = bytes[start] === BYTE.minus ? start + 1 : start;
  let at = bytes[first] === BYTE.zero ? first + 1 : digitsEnd(bytes, first);
  if (at !== -1 && bytes[at] === BYTE.dot) at = digitsEnd(bytes, at + 1);
  if (at !== -1 && (bytes[at] === BYTE.lowerE || bytes[at] === BYTE.upperE)) at = exponentEnd(bytes, at + 1);
  return at;
}

function exponentEnd(bytes: Buffer, start: number): number {
  const signed = bytes[start] === BYTE.plus || bytes[start] === BYTE.minus;
  return digitsEnd(bytes, signed ? start + 1 : start);
}

/** Skips digits, of which there must be one; -1 when there is none. */
function digitsEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (isDigit(bytes[at])) at++;
  return at === start ? -1 : at;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= BYTE.zero && byte <= BYTE.nine;

/** Whole numbers of up to this many characters are held exactly by a double, whatever they are. */
const SAFE_LENGTH = 15;

/** Tells whether a number, read as a double and written again, gives the very same text. */
export function isExactNumber(bytes: Buffer, start: number, end: number): boolean {
  if (end - start <= SAFE_LENGTH && isWholePositive(bytes, start, end)) return true;
  const text = bytes.toString('latin1', start, end);
  return String(Number(text)) === text;
}

function isWholePositive(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isDigit(bytes[at])) return false;
  return true;
}
