import type { Kysely } from 'kysely';
import type { ModelEntriesTable, Schema } from '../../store/index.ts';

/** Where models of the API are kept. */
export interface ModelEntryRepository {
  /** The oldest first. */
  all(): Promise<ModelEntriesTable[]>;
  /** @returns false when the id is taken */
  insert(row: ModelEntriesTable): Promise<boolean>;
  update(row: ModelEntriesTable): Promise<void>;
  remove(id: string): Promise<void>;
}

export function createModelEntryRepository(db: Kysely<Schema>): ModelEntryRepository {
  return {
    all: () => db.selectFrom('model_entries').selectAll().orderBy('created_at').orderBy('id').execute(),
    async insert(row) {
      const result = await db
        .insertInto('model_entries')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async update({ id, ...values }) {
      await db.updateTable('model_entries').set(values).where('id', '=', id).execute();
    },
    async remove(id) {
      await db.deleteFrom('model_entries').where('id', '=', id).execute();
    },
  };
}
