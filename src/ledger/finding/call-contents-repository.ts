import type { Kysely } from 'kysely';
import { firstUuidv7, type Schema } from '../../store/index.ts';

/**
 * Deletes what was said in the oldest calls that began before a time; the calls stay. Ids tell the time, so that no call
 * has to be looked at: most of them may have no content any more.
 *
 * @param before epoch milliseconds
 * @returns of how many calls
 */
export async function deleteContentsBefore(db: Kysely<Schema>, before: number, limit: number): Promise<number> {
  const oldest = db
    .selectFrom('call_contents')
    .select('call_id')
    .where('call_id', '<', firstUuidv7(before))
    .orderBy('call_id')
    .limit(limit);
  const { numDeletedRows } = await db.deleteFrom('call_contents').where('call_id', 'in', oldest).executeTakeFirst();
  return Number(numDeletedRows);
}
