import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { isStreaming } from '../protocol/index.ts';
import type { CallContentsTable, CallsTable, Schema } from '../store/index.ts';
import type { RecordedCall } from './call.ts';
import { callOf } from './call-columns.ts';
import { decodeCursor, encodeCursor } from './call-cursor.ts';
import {
  type CallDetail,
  type CallPage,
  type CallPageRequest,
  type CallQueries,
  MAX_PAGE_SIZE,
  type StoredContent,
} from './call-queries.ts';
import { whereCalls } from './calls-filter-repository.ts';

/** The recorded calls, once they are in the database. */
export interface CallRepository extends Pick<CallQueries, 'list' | 'get' | 'recordedAfter'> {
  /**
   * Deletes the oldest calls that started before a time, with their content.
   * @param before epoch milliseconds
   * @returns how many were deleted
   */
  deleteBefore: (before: number, limit: number) => Promise<number>;
}

export function createCallRepository(db: Kysely<Schema>, kind: 'sqlite' | 'postgres'): CallRepository {
  return {
    async list(filter, page) {
      const limit = pageSize(page);
      const query = db.selectFrom('calls').selectAll();
      const rows = await after(query, page)
        .where((eb) => whereCalls(eb, kind, filter))
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit);
    },

    async get(id, scope): Promise<CallDetail | undefined> {
      const row = await db
        .selectFrom('calls')
        .selectAll()
        .where('id', '=', id)
        .where((eb) => whereCalls(eb, kind, scope ? { scope } : {}))
        .executeTakeFirst();
      if (!row) return undefined;
      const content = await db.selectFrom('call_contents').selectAll().where('call_id', '=', id).executeTakeFirst();
      const call = callOf(row);
      return { call, content: content ? contentOf(call, content) : null };
    },

    async recordedAfter(seq, filter, limit) {
      const rows = await db
        .selectFrom('calls')
        .selectAll()
        .where('seq', '>', seq)
        .where((eb) => whereCalls(eb, kind, filter))
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(callOf);
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

function contentOf(call: RecordedCall, { request, response, truncated }: CallContentsTable): StoredContent {
  const isEventList = isStreaming(call.operation) && call.eventCount > 0;
  return {
    request,
    response: isEventList ? null : response,
    events: isEventList ? response : null,
    truncated: truncated === 1,
  };
}

type CallSelection = SelectQueryBuilder<Schema, 'calls', CallsTable>;

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
