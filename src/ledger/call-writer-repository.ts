import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../store/index.ts';
import type { CallBatch } from './call-batch.ts';
import { CALL_COLUMNS } from './call-columns.ts';

/** Where the journal's calls end up: `calls`, and `call_contents` apart from it. */
export interface CallWriter {
  /**
   * Puts a batch in: one transaction, one statement a table, whatever the batch's size. What is there already stays as
   * it is, so that the same batch may come again.
   */
  insert(batch: CallBatch): Promise<void>;
}

export function createCallWriter(db: Kysely<Schema>, kind: 'sqlite' | 'postgres'): CallWriter {
  const rows = kind === 'sqlite' ? sqliteRows : postgresRows;
  const insertCalls = (json: string) => insertFrom('calls', CALLS, rows(json, CALLS));
  const insertContents = (json: string) => insertFrom('call_contents', CONTENTS, rows(json, CONTENTS));

  return {
    async insert({ calls, contents }) {
      await db.transaction().execute(async (transaction) => {
        await insertCalls(calls).execute(transaction);
        if (contents !== null) await insertContents(contents).execute(transaction);
      });
    },
  };
}

/**
 * Whether the database refused what a row holds (a missing value, a wrong type), so that repeating cannot help: SQLite's
 * constraint codes, and the classes 22 (data exception) and 23 (integrity) of PostgreSQL, appendix A.
 */
export const isRowFault = (error: unknown): boolean =>
  error instanceof Error &&
  /^(?:SQLITE_CONSTRAINT|SQLITE_MISMATCH|SQLITE_TOOBIG|2[23][0-9A-Z]{3}$)/.test(
    String((error as { code?: unknown }).code),
  );

/** A column, the JSON member that fills it, and its type. */
type Column = readonly [column: string, member: string, type: string];

const CALLS: Column[] = Object.entries(CALL_COLUMNS).map(([column, [member, type]]) => [column, member, type]);
const CONTENTS: Column[] = [
  ['call_id', 'callId', 'text'],
  ['request', 'request', 'text'],
  ['response', 'response', 'text'],
  ['truncated', 'truncated', 'bigint'],
];

/** `where true` keeps SQLite from reading `on conflict` as a join's condition (SQLite, UPSERT, section 2.2). */
const insertFrom = (table: string, columns: Column[], rows: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`insert into ${sql.table(table)} (${sql.join(columns.map(([column]) => sql.ref(column)))}) ${rows} where true on conflict do nothing`;

/**
 * One parameter, whatever the number of rows; the database takes it apart. `limit -1` keeps SQLite from merging the inner
 * query into the outer one, which would parse a row's JSON anew for each of its columns (twice the time).
 */
const sqliteRows = (json: string, columns: Column[]): RawBuilder<unknown> =>
  sql`select ${sql.join(columns.map(([, member]) => sql`entry ->> ${sql.lit(`$.${member}`)}`))} from (select jsonb(value) as entry from json_each(${json}) limit -1)`;

const postgresRows = (json: string, columns: Column[]): RawBuilder<unknown> => {
  const definitions = columns.map(([, member, type]) => sql`${sql.ref(member)} ${sql.raw(type)}`);
  return sql`select ${sql.join(columns.map(([, member]) => sql.ref(member)))} from jsonb_to_recordset(${json}::jsonb) as entry(${sql.join(definitions)})`;
};
