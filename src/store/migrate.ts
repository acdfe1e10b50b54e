import { type Kysely, type Migration, Migrator } from 'kysely';
import * as first from './migrations/0001-first.ts';
import type { Schema } from './schema.ts';

/** Every migration there has ever been, in order; a released one never changes. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
};

/**
 * Brings the schema to the newest version. Safe to run by several processes at once: PostgreSQL's advisory lock lets one
 * at a time through, the embedded database has one process anyway. A migration that fails leaves nothing behind.
 *
 * @returns the names of the migrations that were run
 * @throws what the database said, when a migration fails; or when the schema is newer than this program
 */
export async function migrateSchema(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}
