import { decodeCursor, encodeCursor } from '../../store/index.ts';
import type { Concerned } from '../key-cache.ts';
import { authored } from './authorship.ts';
import type { UserFields, UserRecord } from './records.ts';
import { noSuch, refuseTaken } from './refusals.ts';
import { PLAIN_USER, type UserFilter, type UserRepository } from './user-repository.ts';

/** Makes, shows, changes and removes users. What changes is in force at once in this process. */
export interface UserService {
  /**
   * @param id null makes one
   * @throws SwitchboardError CONFLICT when the id or the email is taken
   */
  create(id: string | null, fields: Partial<UserFields>, actor: string): Promise<UserRecord>;
  find(id: string): Promise<UserRecord | undefined>;
  findByEmail(email: string): Promise<UserRecord | undefined>;
  /** Changes the fields given and leaves the others. @throws SwitchboardError NOT_FOUND, CONFLICT */
  update(id: string, fields: Partial<UserFields>, actor: string): Promise<UserRecord>;
  /**
   * Removes users with their memberships and keys: all of them, or none when one does not exist.
   * @throws SwitchboardError NOT_FOUND
   */
  delete(ids: readonly string[]): Promise<UserRecord[]>;
  /** By id. @throws SwitchboardError INVALID_PARAMS for a cursor that is not one */
  list(page: UserListRequest): Promise<{ users: UserRecord[]; nextCursor: string | null }>;
}

export interface UserListRequest extends UserFilter {
  cursor?: string;
  limit: number;
}

export function createUserService(options: {
  repository: UserRepository;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  /** `Authenticator.invalidate`. */
  invalidate: (concerned: Concerned) => void;
  /** Signs a user out, everywhere. */
  endSessions: (userId: string) => Promise<void>;
}): UserService {
  const { repository, clock, newId, invalidate, endSessions } = options;

  const existing = async (id: string): Promise<UserRecord> => {
    const user = await repository.find(id);
    if (!user) throw noSuch('user', id);
    return user;
  };

  return {
    find: (id) => repository.find(id),
    findByEmail: (email) => repository.findByEmail(email.toLowerCase()),

    async create(id, fields, actor) {
      const record = {
        ...PLAIN_USER,
        ...withPlainEmail(fields),
        ...authored(clock(), actor),
        id: id ?? newId(),
      };
      await refuseTaken('a user with this id or email', repository.insert(record));
      invalidate({ userId: record.id });
      return record;
    },

    async update(id, fields, actor) {
      const change = { updatedAt: clock(), updatedBy: actor };
      const record = await refuseTaken('a user with this email', repository.update(id, withPlainEmail(fields), change));
      invalidate({ userId: id });
      if (!record) throw noSuch('user', id);
      // Who is let in again signs in again.
      if (fields.blocked) await endSessions(id);
      return record;
    },

    async delete(ids) {
      const users = await Promise.all(ids.map(existing));
      await repository.delete(ids);
      for (const userId of ids) invalidate({ userId });
      return users;
    },

    async list({ cursor, limit, ...filter }) {
      const [after] = cursor === undefined ? [] : decodeCursor(cursor, [''] as const);
      const found = await repository.list(filter, { limit: limit + 1, ...(after !== undefined && { after }) });
      const users = found.slice(0, limit);
      const last = users.at(-1);
      return { users, nextCursor: found.length > limit && last ? encodeCursor([last.id]) : null };
    },
  };
}

/** Addresses differ by their letters' case in no mail system that matters. */
const withPlainEmail = (fields: Partial<UserFields>): Partial<UserFields> =>
  typeof fields.email === 'string' ? { ...fields, email: fields.email.toLowerCase() } : fields;
