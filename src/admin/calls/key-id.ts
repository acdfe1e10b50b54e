import type { RouteContext } from '../dependencies.ts';

/** Id of a key by its id or hash. Calls outlive their keys: of one that is gone, what was given must be the id. */
export async function keyIdFor(key: string, { keys }: Pick<RouteContext, 'keys'>): Promise<string> {
  return (await keys.find(key))?.id ?? key;
}
