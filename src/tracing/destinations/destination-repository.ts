import type { Kysely } from 'kysely';
import type { Schema, TraceDestinationsTable } from '../../store/index.ts';

/** Where destinations of the API are kept. */
export interface DestinationRepository {
  /** The oldest first. */
  all(): Promise<TraceDestinationsTable[]>;
  /** @returns false when the name is taken */
  insert(row: TraceDestinationsTable): Promise<boolean>;
  update(row: TraceDestinationsTable): Promise<void>;
  remove(name: string): Promise<void>;
}

export function createDestinationRepository(db: Kysely<Schema>): DestinationRepository {
  return {
    all: () => db.selectFrom('trace_destinations').selectAll().orderBy('created_at').orderBy('name').execute(),
    async insert(row) {
      const result = await db
        .insertInto('trace_destinations')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async update({ name, ...values }) {
      await db.updateTable('trace_destinations').set(values).where('name', '=', name).execute();
    },
    async remove(name) {
      await db.deleteFrom('trace_destinations').where('name', '=', name).execute();
    },
  };
}
