import type { KeyFilter } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import type { RouteRequest } from '../http/route.ts';
import { viewKey } from './key-view.ts';

/** The ids of the keys that there are: a request may name one by itself, which no log may keep. */
export async function keyIds(names: readonly string[], { keys }: RouteContext): Promise<string[]> {
  const found = await Promise.all(names.map((name) => keys.find(name)));
  return found.flatMap((record) => record?.id ?? []);
}

/** How a key looks in the audit log. */
export const lookAtKey = async (keyId: string, { keys }: RouteContext) => viewKey(await keys.info(keyId));

const KEYS_PER_PAGE = 500;

/**
 * The keys that come and go with something else: each is found in the log by its own id.
 * @param owners whose keys they are, by the request's body and, afterwards, the answer
 */
export const keysOf = <Body>(owners: (body: Body, answer: unknown) => readonly KeyFilter[]) => ({
  aspect: 'key',
  look: lookAtKey,
  async targets({ body }: RouteRequest<unknown, unknown, Body>, { keys }: RouteContext, answer?: unknown) {
    const found = await Promise.all(owners(body, answer).map((filter) => idsOf(filter, keys)));
    return found.flat();
  },
});

async function idsOf(filter: KeyFilter, keys: RouteContext['keys']): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await keys.list({ ...filter, limit: KEYS_PER_PAGE, ...(cursor && { cursor }) });
    ids.push(...page.keys.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}
