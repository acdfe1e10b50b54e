import type { Kysely } from 'kysely';
import type { Schema } from '../../store/index.ts';

/** Who of an identity provider is which user. Nothing else tells: an e-mail may be another's tomorrow. */
export interface IdentityRepository {
  find(issuer: string, subject: string): Promise<string | undefined>;
  /** @throws the database's unique violation when the identity is somebody's already */
  insert(identity: { issuer: string; subject: string; userId: string; createdAt: number }): Promise<void>;
}

export function createIdentityRepository(db: Kysely<Schema>): IdentityRepository {
  return {
    async find(issuer, subject) {
      const row = await db
        .selectFrom('user_identities')
        .select('user_id')
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst();
      return row?.user_id;
    },

    async insert({ issuer, subject, userId, createdAt }) {
      const row = { issuer, subject, user_id: userId, created_at: createdAt };
      await db.insertInto('user_identities').values(row).execute();
    },
  };
}
