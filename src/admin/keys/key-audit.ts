import type { RouteContext } from '../dependencies.ts';
import { viewKey } from './key-view.ts';

/** The ids of the keys that there are: a request may name one by itself, which no log may keep. */
export async function keyIds(names: readonly string[], { keys }: RouteContext): Promise<string[]> {
  const found = await Promise.all(names.map((name) => keys.find(name)));
  return found.flatMap((record) => record?.id ?? []);
}

/** How a key looks in the audit log. */
export const lookAtKey = async (keyId: string, { keys }: RouteContext) => viewKey(await keys.info(keyId));
