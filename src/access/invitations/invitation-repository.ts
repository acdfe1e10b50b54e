import type { Kysely } from 'kysely';
import type { InvitationsTable, Schema } from '../../store/index.ts';
import { setPassword } from '../passwords/password-repository.ts';

/** A link by which a user chooses a password, once. Times are epoch milliseconds. */
export interface InvitationRecord {
  id: string;
  userId: string;
  createdAt: number;
  createdBy: string;
  expiresAt: number;
  acceptedAt: number | null;
}

/** Where invitations are kept. */
export interface InvitationRepository {
  /** Keeps a new one; those of the user that nobody has accepted are over. */
  replace(record: InvitationRecord, tokenHash: string): Promise<void>;
  find(id: string): Promise<InvitationRecord | undefined>;
  findByToken(tokenHash: string): Promise<InvitationRecord | undefined>;
  /**
   * Accepts an invitation and sets its user's password, if there is to be one, together, unless somebody was faster or it
   * has expired.
   * @returns whether it did
   */
  accept(id: string, passwordHash: string | null, now: number): Promise<boolean>;
  delete(id: string): Promise<void>;
}

export function createInvitationRepository(db: Kysely<Schema>): InvitationRepository {
  const findBy = async (column: 'id' | 'token_hash', value: string): Promise<InvitationRecord | undefined> => {
    const row = await db.selectFrom('invitations').selectAll().where(column, '=', value).executeTakeFirst();
    return row && invitationOf(row);
  };

  return {
    find: (id) => findBy('id', id),
    findByToken: (tokenHash) => findBy('token_hash', tokenHash),

    async replace({ id, userId, createdAt, createdBy, expiresAt, acceptedAt }, tokenHash) {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('invitations')
          .where('user_id', '=', userId)
          .where('accepted_at', 'is', null)
          .execute();
        await transaction
          .insertInto('invitations')
          .values({
            id,
            token_hash: tokenHash,
            user_id: userId,
            created_at: createdAt,
            created_by: createdBy,
            expires_at: expiresAt,
            accepted_at: acceptedAt,
          })
          .execute();
      });
    },

    accept: (id, passwordHash, now) =>
      db.transaction().execute(async (transaction) => {
        const accepted = await transaction
          .updateTable('invitations')
          .set({ accepted_at: now })
          .where('id', '=', id)
          .where('accepted_at', 'is', null)
          .where('expires_at', '>', now)
          .returning('user_id')
          .executeTakeFirst();
        if (accepted && passwordHash !== null) await setPassword(transaction, accepted.user_id, passwordHash, now);
        return accepted !== undefined;
      }),

    async delete(id) {
      await db.deleteFrom('invitations').where('id', '=', id).execute();
    },
  };
}

const invitationOf = (row: InvitationsTable): InvitationRecord => ({
  id: row.id,
  userId: row.user_id,
  createdAt: row.created_at,
  createdBy: row.created_by,
  expiresAt: row.expires_at,
  acceptedAt: row.accepted_at,
});
