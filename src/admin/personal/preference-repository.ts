import type { Kysely } from 'kysely';
import type { Schema } from '../../store/index.ts';

/** What somebody set for themselves, by name. @returns JSON texts */
export async function preferencesOf(db: Kysely<Schema>, owner: string): Promise<{ name: string; value: string }[]> {
  return db.selectFrom('preferences').select(['name', 'value']).where('owner', '=', owner).orderBy('name').execute();
}

/** @param value JSON @param now epoch milliseconds */
export async function setPreference(
  db: Kysely<Schema>,
  { owner, name, value, now }: { owner: string; name: string; value: string; now: number },
): Promise<void> {
  const changed = { value, updated_at: now };
  await db
    .insertInto('preferences')
    .values({ owner, name, ...changed })
    .onConflict((conflict) => conflict.columns(['owner', 'name']).doUpdateSet(changed))
    .execute();
}
