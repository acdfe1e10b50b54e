import { createHash } from 'node:crypto';

const UUID_DASHES = [8, 13, 18, 23];
const ZEROS = '0'.repeat(32);

/**
 * Turns any spelling of a trace id into the 32 lower-case hex digits that OpenTelemetry and Langfuse take: a UUID loses
 * its dashes, 32 hex digits stay, and everything else becomes the first half of its SHA-256, the rule by which the
 * Langfuse SDKs derive an id from text. Total: never throws (tracing notes, section B.7).
 */
export function normaliseTraceId(text: string): string {
  const trimmed = text.trim();
  const hex = withoutUuidDashes(trimmed).toLowerCase();
  if (hex.length === 32 && isLowerHex(hex, 0, 32) && hex !== ZEROS) return hex;
  return createHash('sha256').update(trimmed).digest('hex').slice(0, 32);
}

/** The UUID spelling (8-4-4-4-12) of 32 hex digits. */
export function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether every character from `start` up to `end` is one of `0-9a-f`; upper case is not. */
export function isLowerHex(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const digit = code >= 0x30 && code <= 0x39;
    const letter = code >= 0x61 && code <= 0x66;
    if (!digit && !letter) return false;
  }
  return true;
}

/** Removes the dashes of a UUID; text with dashes anywhere else stays as it is. */
function withoutUuidDashes(text: string): string {
  if (text.length !== 36 || !UUID_DASHES.every((at) => text[at] === '-')) return text;
  return text.slice(0, 8) + text.slice(9, 13) + text.slice(14, 18) + text.slice(19, 23) + text.slice(24);
}
