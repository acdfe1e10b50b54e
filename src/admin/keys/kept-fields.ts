import type { JsonObject } from '../../protocol/index.ts';

/** Where fields that LiteLLM has and this gateway does not act on are kept, beside what is truly metadata. */
const NOT_ENFORCED = 'not_enforced';

/**
 * What to store as metadata. Fields that are not enforced add to those kept before.
 *
 * @param metadata as given; undefined leaves it, null empties it
 * @param others fields that have no meaning here, so that LiteLLM's clients need no change
 * @param before what is stored until now
 * @returns undefined when nothing of it changes
 */
export function metadataToStore(
  metadata: JsonObject | null | undefined,
  others: JsonObject,
  before: JsonObject = {},
): JsonObject | undefined {
  if (metadata === undefined && Object.keys(others).length === 0) return undefined;
  const stored = readMetadata(before);
  const kept = { ...stored.kept, ...others };
  const plain = metadata === undefined ? stored.metadata : metadata;
  return Object.keys(kept).length > 0 ? { ...plain, [NOT_ENFORCED]: kept } : { ...plain };
}

/** Tells what is metadata from what is only kept. */
export function readMetadata(stored: JsonObject): { metadata: JsonObject; kept: JsonObject } {
  const { [NOT_ENFORCED]: kept, ...metadata } = stored;
  return { metadata, kept: (kept ?? {}) as JsonObject };
}
