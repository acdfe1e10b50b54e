import type { Kysely } from 'kysely';
import type { Schema } from '../../store/index.ts';

/** Somebody who is signed in. Times are epoch milliseconds. */
export interface Session {
  /** Hash of the token in the cookie. */
  id: string;
  /** Hash of the key that was signed in with, and that the session stands for. */
  keyHash: string;
  createdAt: number;
  expiresAt: number;
}

/** Where sessions are kept. */
export interface SessionRepository {
  insert(session: Session): Promise<void>;
  find(id: string): Promise<Session | undefined>;
  delete(id: string): Promise<void>;
  deleteExpired(now: number): Promise<void>;
}

export function createSessionRepository(db: Kysely<Schema>): SessionRepository {
  return {
    async insert({ id, keyHash, createdAt, expiresAt }) {
      const row = { id, key_hash: keyHash, created_at: createdAt, expires_at: expiresAt };
      await db.insertInto('sessions').values(row).execute();
    },

    async find(id) {
      const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && { id: row.id, keyHash: row.key_hash, createdAt: row.created_at, expiresAt: row.expires_at };
    },

    async delete(id) {
      await db.deleteFrom('sessions').where('id', '=', id).execute();
    },

    async deleteExpired(now) {
      await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
    },
  };
}
