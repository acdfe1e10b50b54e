import type { Kysely } from 'kysely';
import type { Schema, SessionsTable } from '../../store/index.ts';

/** Somebody who is signed in. Times are epoch milliseconds. */
export interface Session {
  /** Hash of the token in the cookie. */
  id: string;
  /** Hash of the key that was signed in with, and that the session stands for; null when it stands for the user. */
  keyHash: string | null;
  /** The user who is signed in, or whose key it is. */
  userId: string | null;
  /** The identity provider that said who it is, if one did. */
  issuer: string | null;
  createdAt: number;
  expiresAt: number;
}

/** Where sessions are kept. */
export interface SessionRepository {
  insert(session: Session): Promise<void>;
  find(id: string): Promise<Session | undefined>;
  delete(id: string): Promise<void>;
  deleteOfUser(userId: string): Promise<void>;
  deleteExpired(now: number): Promise<void>;
}

export function createSessionRepository(db: Kysely<Schema>): SessionRepository {
  return {
    async insert({ id, keyHash, userId, issuer, createdAt, expiresAt }) {
      const row = { id, key_hash: keyHash, user_id: userId, issuer, created_at: createdAt, expires_at: expiresAt };
      await db.insertInto('sessions').values(row).execute();
    },

    async find(id) {
      const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && sessionOf(row);
    },

    async delete(id) {
      await db.deleteFrom('sessions').where('id', '=', id).execute();
    },

    async deleteOfUser(userId) {
      await db.deleteFrom('sessions').where('user_id', '=', userId).execute();
    },

    async deleteExpired(now) {
      await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
    },
  };
}

const sessionOf = (row: SessionsTable): Session => ({
  id: row.id,
  keyHash: row.key_hash,
  userId: row.user_id,
  issuer: row.issuer,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});
