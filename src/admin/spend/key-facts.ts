import type { KeyRecord } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';

/** Keys in sums of calls, by id. */
export interface KeyFacts {
  /** Its hash, as LiteLLM names keys; of a key that is gone its id; empty for calls without a key. */
  nameOf(keyId: string): string;
  find(keyId: string): KeyRecord | undefined;
}

const KEYS_PER_QUESTION = 500;

export async function keyFacts(keyIds: Iterable<string>, { keys }: Pick<RouteContext, 'keys'>): Promise<KeyFacts> {
  const ids = [...new Set(keyIds)].filter((id) => id !== '');
  const known = new Map<string, KeyRecord>();
  for (let start = 0; start < ids.length; start += KEYS_PER_QUESTION) {
    const page = await keys.list({ ids: ids.slice(start, start + KEYS_PER_QUESTION), limit: KEYS_PER_QUESTION });
    for (const record of page.keys) known.set(record.id, record);
  }
  return { find: (keyId) => known.get(keyId), nameOf: (keyId) => known.get(keyId)?.hash ?? keyId };
}
