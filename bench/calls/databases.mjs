// The two databases, each empty when a run begins and gone when it ends.
import { tsImport } from 'tsx/esm/api';

/** @returns the databases that were asked for: a name, a URL (none for the embedded one), and what removes it */
export async function openDatabases(names) {
  const databases = [];
  for (const name of names) {
    if (name === 'sqlite') databases.push({ name, url: null, remove: async () => undefined });
    else if (name === 'postgres') databases.push(...(await throwAwayPostgres()));
    else throw new Error(`There is no database "${name}": sqlite, postgres.`);
  }
  return databases;
}

/** None, and not in silence, where there are no binaries. */
async function throwAwayPostgres() {
  const { findPostgres, startPostgres } = await tsImport('../../test/support/postgres.ts', import.meta.url);
  if ((await findPostgres()) === undefined && !process.env['SWITCHBOARD_TEST_DATABASE_URL']) {
    console.error('SKIPPED: PostgreSQL, for there are no binaries of it on this machine.');
    return [];
  }
  const server = await startPostgres({ durable: true });
  return [{ name: 'postgres', url: await server.createDatabase(), remove: () => server.stop() }];
}
