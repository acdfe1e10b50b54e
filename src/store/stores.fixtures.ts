import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { describe } from 'vitest';
import { postgresSkipped, requestTestDatabase } from '../../test/support/test-database.ts';
import type { Schema } from './schema.ts';
import { openStore, type Store } from './store.ts';

/** Gives the store of this run with every table empty; opened by the first question, closed after the last test. */
export type OpenFixture = () => Promise<Store>;

/** What the stores' clock shows in tests, epoch milliseconds. */
export const NOW = 1_764_000_000_000;

const silent = pino({ level: 'silent' });

/**
 * Runs the same tests against both databases: the embedded one in a temporary directory, and PostgreSQL.
 *
 *     describeStores((openFixture) => {
 *       it('keeps a key', async () => {
 *         const { db } = await openFixture();
 *       });
 *     });
 */
export function describeStores(define: (openFixture: OpenFixture) => void): void {
  describe('on SQLite', () => define(sharedStore(async () => null)));
  const skipped = postgresSkipped();
  const name = skipped === undefined ? 'on PostgreSQL' : `on PostgreSQL (SKIPPED: ${skipped})`;
  describe.skipIf(skipped !== undefined)(name, () => define(sharedStore(requestTestDatabase)));
}

/** The embedded database alone, for tests that need one and not the other. To be called where tests are defined. */
export const embeddedStore = (): OpenFixture => sharedStore(async () => null);

/** Opening costs up to a second, emptying the tables a millisecond. */
function sharedStore(databaseUrl: () => Promise<string | null>): OpenFixture {
  let opened: Promise<Store> | undefined;

  const open = async (): Promise<Store> => {
    const dataDir = await temporaryDirectory();
    const store = await openStore({ dataDir, databaseUrl: await databaseUrl(), log: silent, clock: () => NOW });
    closings.push(async () => {
      opened = undefined;
      await store.close();
      await rm(dataDir, { recursive: true });
    });
    return store;
  };

  return async () => {
    opened ??= open();
    const store = await opened;
    await emptyTables(store.db);
    return store;
  };
}

const closings: (() => Promise<void>)[] = [];

/** Closes what a file's tests have opened: files share modules, and so these stores, but no store outlives its file. */
export async function closeSharedStores(): Promise<void> {
  await Promise.all(closings.splice(0).map((close) => close()));
}

export const temporaryDirectory = (): Promise<string> => mkdtemp(join(tmpdir(), 'switchboard-store-'));

/** At one go, as each transaction waits for the disk. The migrator's own tables stay. Children go before their parents. */
async function emptyTables(db: Kysely<Schema>): Promise<void> {
  const tables = [
    'call_contents',
    'calls',
    'call_days',
    'call_labels',
    'call_times',
    'call_owner_times',
    'agent_card_changes',
    'deployment_health_changes',
    'agents',
    'model_entries',
    'key_former_hashes',
    'keys',
    'team_members',
    'teams',
    'users',
    'access_groups',
    'settings',
    'audit_entries',
    'tasks',
    'task_contexts',
    'engine_tasks',
    'engine_snapshots',
    'engine_updates',
    'engine_sessions',
    'engine_messages',
    'push_configs',
    'push_receivers',
    'push_outbox',
    'budget_windows',
    'preferences',
    'saved_views',
    'trace_destinations',
  ] as const;
  await db.transaction().execute(async (transaction) => {
    for (const table of tables) await transaction.deleteFrom(table).execute();
  });
}
