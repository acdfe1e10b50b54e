import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { CallsTable, Schema } from '../store/index.ts';
import type { CallBatch } from './call-batch.ts';
import { CALL_COLUMNS, callOf } from './call-columns.ts';
import { decodeCursor, encodeCursor } from './call-cursor.ts';
import {
  type CallDetail,
  type CallFilter,
  type CallPage,
  type CallPageRequest,
  type CallQueries,
  MAX_PAGE_SIZE,
} from './call-queries.ts';

/** The ledger's tables: `calls`, and `call_contents` apart from it. */
export interface CallRepository extends CallQueries {
  /**
   * Puts a batch in: one transaction, one statement a table, whatever the batch's size. What is there already stays as
   * it is, so that the same batch may come again.
   */
  insert(batch: CallBatch): Promise<void>;
  /**
   * Deletes the oldest calls that started before a time, with their content.
   * @param before epoch milliseconds
   * @returns how many were deleted
   */
  deleteBefore(before: number, limit: number): Promise<number>;
}

export function createCallRepository(db: Kysely<Schema>, kind: 'sqlite' | 'postgres'): CallRepository {
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

    async list(filter, page) {
      const limit = pageSize(page);
      const query = filtered(db.selectFrom('calls').selectAll(), filter);
      const rows = await after(query, page)
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit);
    },

    async get(id): Promise<CallDetail | undefined> {
      const row = await db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return undefined;
      const content = await db.selectFrom('call_contents').selectAll().where('call_id', '=', id).executeTakeFirst();
      return {
        call: callOf(row),
        content: content
          ? { request: content.request, response: content.response, truncated: content.truncated === 1 }
          : null,
      };
    },

    async deleteBefore(before, limit) {
      const oldest = db
        .selectFrom('calls')
        .select('id')
        .where('started_at', '<', before)
        .orderBy('started_at')
        .orderBy('id')
        .limit(limit);
      const { numDeletedRows } = await db.deleteFrom('calls').where('id', 'in', oldest).executeTakeFirst();
      return Number(numDeletedRows);
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

type CallSelection = SelectQueryBuilder<Schema, 'calls', CallsTable>;

/** The filters that ask for one value of one column. */
const EQUALITIES = [
  ['agentId', 'agent_id'],
  ['keyId', 'key_id'],
  ['outcome', 'outcome'],
  ['operation', 'operation'],
  ['taskId', 'task_id'],
  ['contextId', 'context_id'],
  ['traceId', 'trace_id'],
] as const;

function filtered(query: CallSelection, filter: CallFilter): CallSelection {
  let result = query;
  for (const [member, column] of EQUALITIES) {
    const value = filter[member];
    if (value !== undefined) result = result.where(column, '=', value);
  }
  if (filter.since !== undefined) result = result.where('started_at', '>=', filter.since);
  if (filter.until !== undefined) result = result.where('started_at', '<', filter.until);
  return result;
}

function after(query: CallSelection, { cursor }: CallPageRequest): CallSelection {
  if (cursor === undefined) return query;
  const { startedAt, id } = decodeCursor(cursor);
  return query.where(sql<boolean>`(started_at, id) < (${startedAt}, ${id})`);
}

const pageSize = ({ limit }: CallPageRequest): number => Math.min(MAX_PAGE_SIZE, Math.max(1, Math.trunc(limit)));

/** One row more than the page holds tells that there is a next one. */
function toPage(rows: CallsTable[], limit: number): CallPage {
  const calls = rows.slice(0, limit).map(callOf);
  const last = calls.at(-1);
  return { calls, nextCursor: rows.length > limit && last ? encodeCursor(last) : null };
}
