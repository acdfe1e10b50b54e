import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/**
 * Facts that the target's shape has no place for travel in `metadata` under this key, and return to their place on the
 * way back: part of 1.0 `{"text":"# Hi","mediaType":"text/markdown"}` is part of 0.3
 * `{"kind":"text","text":"# Hi","metadata":{"a2a_compat":{"mediaType":"text/markdown"}}}`.
 */
const COMPAT = 'a2a_compat';

/** Which facts may return from metadata, and what they must look like. */
export type CompatFacts = Record<string, (value: Json | undefined) => boolean>;

/** Metadata with the facts put in; what it was when there are none. */
export function withCompat(metadata: JsonObject | undefined, facts: JsonObject): JsonObject | undefined {
  return Object.keys(facts).length === 0 ? metadata : { ...metadata, [COMPAT]: facts };
}

/**
 * Takes the facts out again; metadata that held nothing else is left out. Metadata is the caller's to write, so only the
 * facts named here return: anything else under the key (a `taskId`, say, past the check of ownership) stays where it is.
 */
export function splitCompat(
  metadata: JsonObject | undefined,
  allowed: CompatFacts,
): { metadata?: JsonObject; facts: JsonObject } {
  if (!metadata) return { facts: {} };
  const { [COMPAT]: facts, ...rest } = metadata;
  if (!isJsonObject(facts) || !Object.entries(facts).every(([name, value]) => isAllowed(allowed, name, value)))
    return { metadata, facts: {} };
  return { ...(Object.keys(rest).length > 0 && { metadata: rest }), facts };
}

const isAllowed = (allowed: CompatFacts, name: string, value: Json | undefined): boolean =>
  Object.hasOwn(allowed, name) && (allowed[name]?.(value) ?? false);
