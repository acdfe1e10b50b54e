import { expect, it } from 'vitest';
import { postgresSkipped, requestTestDatabase } from '../support/test-database.ts';
import { runToEnd, scratchDirectory, startSwitchboard } from './switchboard.ts';

/** Migrates twice, then starts. */
async function migrateAndStart(env: Record<string, string>) {
  const cwd = await scratchDirectory();
  const first = await runToEnd(['migrate'], { cwd, env });
  expect(first).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^(migrated: \d{4}-[\w-]+\n)+$/) });
  const second = await runToEnd(['migrate'], { cwd, env });
  expect(second).toMatchObject({ code: 0, stderr: '', stdout: 'The schema is up to date.\n' });
  const gateway = await startSwitchboard({ cwd, env }, ['--no-sample']);
  const readiness = await gateway.read('/health/readiness');
  expect(await gateway.stop()).toMatchObject({ code: 0 });
  return readiness;
}

it('migrate brings the embedded database to the newest schema, once', async () => {
  expect(await migrateAndStart({})).toEqual({ status: 'healthy', db: 'connected', store: 'sqlite' });
});

const skipped = postgresSkipped();
it.skipIf(skipped)(
  `migrate brings PostgreSQL to the newest schema, once${skipped ? ` (${skipped})` : ''}`,
  async () => {
    const readiness = await migrateAndStart({ DATABASE_URL: await requestTestDatabase() });
    expect(readiness).toEqual({ status: 'healthy', db: 'connected', store: 'postgres' });
  },
);
