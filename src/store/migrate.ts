import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from 'kysely';
import { SwitchboardError } from '../protocol/index.ts';
import * as first from './migrations/0001-first.ts';
import * as people from './migrations/0002-people.ts';
import * as audit from './migrations/0003-audit.ts';
import * as tasks from './migrations/0004-tasks.ts';
import * as deployments from './migrations/0005-deployments.ts';
import * as limits from './migrations/0006-limits.ts';
import type { Schema } from './schema.ts';

/** Every migration there has ever been, in order; a released one never changes. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
  '0002-people': people,
  '0003-audit': audit,
  '0004-tasks': tasks,
  '0005-deployments': deployments,
  '0006-limits': limits,
};

/**
 * Brings the schema to the newest version. Safe to run by several processes at once: PostgreSQL's advisory lock lets one
 * at a time through, the embedded database has one process anyway. A migration that fails leaves nothing behind.
 *
 * @returns the names of the migrations that were run
 * @throws SwitchboardError UNAVAILABLE when the schema is newer than this program; what the database said, when a
 *   migration fails
 */
export async function migrateSchema(db: Kysely<Schema>): Promise<string[]> {
  await refuseNewerSchema(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}

/** An older program would misread what a newer one has written. */
async function refuseNewerSchema(db: Kysely<Schema>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  const unknown = rows.filter(({ name }) => !(name in MIGRATIONS)).map(({ name }) => name);
  if (unknown.length === 0) return;
  throw new SwitchboardError(
    'UNAVAILABLE',
    `The database was migrated by a newer version of Switchboard (${unknown.join(', ')}). ` +
      'Start that version, or restore a backup from before the upgrade.',
  );
}
