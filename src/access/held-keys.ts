import type { Identify } from './identity.ts';
import type { KeyRecord } from './key-record.ts';
import type { KeyRepository } from './key-repository.ts';
import type { KeyPrincipal } from './principal.ts';

/** A key, and who calls with it. */
export interface HeldKey {
  record: KeyRecord;
  principal: KeyPrincipal;
}

/** The keys of a user that let in now, the newest first, with what each may do; that somebody asks is no use of them. */
export type KeysOfUser = (userId: string) => Promise<HeldKey[]>;

/** Who has more holds them for programs, and asks in their names. */
const MOST_KEYS = 50;

export function createKeysOfUser(options: {
  keys: Pick<KeyRepository, 'list'>;
  identify: Identify;
  /** Epoch milliseconds. */
  clock: () => number;
}): KeysOfUser {
  const { keys, identify, clock } = options;
  const held = async (record: KeyRecord): Promise<HeldKey[]> => {
    const known = await identify(record.hash);
    if (!known || known.blockedBy) return [];
    const { expiresAt } = known.principal;
    return expiresAt !== null && expiresAt <= clock() ? [] : [{ record, principal: known.principal }];
  };
  return async (userId) => (await Promise.all((await keys.list({ userId }, { limit: MOST_KEYS })).map(held))).flat();
}
