import { type Kysely, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { postgresSkipped, requestTestDatabase } from '../../test/support/test-database.ts';
import { openPostgres, parseExactNumber } from './postgres.ts';
import type { Schema } from './schema.ts';

it.each([
  ['0', 0],
  ['9007199254740991', 9_007_199_254_740_991],
  ['-9007199254740991', -9_007_199_254_740_991],
  ['12.5', 12.5],
  ['0.3333333333333333333', 1 / 3],
])('reads %s as that number', (text, value) => {
  expect(parseExactNumber(text)).toBe(value);
});

it.each(['9007199254740992', '-9223372036854775808'])('refuses %s rather than rounding it', (text) => {
  expect(() => parseExactNumber(text)).toThrow(
    `The database holds ${text}, which is beyond what can be counted exactly.`,
  );
});

describe.skipIf(postgresSkipped() !== undefined)('a connection that the server ends', () => {
  const open = async (onIdleError: (error: Error) => void): Promise<Kysely<Schema>> => {
    const databaseUrl = await requestTestDatabase();
    const db = await openPostgres({ databaseUrl, maxConnections: 2, statementTimeoutMs: 5_000, onIdleError });
    onTestFinished(() => db.destroy());
    return db;
  };
  const ownProcess = sql<{ pid: number }>`select pg_backend_pid() as pid`;
  const end = (db: Kysely<Schema>, pid: number | undefined) => sql`select pg_terminate_backend(${pid})`.execute(db);

  it('while somebody uses it fails what is asked of it, and neither the process nor what is asked next', async () => {
    const db = await open(() => expect.unreachable('it was in use'));
    const transaction = db.transaction().execute(async (used) => {
      const { rows } = await ownProcess.execute(used);
      await end(db, rows[0]?.pid);
      await expect
        .poll(() =>
          ownProcess.execute(used).then(
            () => 'alive',
            () => 'gone',
          ),
        )
        .toBe('gone');
      await ownProcess.execute(used);
    });
    await expect(transaction).rejects.toThrow(/connection|terminat/i);
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });

  it('while it waits is told to the log, and replaced', async () => {
    const told: Error[] = [];
    const db = await open((error) => told.push(error));
    await db.connection().execute(async (other) => {
      // The first is handed back before it is ended: nobody uses it.
      const pid = await db.connection().execute(async (first) => (await ownProcess.execute(first)).rows[0]?.pid);
      await end(other, pid);
    });
    await expect.poll(() => told.length).toBe(1);
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });
});
