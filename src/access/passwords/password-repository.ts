import type { Kysely } from 'kysely';
import type { Schema } from '../../store/index.ts';

/** Where hashes of passwords are kept. */
export interface PasswordRepository {
  find(userId: string): Promise<string | undefined>;
  /** Sets a password and signs its user out, everywhere. */
  set(userId: string, hash: string, now: number): Promise<void>;
}

export function createPasswordRepository(db: Kysely<Schema>): PasswordRepository {
  return {
    async find(userId) {
      const row = await db.selectFrom('passwords').select('hash').where('user_id', '=', userId).executeTakeFirst();
      return row?.hash;
    },

    set: (userId, hash, now) => db.transaction().execute((transaction) => setPassword(transaction, userId, hash, now)),
  };
}

/** The same within a transaction that does more. */
export async function setPassword(db: Kysely<Schema>, userId: string, hash: string, now: number): Promise<void> {
  await db
    .insertInto('passwords')
    .values({ user_id: userId, hash, updated_at: now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ hash, updated_at: now }))
    .execute();
  await db.deleteFrom('sessions').where('user_id', '=', userId).execute();
}
