import type { Kysely, RawBuilder } from 'kysely';
import type { CallsTable, Schema } from '../store/index.ts';
import type { RecordedCall } from './call.ts';
import { callOf } from './call-columns.ts';
import {
  type CallDetail,
  type CallPage,
  type CallPageRequest,
  type CallQueries,
  MAX_PAGE_SIZE,
} from './call-queries.ts';
import {
  type CallPlace,
  decodeCursor,
  decodeOrderedCursor,
  encodeCursor,
  encodeOrderedCursor,
} from './finding/call-cursor.ts';
import type { CallFilter } from './finding/call-filter.ts';
import type { CallOrder } from './finding/call-order.ts';
import { orderedCalls, orderedValue } from './finding/call-order-repository.ts';
import { SEARCH_WINDOW, type SearchWindow, type SeenCall, searchCalls } from './finding/call-search-repository.ts';
import { AS_RECORDED, callsAfter, NEWEST_FIRST, newestCalls } from './finding/call-selection-repository.ts';
import { storedContent } from './stored-content.ts';
import { sumAgentHours } from './sums/agent-hours-repository.ts';
import { readActivity } from './sums/call-activity-repository.ts';
import { countDays } from './sums/call-counts-repository.ts';
import { sumCallDays } from './sums/call-days-repository.ts';
import { agentForwarding, linkedCalls } from './sums/call-forwarding-repository.ts';
import { latencyOfUsage } from './sums/call-latency-repository.ts';
import { MOST_SUMMED } from './sums/call-statistics.ts';
import { callStatistics, statisticsOfCalls } from './sums/call-statistics-repository.ts';
import { usageOfHours } from './sums/call-usage-hours-repository.ts';
import { sumUsage } from './sums/call-usage-repository.ts';
import { artifactTimes } from './traces/call-artifacts-repository.ts';
import { hopsOfTraces } from './traces/call-hops-repository.ts';
import { callsOfTrace, sumTraces } from './traces/call-traces-repository.ts';

/** The recorded calls, once they are in the database. */
export interface CallRepository
  extends Pick<
    CallQueries,
    | 'list'
    | 'statistics'
    | 'get'
    | 'recordedAfter'
    | 'sumDays'
    | 'countDays'
    | 'callsOfTrace'
    | 'artifactTimes'
    | 'hopsOfTraces'
    | 'sumTraces'
    | 'sumUsage'
    | 'latencyOfUsage'
    | 'usageOfHours'
    | 'agentHours'
    | 'agentForwarding'
    | 'linkedCalls'
    | 'activity'
  > {
  /**
   * Deletes the oldest calls that started before a time, with their content.
   * @param before epoch milliseconds
   * @returns how many were deleted
   */
  deleteBefore: (before: number, limit: number) => Promise<number>;
}

