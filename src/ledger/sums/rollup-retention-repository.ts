import type { Kysely } from 'kysely';
import type { Schema } from '../../store/index.ts';
import { DAY_MS, HOUR_MS } from './call-days.ts';

/** As long as a chart by hours and the period before it reach. */
export const HOURS_FOR_MS = 15 * DAY_MS;

/** Hours are there for charts alone, which begin with days soon. All of an hour at once: it has few rows. @returns 0: there is no more */
export async function deleteHoursBefore(db: Kysely<Schema>, before: number): Promise<number> {
  await db
    .deleteFrom('call_times')
    .where('kind', 'in', ['hour', 'all_hours'])
    .where('at', '<', Math.floor(before / HOUR_MS))
    .execute();
  return 0;
}

/** On whose behalf models were called is known as long as the records of the calls. */
export async function deleteEndUsersBefore(db: Kysely<Schema>, before: number): Promise<number> {
  const day = Math.floor(before / DAY_MS);
  await db.deleteFrom('call_labels').where('kind', '=', 'end_user').where('day', '<', day).execute();
  await db.deleteFrom('call_times').where('kind', '=', 'end_user').where('at', '<', day).execute();
  return 0;
}
