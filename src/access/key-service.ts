import { SwitchboardError } from '../protocol/index.ts';
import { decodeCursor, encodeCursor, isUniqueViolation, type RandomBytes } from '../store/index.ts';
import { createKeyDigest } from './key-digest.ts';
import { generateKey } from './key-format.ts';
import { grantedAgents, type KeyFields, type KeyRecord } from './key-record.ts';
import type { KeyFilter, KeyRepository } from './key-repository.ts';

/** Makes, shows, changes and removes virtual keys. A key is named by its id, its hash, or the key itself. */
export interface KeyService {
  /**
   * @param actor who makes it, for the record
   * @returns the key, which is shown this once and stored nowhere
   * @throws SwitchboardError CONFLICT when the alias is taken, INVALID_PARAMS
   */
  generate(fields: Partial<KeyFields>, actor: string): Promise<{ key: string; record: KeyRecord }>;
  /** @throws SwitchboardError NOT_FOUND */
  info(key: string): Promise<KeyRecord>;
  /**
   * Changes the fields given and leaves the others; takes effect at once in this process.
   * @throws SwitchboardError NOT_FOUND, CONFLICT, INVALID_PARAMS
   */
  update(key: string, fields: Partial<KeyFields>, actor: string): Promise<KeyRecord>;
  /**
   * Removes all of them, or none when one does not exist.
   * @returns what was removed
   * @throws SwitchboardError NOT_FOUND
   */
  delete(keys: readonly string[]): Promise<KeyRecord[]>;
  /** Newest first. @throws SwitchboardError INVALID_PARAMS for a cursor that is not one */
  list(page: KeyListRequest): Promise<{ keys: KeyRecord[]; nextCursor: string | null }>;
}

export interface KeyListRequest extends KeyFilter {
  cursor?: string;
  limit: number;
}

export interface KeyServiceOptions {
  repository: KeyRepository;
  /** From `loadKeyPepper`. */
  pepper: string;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  randomBytes: RandomBytes;
  /** Called after each change, so that no answer from before it is used: `Authenticator.invalidate`. */
  invalidate: (keyId: string) => void;
}

export function createKeyService(options: KeyServiceOptions): KeyService {
  const { repository, clock, invalidate } = options;
  const digest = createKeyDigest(options.pepper);

  const find = async (key: string): Promise<KeyRecord | undefined> => {
    if (key.startsWith('sk-')) return repository.findByHash(digest(key).toString('hex'));
    return /^[0-9a-f]{64}$/.test(key) ? repository.findByHash(key) : repository.findById(key);
  };

  const info = async (key: string): Promise<KeyRecord> => {
    const record = await find(key);
    if (!record) throw notFound(key);
    return record;
  };

  return {
    info,

    async generate(fields, actor) {
      assertUsable(fields);
      const key = generateKey(options.randomBytes);
      const record = {
        ...describeKey(key, digest(key)),
        ...withDefaults(fields),
        ...authorship(clock(), actor),
        id: options.newId(),
      };
      await refuseTakenAlias(fields.alias, repository.insert(record));
      invalidate(record.id);
      return { key, record };
    },

    async update(key, fields, actor) {
      assertUsable(fields);
      const { id } = await info(key);
      const change = { updatedAt: clock(), updatedBy: actor };
      const record = await refuseTakenAlias(fields.alias, repository.update(id, fields, change));
      invalidate(id);
      if (!record) throw notFound(key);
      return record;
    },

    async delete(keys) {
      const records = await Promise.all(keys.map(info));
      const ids = records.map(({ id }) => id);
      await repository.delete(ids);
      for (const id of ids) invalidate(id);
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

const describeKey = (key: string, hash: Buffer) => ({ hash: hash.toString('hex'), lastFour: key.slice(-4) });

const withDefaults = (fields: Partial<KeyFields>) => ({
  alias: fields.alias ?? null,
  userId: fields.userId ?? null,
  teamId: fields.teamId ?? null,
  objectPermission: fields.objectPermission ?? null,
  agents: grantedAgents(fields.objectPermission ?? null),
  metadata: fields.metadata ?? {},
  blocked: fields.blocked ?? false,
  expiresAt: fields.expiresAt ?? null,
});

const authorship = (now: number, actor: string) => ({
  createdAt: now,
  createdBy: actor,
  updatedAt: now,
  updatedBy: actor,
  lastUsedAt: null,
});

/** A list of agents that is none would silently grant nothing. */
function assertUsable(fields: Partial<KeyFields>): void {
  const agents = fields.objectPermission?.['agents'];
  const usable =
    agents === undefined ||
    agents === null ||
    (Array.isArray(agents) && agents.every((agent) => typeof agent === 'string'));
  if (usable) return;
  throw new SwitchboardError('INVALID_PARAMS', 'object_permission.agents must be a list of agent ids or names.', {
    violations: [{ field: 'object_permission.agents', description: 'not a list of strings' }],
  });
}

async function refuseTakenAlias<Result>(alias: string | null | undefined, writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new SwitchboardError('CONFLICT', `There is a key with the alias "${alias}" already. Choose another alias.`, {
      cause,
    });
  }
}

/** A key that was pasted in full is not repeated. */
const notFound = (key: string): SwitchboardError =>
  new SwitchboardError(
    'NOT_FOUND',
    `There is no key ${key.startsWith('sk-') ? 'like the one given' : `"${key.slice(0, 80)}"`}. ` +
      'Name it by its id, its hash, or the key itself.',
  );
