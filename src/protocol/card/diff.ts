import { isJsonObject, type Json, type JsonObject, RawNumber } from '../json.ts';

/** One difference between two cards. */
export interface CardChange {
  /** JSON pointer (RFC 6901); an element of a list of things with names is pointed at by its name: `/skills/echo/tags`. */
  path: string;
  /** Absent when it was added. */
  before: Json | undefined;
  /** Absent when it was removed. */
  after: Json | undefined;
}

/**
 * What changed between two versions of a card, sorted by path. Skills are compared by `id` and extensions by `uri`, so that a new
 * order is no change and a removed skill does not shift the others; all other lists are compared whole.
 */
export function diffCards(before: Json, after: Json): CardChange[] {
  return changes('', before, after).toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

function changes(path: string, before: Json | undefined, after: Json | undefined): CardChange[] {
  const older = membersOf(before);
  const newer = membersOf(after);
  if (!older || !newer) return isSame(before, after) ? [] : [{ path, before, after }];
  const names = new Set([...older.keys(), ...newer.keys()]);
  return [...names].flatMap((name) => changes(`${path}/${escapePointer(name)}`, older.get(name), newer.get(name)));
}

/** What can be compared member by member: an object, or a list of things with names of their own. */
function membersOf(value: Json | undefined): Map<string, Json | undefined> | undefined {
  if (isJsonObject(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value)) return undefined;
  const named = new Map<string, Json>();
  for (const item of value) {
    const name = isJsonObject(item) ? nameOf(item) : undefined;
    if (name === undefined || named.has(name)) return undefined;
    named.set(name, item);
  }
  return named;
}

function nameOf(item: JsonObject): string | undefined {
  const name = item['id'] ?? item['uri'];
  return typeof name === 'string' ? name : undefined;
}

function isSame(before: Json | undefined, after: Json | undefined): boolean {
  if (before instanceof RawNumber && after instanceof RawNumber) return before.text === after.text;
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((item, index) => isSame(item, after[index]));
  if (!isJsonObject(before) || !isJsonObject(after)) return before === after;
  return changes('', before, after).length === 0;
}

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
