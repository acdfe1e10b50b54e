import type { RecordedCall } from '../call.ts';
import type { CallPageRequest, CallQueries, TraceSum } from '../call-queries.ts';
import { type CallPlace, decodeCursor, encodeCursor } from '../finding/call-cursor.ts';
import type { CallFilter } from '../finding/call-filter.ts';

/** Where each trace stands by its newest call that is meant. */
export interface TracePage {
  traces: TraceSum[];
  /** Null on the last page. A page may be short, even empty, and yet not be the last. */
  nextCursor: string | null;
}

type Reads = Pick<CallQueries, 'list' | 'sumTraces'>;

/** So many calls are looked through for one page: whoever looks into a trace of many thousand goes on page by page. */
const CALLS_PER_STATEMENT = 200;
const STATEMENTS_PER_PAGE = 10;

/**
 * The traces in which a call is meant by a filter, newest first, each once however many of its calls are meant. What they
 * come to is the sum of all their calls that may be seen (`filter.scope`), whether these are meant or not.
 *
 * @throws SwitchboardError INVALID_PARAMS when the cursor is not one of ours
 */
export async function listTraces(calls: Reads, filter: CallFilter, page: CallPageRequest): Promise<TracePage> {
  const { traceIds, nextCursor } = await findTraces(calls, filter, page);
  const sums = await calls.sumTraces(traceIds, filter.scope ?? { kind: 'all' });
  const byId = new Map(sums.map((sum) => [sum.traceId, sum]));
  return { traces: traceIds.flatMap((id) => byId.get(id) ?? []), nextCursor };
}

/** Pages go back from the newest call of the first page: what comes meanwhile moves nothing. */
interface Walk {
  newest: CallPlace | null;
  /** The last call that was looked at. */
  last: CallPlace | null;
}

async function findTraces(
  calls: Reads,
  filter: CallFilter,
  { cursor, limit }: CallPageRequest,
): Promise<{ traceIds: string[]; nextCursor: string | null }> {
  const begun: Walk = cursor === undefined ? { newest: null, last: null } : decodeWalk(cursor);
  const walk = { ...begun };
  const looked = new Set<string>();
  const traceIds: string[] = [];
  for (let statement = 0; statement < STATEMENTS_PER_PAGE; statement++) {
    const behind = walk.last && { cursor: encodeCursor(walk.last) };
    const page = await calls.list(filter, { limit: CALLS_PER_STATEMENT, ...behind });
    for (const call of page.calls) {
      const isNew = !looked.has(call.traceId) && !(await wasShown(calls, filter, call, begun));
      if (isNew && traceIds.length === limit) return { traceIds, nextCursor: encodeWalk(walk) };
      if (isNew) traceIds.push(call.traceId);
      looked.add(call.traceId);
      walk.newest ??= placeOf(call);
      walk.last = placeOf(call);
    }
    if (page.nextCursor === null) return { traceIds, nextCursor: null };
    walk.last = decodeCursor(page.nextCursor);
  }
  return { traceIds, nextCursor: encodeWalk(walk) };
}

/** Whether a page before had the trace: a call of it is meant that this walk has passed. */
async function wasShown(calls: Reads, filter: CallFilter, { traceId }: RecordedCall, begun: Walk): Promise<boolean> {
  const { newest, last } = begun;
  if (!newest || !last) return false;
  const { startedAt: range } = filter.ranges ?? {};
  const passed = {
    min: Math.max(last.startedAt, range?.min ?? last.startedAt),
    max: Math.min(newest.startedAt, range?.max ?? newest.startedAt),
  };
  const page = await calls.list(
    {
      ...filter,
      values: { ...filter.values, traceId: [traceId] },
      ranges: { ...filter.ranges, startedAt: passed },
    },
    { limit: OF_ONE_MOMENT },
  );
  const first = page.calls.map(placeOf).find((place) => !isAfter(place, newest));
  return first !== undefined && !isAfter(last, first);
}

/** Calls of the same millisecond that came after the first page was made. */
const OF_ONE_MOMENT = 50;

const placeOf = ({ startedAt, id }: RecordedCall): CallPlace => ({ startedAt, id });

const isAfter = (one: CallPlace, other: CallPlace): boolean =>
  one.startedAt === other.startedAt ? one.id > other.id : one.startedAt > other.startedAt;

/** Two cursors of the list of calls; neither holds a dot. */
const encodeWalk = ({ newest, last }: Walk): string =>
  [newest, last].map((place) => (place ? encodeCursor(place) : '')).join('.');

/** @throws SwitchboardError INVALID_PARAMS */
function decodeWalk(cursor: string): Walk {
  const [newest = '', last = ''] = cursor.split('.');
  return { newest: newest === '' ? null : decodeCursor(newest), last: decodeCursor(last) };
}