export function createCallRepository(
  db: Kysely<Schema>,
  kind: 'sqlite' | 'postgres',
  window: SearchWindow = SEARCH_WINDOW,
): CallRepository {
  const named = async (ids: readonly string[], order: RawBuilder<unknown>): Promise<RecordedCall[]> => {
    if (ids.length === 0) return [];
    const rows = await db.selectFrom('calls').selectAll().where('id', 'in', ids).orderBy(order).execute();
    return rows.map(callOf);
  };

  return {
    async list(filter, page) {
      const limit = pageSize(page);
      if (page.order) return listInOrder(db, kind, filter, { ...page, order: page.order, limit });
      const first = page.cursor === undefined ? undefined : decodeCursor(page.cursor);
      if (filter.text === undefined)
        return toPage(await newestCalls(db, kind, filter, first, limit + 1).execute(), limit);
      const { ids, last } = await searchCalls(db, kind, {
        text: filter.text,
        limit,
        window,
        behind: (seen, count) => newestCalls(db, kind, filter, seen ? placeOf(seen) : first, count),
        order: NEWEST_FIRST,
      });
      return { calls: await named(ids, NEWEST_FIRST), nextCursor: last && encodeCursor(placeOf(last)) };
    },

    async statistics(filter) {
      if (filter.text === undefined) return callStatistics(db, kind, filter, MOST_SUMMED);
      const { ids, last } = await searchCalls(db, kind, {
        text: filter.text,
        limit: MAX_PAGE_SIZE,
        window,
        behind: (seen, count) => newestCalls(db, kind, filter, seen && placeOf(seen), count),
        order: NEWEST_FIRST,
      });
      return { ...(await statisticsOfCalls(db, ids)), isComplete: last === null };
    },

    async get(id, scope): Promise<CallDetail | undefined> {
      const filter = { values: { id: [id] }, ...(scope && { scope }) };
      const row = await newestCalls(db, kind, filter, undefined, 1).executeTakeFirst();
      if (!row) return undefined;
      const content = await db.selectFrom('call_contents').selectAll().where('call_id', '=', id).executeTakeFirst();
      const call = callOf(row);
      const said = content && {
        ...content,
        truncated: content.truncated === 1,
        headers: content.headers ?? undefined,
      };
      return { call, content: said ? storedContent(call, said) : null };
    },

    async recordedAfter(seq, filter, limit) {
      if (filter.text === undefined) {
        const rows = await callsAfter(db, kind, filter, seq, limit).execute();
        return { calls: rows.map(callOf), next: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null };
      }
      const { ids, last } = await searchCalls(db, kind, {
        text: filter.text,
        limit,
        window,
        behind: (seen, count) => callsAfter(db, kind, filter, seen?.seq ?? seq, count),
        order: AS_RECORDED,
      });
      return { calls: await named(ids, AS_RECORDED), next: last?.seq ?? null };
    },

    sumDays: (filter, by) => sumCallDays(db, filter, by),
    countDays: (filter) => countDays(db, filter),
    sumUsage: (filter, group) => sumUsage(db, filter, group),
    latencyOfUsage: (filter, group, mostRead) => latencyOfUsage(db, kind, filter, group, mostRead),
    usageOfHours: (filter, group) => usageOfHours(db, kind, filter, group),
    agentHours: (from, to) => sumAgentHours(db, from, to),
    agentForwarding: (agentIds, filter) => agentForwarding(db, kind, agentIds, filter),
    linkedCalls: (agentId, filter) => linkedCalls(db, kind, agentId, filter),
    activity: (filter) => readActivity(db, kind, filter),
    callsOfTrace: (traceId, scope, limit) => callsOfTrace(db, kind, traceId, scope, limit),
    hopsOfTraces: (traceIds, scope, mostOfEach) => hopsOfTraces(db, kind, traceIds, scope, mostOfEach),
    artifactTimes: (calls) => artifactTimes(db, calls),
    sumTraces: (traceIds, scope) => sumTraces(db, kind, traceIds, scope),

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

async function listInOrder(
  db: Kysely<Schema>,
  kind: 'sqlite' | 'postgres',
  filter: CallFilter,
  { cursor, order, limit }: CallPageRequest & { order: CallOrder },
): Promise<CallPage> {
  if (filter.text !== undefined) throw new Error('A text is looked for from the newest call back, in no other order.');
  const place = cursor === undefined ? undefined : decodeOrderedCursor(order, cursor);
  const rows = await orderedCalls(db, kind, filter, order, place, limit + 1).execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = last && { value: orderedValue(order, last), id: last.id };
  return {
    calls: shown.map(callOf),
    nextCursor: rows.length > limit && next ? encodeOrderedCursor(order, next) : null,
  };
}

const placeOf = ({ started_at, id }: SeenCall): CallPlace => ({ startedAt: started_at, id });

const pageSize = ({ limit }: CallPageRequest): number => Math.min(MAX_PAGE_SIZE, Math.max(1, Math.trunc(limit)));

/** One row more than the page holds tells that there is a next one. */
function toPage(rows: CallsTable[], limit: number): CallPage {
  const calls = rows.slice(0, limit).map(callOf);
  const last = calls.at(-1);
  return { calls, nextCursor: rows.length > limit && last ? encodeCursor(last) : null };
}
