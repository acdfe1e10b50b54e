import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from 'kysely';
import { SwitchboardError } from '../protocol/index.ts';
import type { Schema } from './schema.ts';

/** Every migration there has ever been, in order; a released one never changes. Those that are done are not loaded. */
const MIGRATIONS: Record<string, () => Promise<Migration>> = {
  '0001-first': () => import('./migrations/0001-first.ts'),
  '0002-people': () => import('./migrations/0002-people.ts'),
  '0003-audit': () => import('./migrations/0003-audit.ts'),
  '0004-tasks': () => import('./migrations/0004-tasks.ts'),
  '0005-deployments': () => import('./migrations/0005-deployments.ts'),
  '0006-limits': () => import('./migrations/0006-limits.ts'),
  '0007-calls': () => import('./migrations/0007-calls.ts'),
  '0008-call-days': () => import('./migrations/0008-call-days.ts'),
  '0009-call-day-owners': () => import('./migrations/0009-call-day-owners.ts'),
  '0010-call-lists': () => import('./migrations/0010-call-lists.ts'),
  '0011-engine': () => import('./migrations/0011-engine.ts'),
  '0012-sessions': () => import('./migrations/0012-sessions.ts'),
  '0013-calling-agents': () => import('./migrations/0013-calling-agents.ts'),
  '0015-models': () => import('./migrations/0015-models.ts'),
  '0016-push': () => import('./migrations/0016-push.ts'),
  '0018-nested-spend': () => import('./migrations/0018-nested-spend.ts'),
  '0019-priced-calls': () => import('./migrations/0019-priced-calls.ts'),
  '0021-task-lists': () => import('./migrations/0021-task-lists.ts'),
  '0023-sign-in': () => import('./migrations/0023-sign-in.ts'),
  '0024-message-ids': () => import('./migrations/0024-message-ids.ts'),
  '0031-personal': () => import('./migrations/0031-personal.ts'),
  '0033-access-requests': () => import('./migrations/0033-access-requests.ts'),
  '0034-model-entries': () => import('./migrations/0034-model-entries.ts'),
  '0036-trace-destinations': () => import('./migrations/0036-trace-destinations.ts'),
  '0038-response-sessions': () => import('./migrations/0038-response-sessions.ts'),
  '0039-usage-rollups': () => import('./migrations/0039-usage-rollups.ts'),
  '0040-call-headers': () => import('./migrations/0040-call-headers.ts'),
  '0041-owner-times': () => import('./migrations/0041-owner-times.ts'),
  '0042-call-orders': () => import('./migrations/0042-call-orders.ts'),
  '0043-times-of-all': () => import('./migrations/0043-times-of-all.ts'),
  '0044-response-session-keys': () => import('./migrations/0044-response-session-keys.ts'),
  '0045-task-orders': () => import('./migrations/0045-task-orders.ts'),
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
  const done = await migrationsDone(db);
  refuseNewerSchema(done);
  // Nearly every start: the migrator would ask the database a dozen questions to find out the same.
  if (Object.keys(MIGRATIONS).every((name) => done.has(name))) return [];
  const migrator = new Migrator({ db, provider: { getMigrations: loadMigrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}

async function migrationsDone(db: Kysely<Schema>): Promise<Set<string>> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return new Set();
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return new Set(rows.map(({ name }) => name));
}

async function loadMigrations(): Promise<Record<string, Migration>> {
  const loading = Object.entries(MIGRATIONS).map(async ([name, load]) => [name, await load()] as const);
  return Object.fromEntries(await Promise.all(loading));
}

/** An older program would misread what a newer one has written. */
function refuseNewerSchema(done: ReadonlySet<string>): void {
  const unknown = [...done].filter((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown.length === 0) return;
  throw new SwitchboardError(
    'UNAVAILABLE',
    `The database was migrated by a newer version of Switchboard (${unknown.join(', ')}). ` +
      'Start that version, or restore a backup from before the upgrade.',
  );
}
