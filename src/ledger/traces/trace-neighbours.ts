import type { RecordedCall } from '../call.ts';
import type { CallPageRequest, CallQueries } from '../call-queries.ts';
import { encodeCursor, encodeOrderedCursor } from '../finding/call-cursor.ts';
import type { CallFilter } from '../finding/call-filter.ts';
import { listTraces } from './trace-list.ts';

/** Ids of the traces beside one in a list; null where there is none, or none near enough. */
export interface TraceNeighbours {
  /** The newer one. */
  previous: string | null;
  next: string | null;
}

type Reads = Pick<CallQueries, 'list' | 'sumTraces'>;

/** So many calls are looked through on either side, beginning with a few: mostly the first of them is the one. */
const CALLS_PER_STATEMENT = [10, 100, 500, 500];
const UPWARDS = { by: 'startedAt', descending: false } as const;

/**
 * The traces above and below one in the list that `listTraces` gives for a filter, wherever in it they stand: a trace stands
 * by its newest call that is meant, so that from there the next one is the first whose own newest call is met.
 * A trace that is not in the list has the neighbours of its place.
 */
export async function traceNeighbours(calls: Reads, filter: CallFilter, traceId: string): Promise<TraceNeighbours> {
  if (filter.text !== undefined) return searchedNeighbours(calls, filter, traceId);
  const place = (await newestOf(calls, filter, traceId)) ?? (await newestOf(calls, onlyScope(filter), traceId));
  if (!place) return { previous: null, next: null };
  const { startedAt, id } = place;
  const [previous, next] = await Promise.all([
    nearest(calls, filter, place, {
      cursor: encodeOrderedCursor(UPWARDS, { value: startedAt, id }),
      order: UPWARDS,
    }),
    nearest(calls, filter, place, { cursor: encodeCursor({ startedAt, id }) }),
  ]);
  return { previous, next };
}

/** The first trace on the way from a place whose own place is met there. */
async function nearest(
  calls: Reads,
  filter: CallFilter,
  { traceId }: RecordedCall,
  begin: Omit<CallPageRequest, 'limit'>,
): Promise<string | null> {
  const passed = new Set([traceId]);
  let page = begin;
  for (const limit of CALLS_PER_STATEMENT) {
    const { calls: met, nextCursor } = await calls.list(filter, { ...page, limit });
    for (const call of met) {
      if (passed.has(call.traceId)) continue;
      const newest = await newestOf(calls, filter, call.traceId);
      if (newest?.id === call.id) return call.traceId;
      // Upwards it stands further on; downwards it was passed, for its newest call came before this one.
      if (!begin.order) passed.add(call.traceId);
    }
    if (nextCursor === null) return null;
    page = { ...begin, cursor: nextCursor };
  }
  return null;
}

/** By which call a trace stands in the list. */
async function newestOf(calls: Reads, filter: CallFilter, traceId: string): Promise<RecordedCall | undefined> {
  const named = filter.values?.traceId;
  if (named && !named.includes(traceId)) return undefined;
  const page = await calls.list({ ...filter, values: { ...filter.values, traceId: [traceId] } }, { limit: 1 });
  return page.calls[0];
}

const onlyScope = ({ scope }: CallFilter): CallFilter => (scope ? { scope } : {});

const MOST_SEARCHED = 200;

/** A text is looked for from the newest call back, and in no other way: among the first that are found. */
async function searchedNeighbours(calls: Reads, filter: CallFilter, traceId: string): Promise<TraceNeighbours> {
  const { traces } = await listTraces(calls, filter, { limit: MOST_SEARCHED });
  const at = traces.findIndex((trace) => trace.traceId === traceId);
  if (at === -1) return { previous: null, next: null };
  return { previous: traces[at - 1]?.traceId ?? null, next: traces[at + 1]?.traceId ?? null };
}
