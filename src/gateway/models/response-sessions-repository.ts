import type { Kysely } from 'kysely';
import type { ResponseSessionsTable, Schema } from '../../store/index.ts';

/** Where sessions of responses are kept. */
export interface ResponseSessionsRepository {
  find(id: string): Promise<string | null>;
  insert(rows: readonly ResponseSessionsTable[]): Promise<void>;
  /** The oldest first. @param before epoch milliseconds @returns how many went */
  forget(before: number, limit: number): Promise<number>;
  /** The oldest of a key, beyond the newest ones. @returns how many went */
  forgetOfKey(keyId: string, most: number, limit: number): Promise<number>;
}

export const createResponseSessionsRepository = (db: Kysely<Schema>): ResponseSessionsRepository => ({
  async find(id) {
    const row = await db.selectFrom('response_sessions').select('session_id').where('id', '=', id).executeTakeFirst();
    return row?.session_id ?? null;
  },
  async insert(rows) {
    await db
      .insertInto('response_sessions')
      .values([...rows])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  async forget(before, limit) {
    const old = db
      .selectFrom('response_sessions')
      .select('id')
      .where('answered_at', '<', before)
      .orderBy('answered_at')
      .limit(limit);
    const { numDeletedRows } = await db.deleteFrom('response_sessions').where('id', 'in', old).executeTakeFirst();
    return Number(numDeletedRows);
  },
  async forgetOfKey(keyId, most, limit) {
    const beyond = db
      .selectFrom('response_sessions')
      .select('id')
      .where('key_id', '=', keyId)
      .orderBy('answered_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(most);
    const { numDeletedRows } = await db.deleteFrom('response_sessions').where('id', 'in', beyond).executeTakeFirst();
    return Number(numDeletedRows);
  },
});
