import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findPostgres, type PostgresServer, startPostgres } from './postgres.ts';
import type { PostgresForTests } from './test-database.ts';

/**
 * Runs once, beside all test files: gives each that asks a fresh PostgreSQL database. The server is started by the first
 * question and stopped at the end.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const available = process.env['SWITCHBOARD_TEST_DATABASE_URL'] ?? (await findPostgres());
  if (available === undefined) {
    project.provide('postgres', {
      skipped: 'no PostgreSQL binaries here; install postgresql or set SWITCHBOARD_TEST_DATABASE_URL',
    });
    return undefined;
  }

  let server: Promise<PostgresServer> | undefined;
  const directory = await mkdtemp(join(tmpdir(), 'switchboard-tests-'));
  const socket = join(directory, 'databases');
  const desk = createServer((_request, response) => {
    server ??= startPostgres();
    server
      .then((running) => running.createDatabase())
      .then((url) => response.end(url))
      .catch((error: Error) => response.writeHead(500).end(error.message));
  });
  await new Promise<void>((resolve) => desk.listen(socket, resolve));
  project.provide('postgres', { socket } satisfies PostgresForTests);

  return async () => {
    await new Promise((resolve) => desk.close(resolve));
    await (await server)?.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
