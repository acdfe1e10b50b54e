import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Single values of the installation. Secrets among them are sealed before they come here. */
export interface Settings {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  /**
   * Sets a value only if there is none: several processes may start at once and must agree on one.
   * @returns the value that holds from now on, which may be another's
   */
  setIfAbsent(name: string, value: string): Promise<string>;
}

/** @param clock epoch milliseconds */
export function createSettings(db: Kysely<Schema>, clock: () => number): Settings {
  const get = async (name: string): Promise<string | undefined> => {
    const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
    return row?.value;
  };

  return {
    get,
    async set(name, value) {
      const changed = { value, updated_at: clock() };
      await db
        .insertInto('settings')
        .values({ name, ...changed })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(changed))
        .execute();
    },
    async setIfAbsent(name, value) {
      await db
        .insertInto('settings')
        .values({ name, value, updated_at: clock() })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      return (await get(name)) ?? value;
    },
  };
}
