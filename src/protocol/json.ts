import { parseExactly, refusePrototype } from './exact-parser.ts';
import { type Json, RawNumber } from './json-value.ts';
import { compilePaths, scan } from './scan/index.ts';

export { isJsonObject, type Json, type JsonObject, RawNumber } from './json-value.ts';

export interface JsonLimits {
  /** How many arrays and objects may stand inside each other; 64 unless told. */
  maxDepth?: number;
}

const NO_PATHS = compilePaths({});

/**
 * Reads a JSON text without losing anything: numbers that a double would change become `RawNumber`. A name that an
 * object has twice is refused, because two readers may take different ones for the value; so is `__proto__` (security promise 14).
 * Other names that JavaScript gives a meaning, such as `constructor`, become plain members of their object.
 *
 * @param input UTF-8 without a byte order mark, or text
 * @throws SwitchboardError PARSE_ERROR for what is no JSON; INVALID_REQUEST for repeated members, `__proto__`, and nesting
 *   beyond the limit
 */
export function parseJson(input: Buffer | string, limits: JsonLimits = {}): Json {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const { members, hasInexactNumber } = scan(bytes, NO_PATHS, { ...limits, checkNumbers: true });
  const text = typeof input === 'string' ? input : input.toString();
  if (hasInexactNumber) return parseExactly(text);
  const value = JSON.parse(text) as Json;
  // JSON.parse keeps one of two members with the same name: then the value has fewer of them than the text.
  return countMembers(value) === members ? value : parseExactly(text);
}

/** Counts the members of all objects in a value. */
function countMembers(value: Json | undefined): number {
  if (typeof value !== 'object' || value === null || value instanceof RawNumber) return 0;
  if (Array.isArray(value)) return value.reduce<number>((count, item) => count + countMembers(item), 0);
  let count = 0;
  for (const name of Object.keys(value)) {
    refusePrototype(name);
    count += 1 + countMembers(value[name]);
  }
  return count;
}

/** Writes a value as JSON text, as `JSON.stringify` does; a `RawNumber` as it was written. */
export const stringifyJson = (value: Json): string =>
  hasRawNumber(value) ? writeExactly(value) : JSON.stringify(value);

function hasRawNumber(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof RawNumber || Object.values(value).some(hasRawNumber);
}

function writeExactly(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value instanceof RawNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeExactly).join(',')}]`;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [`${JSON.stringify(name)}:${writeExactly(member)}`],
  );
  return `{${members.join(',')}}`;
}
