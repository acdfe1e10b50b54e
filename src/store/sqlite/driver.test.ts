import { rm } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isUniqueViolation } from '../database-error.ts';
import { migrateSchema } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { temporaryDirectory } from '../stores.fixtures.ts';
import { openSqlite } from './open.ts';

describe('the SQLite driver', () => {
  let dataDir: string;
  let db: Kysely<Schema>;

  beforeAll(async () => {
    dataDir = await temporaryDirectory();
    db = await openSqlite(dataDir, { onFault: () => {} });
    await migrateSchema(db);
  });

  beforeEach(async () => {
    await db.deleteFrom('settings').execute();
  });

  afterAll(async () => {
    await db.destroy();
    await rm(dataDir, { recursive: true });
  });

  const set = (name: string, value: string, on: Kysely<Schema> = db) =>
    on.insertInto('settings').values({ name, value, updated_at: 1 }).execute();
  const get = async (name: string, on: Kysely<Schema> = db) =>
    (await on.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())?.value;

  const threadRole = async (on: Kysely<Schema>): Promise<string> => {
    const { rows } = await sql<{ query_only: number }>`select * from pragma_query_only`.execute(on);
    return rows[0]?.query_only === 1 ? 'reader' : 'writer';
  };

  it('reads on the reader, and within a transaction on the writer', async () => {
    expect(await threadRole(db)).toBe('reader');
    expect(await db.transaction().execute(threadRole)).toBe('writer');
  });

  it('reads what it has just written', async () => {
    for (let round = 0; round < 50; round += 1) {
      await set(`name-${round}`, String(round));
      expect(await get(`name-${round}`)).toBe(String(round));
    }
  });

  it('keeps a transaction from the eyes of others until it is committed', async () => {
    await db.transaction().execute(async (transaction) => {
      await set('a', '1', transaction);
      expect(await get('a', transaction)).toBe('1');
      expect(await get('a')).toBeUndefined();
    });
    expect(await get('a')).toBe('1');
  });

  it('lets no other write into a transaction', async () => {
    const order: string[] = [];
    let other: Promise<unknown> | undefined;
    await db.transaction().execute(async (transaction) => {
      other = set('other', '1').then(() => order.push('other'));
      await set('mine', '1', transaction);
      await get('mine', transaction);
      order.push('mine');
    });
    await other;
    expect(order).toEqual(['mine', 'other']);
  });

  it('runs many transactions at once without losing an update', async () => {
    await set('counter', '0');
    const increment = () =>
      db.transaction().execute(async (transaction) => {
        const value = Number(await get('counter', transaction));
        await transaction
          .updateTable('settings')
          .set({ value: String(value + 1) })
          .where('name', '=', 'counter')
          .execute();
      });
    await Promise.all(Array.from({ length: 40 }, increment));
    expect(await get('counter')).toBe('40');
  });

  it('frees the writer when a commit fails', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await sql`pragma defer_foreign_keys = on`.execute(transaction);
      await transaction
        .insertInto('call_contents')
        .values({ call_id: 'nobody', request: null, response: null, truncated: 0 })
        .execute();
    });
    await expect(failing).rejects.toMatchObject({ message: 'FOREIGN KEY constraint failed' });
    await set('after', '1');
    expect(await get('after')).toBe('1');
  });

  it('says how many rows a change has touched, and returns the rows that were asked for', async () => {
    await set('a', '1');
    const updated = await db.updateTable('settings').set({ value: '2' }).executeTakeFirstOrThrow();
    expect(updated.numUpdatedRows).toBe(1n);
    const deleted = await db.deleteFrom('settings').returning('value').execute();
    expect(deleted).toEqual([{ value: '2' }]);
  });

  it('reports errors with SQLite’s code and recognises a unique violation', async () => {
    await set('a', '1');
    const error = await set('a', '2').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'DatabaseError', code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
    expect(isUniqueViolation(error)).toBe(true);
    await expect(sql`selec 1`.execute(db)).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
    expect(isUniqueViolation(await sql`selec 1`.execute(db).catch((caught: unknown) => caught))).toBe(false);
  });

  it.each([true, undefined, Number.NaN, Number.POSITIVE_INFINITY, ['a'], { a: 1 }, new Date(0), 'a\u0000b'])(
    'refuses the parameter %j, which the native library cannot bind, and lives on',
    async (value) => {
      await expect(sql`select ${value} as x`.execute(db)).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
      expect(await get('nothing')).toBeUndefined();
    },
  );

  it('stores text byte for byte: quotes, controls, emoji, right-to-left', async () => {
    const text = `'"\\;--\u0001\u202e𝕏👩‍🚀\n`;
    await set('text', text);
    expect(await get('text')).toBe(text);
  });

  it('inserts a thousand rows from one JSON parameter of a megabyte', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ name: `row-${index}`, value: 'x'.repeat(1000) }));
    await sql`
      insert into settings (name, value, updated_at)
      select row.value ->> 'name', row.value ->> 'value', 1 from json_each(${JSON.stringify(rows)}) as row
      where true on conflict do nothing`.execute(db);
    const [sums] = await db
      .selectFrom('settings')
      .select(({ fn }) => [fn.countAll().as('rows'), sql`sum(length(value))`.as('bytes')])
      .execute();
    expect(sums).toEqual({ rows: 1000, bytes: 1_000_000 });
  });

  it('enforces foreign keys', async () => {
    const orphan = { call_id: 'nobody', request: null, response: null, truncated: 0 };
    await expect(db.insertInto('call_contents').values(orphan).execute()).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_FOREIGNKEY',
    });
  });

  it('makes every commit durable: WAL, and a sync at each one', async () => {
    const ofWriter = (name: string) =>
      db.transaction().execute((transaction) => sql.raw(`select * from pragma_${name}`).execute(transaction));
    expect((await ofWriter('journal_mode')).rows).toEqual([{ journal_mode: 'wal' }]);
    expect((await ofWriter('synchronous')).rows).toEqual([{ synchronous: 2 }]);
  });
});
