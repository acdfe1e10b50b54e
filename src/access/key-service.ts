import { SwitchboardError } from '../protocol/index.ts';
import { decodeCursor, encodeCursor, type RandomBytes } from '../store/index.ts';
import type { Concerned } from './key-cache.ts';
import { createKeyDigest } from './key-digest.ts';
import { generateKey } from './key-format.ts';
import type { KeyFields, KeyRecord } from './key-record.ts';
import type { KeyFilter, KeyRepository } from './key-repository.ts';
import type { AccessGroupRepository } from './people/access-group-repository.ts';
import { authored } from './people/authorship.ts';
import { assertUsable } from './people/declaration.ts';
import { invalid, refuseTaken } from './people/refusals.ts';
import type { TeamRepository } from './people/team-repository.ts';

/**
 * Makes, shows, changes and removes virtual keys. A key is named by its id, its hash, or the key itself. Whoever makes or
 * changes one has been authorised already; what changes is in force at once in this process.
 */
export interface KeyService {
  /**
   * @param actor who makes it, for the record
   * @returns the key, which is shown this once and stored nowhere
   * @throws SwitchboardError CONFLICT when the alias is taken, INVALID_PARAMS when the team or an access group is unknown
   */
  generate(fields: Partial<KeyFields>, actor: string): Promise<NewKey>;
  /** @throws SwitchboardError NOT_FOUND */
  info(key: string): Promise<KeyRecord>;
  /** @param within narrows the search for an id to what somebody may see */
  find(key: string, within?: KeyFilter['within']): Promise<KeyRecord | undefined>;
  /**
   * Changes the fields given and leaves the others.
   * @throws SwitchboardError NOT_FOUND, CONFLICT, INVALID_PARAMS
   */
  update(key: string, fields: Partial<KeyFields>, actor: string): Promise<KeyRecord>;
  /**
   * Puts a new key in the place of one: its id and everything it was given stay.
   * @param graceMs how long the old one goes on to work; 0 ends it, and those it replaced, at once
   * @throws SwitchboardError NOT_FOUND, CONFLICT when somebody else has replaced it meanwhile
   */
  regenerate(key: string, graceMs: number, actor: string): Promise<NewKey>;
  /**
   * Removes all of them, or none when one does not exist.
   * @returns what was removed
   * @throws SwitchboardError NOT_FOUND
   */
  delete(keys: readonly string[]): Promise<KeyRecord[]>;
  /** Newest first. @throws SwitchboardError INVALID_PARAMS for a cursor that is not one */
  list(page: KeyListRequest): Promise<{ keys: KeyRecord[]; nextCursor: string | null }>;
}

export interface NewKey {
  key: string;
  record: KeyRecord;
}

export interface KeyListRequest extends KeyFilter {
  cursor?: string;
  limit: number;
}

export interface KeyServiceOptions {
  repository: KeyRepository;
  teams: Pick<TeamRepository, 'find'>;
  groups: Pick<AccessGroupRepository, 'find'>;
  /** From `loadKeyPepper`. */
  pepper: string;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  randomBytes: RandomBytes;
  /** Called after each change, so that no answer from before it is used: `Authenticator.invalidate`. */
  invalidate: (concerned: Concerned) => void;
}

export function createKeyService(options: KeyServiceOptions): KeyService {
  const { repository, teams, groups, clock, invalidate } = options;
  const digest = createKeyDigest(options.pepper);

  const find: KeyService['find'] = async (key, within) => {
    if (key.startsWith('sk-')) return (await repository.findByHash(digest(key).toString('hex')))?.record;
    return /^[0-9a-f]{64}$/.test(key) ? (await repository.findByHash(key))?.record : repository.findById(key, within);
  };

  const info = async (key: string): Promise<KeyRecord> => {
    const record = await find(key);
    if (!record) throw notFound(key);
    return record;
  };

  const newKey = (): { key: string; hash: string; lastFour: string } => {
    const key = generateKey(options.randomBytes);
    return { key, hash: digest(key).toString('hex'), lastFour: key.slice(-4) };
  };

  const assertFits = async (fields: Partial<KeyFields>): Promise<void> => {
    await assertUsable(fields, groups);
    if (fields.teamId && !(await teams.find(fields.teamId))) throw invalid('team_id', 'there is no such team');
  };

  return {
    find,
    info,

    async generate(fields, actor) {
      await assertFits(fields);
      const { key, ...hashed } = newKey();
      const record = { ...NOTHING_GIVEN, ...fields, ...hashed, ...authored(clock(), actor), id: options.newId() };
      await refuseTaken(`a key with the alias "${fields.alias}"`, repository.insert(record));
      invalidate({ keyId: record.id });
      return { key, record };
    },

    async update(key, fields, actor) {
      await assertFits(fields);
      const { id } = await info(key);
      const change = { updatedAt: clock(), updatedBy: actor };
      const record = await refuseTaken(`a key with the alias "${fields.alias}"`, repository.update(id, fields, change));
      invalidate({ keyId: id });
      if (!record) throw notFound(key);
      return record;
    },

    async regenerate(name, graceMs, actor) {
      const before = await info(name);
      const { key, ...hashed } = newKey();
      const now = clock();
      const formerValidUntil = graceMs > 0 ? now + graceMs : null;
      const replacement = { ...hashed, formerHash: before.hash, formerValidUntil };
      const record = await repository.replace(before.id, replacement, { updatedAt: now, updatedBy: actor });
      invalidate({ keyId: before.id });
      if (!record) throw new SwitchboardError('CONFLICT', 'This key was changed by somebody else just now. Try again.');
      return { key, record };
    },

    async delete(keys) {
      const records = await Promise.all(keys.map(info));
      const ids = records.map(({ id }) => id);
      await repository.delete(ids);
      for (const id of ids) invalidate({ keyId: id });
      return records;
    },

    async list({ cursor, limit, ...filter }) {
      const [createdAt, id] = cursor === undefined ? [] : decodeCursor(cursor, [0, ''] as const);
      const after = createdAt === undefined || id === undefined ? undefined : { createdAt, id };
      const found = await repository.list(filter, { limit: limit + 1, ...(after && { after }) });
      const keys = found.slice(0, limit);
      const last = keys.at(-1);
      const more = found.length > limit && last !== undefined;
      return { keys, nextCursor: more ? encodeCursor([last.createdAt, last.id]) : null };
    },
  };
}

const NOTHING_GIVEN: Omit<
  KeyRecord,
  'id' | 'hash' | 'lastFour' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
> = {
  alias: null,
  userId: null,
  teamId: null,
  agentId: null,
  objectPermission: null,
  accessGroupIds: null,
  models: null,
  tags: [],
  limits: null,
  logContent: null,
  metadata: {},
  blocked: false,
  expiresAt: null,
  lastUsedAt: null,
};

/** A key that was pasted in full is not repeated. */
const notFound = (key: string): SwitchboardError =>
  new SwitchboardError(
    'NOT_FOUND',
    `There is no key ${key.startsWith('sk-') ? 'like the one given' : `"${key.slice(0, 80)}"`}. ` +
      'Name it by its id, its hash, or the key itself.',
  );
