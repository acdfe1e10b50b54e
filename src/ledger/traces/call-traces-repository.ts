import { type Kysely, sql } from 'kysely';
import type { CallScope } from '../../access/index.ts';
import type { Schema } from '../../store/index.ts';
import type { RecordedCall } from '../call.ts';
import { callOf } from '../call-columns.ts';
import type { TraceSum } from '../call-queries.ts';
import { whereCalls } from '../finding/calls-filter-repository.ts';
import { type SummedCalls, TOTALS, totalsFrom } from '../sums/call-sums-repository.ts';

type Kind = 'sqlite' | 'postgres';

/** The calls of a trace as far as they may be seen, the first ones first. */
export async function callsOfTrace(
  db: Kysely<Schema>,
  kind: Kind,
  traceId: string,
  scope: CallScope,
  limit: number,
): Promise<RecordedCall[]> {
  const rows = await ofTraces(db, kind, [traceId], scope)
    .selectAll()
    .orderBy('started_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(callOf);
}

/** What the calls of each trace come to, as far as they may be seen; in no order. */
export async function sumTraces(
  db: Kysely<Schema>,
  kind: Kind,
  traceIds: readonly string[],
  scope: CallScope,
): Promise<TraceSum[]> {
  if (traceIds.length === 0) return [];
  const [sums, firsts] = await Promise.all([
    ofTraces(db, kind, traceIds, scope).select(SUMS).groupBy('trace_id').execute(),
    firstCalls(db, kind, traceIds, scope),
  ]);
  return sums.flatMap((sum) => {
    const first = firsts.get(sum.traceId);
    return first ? [traceSum(sum, first)] : [];
  });
}

const ofTraces = (db: Kysely<Schema>, kind: Kind, traceIds: readonly string[], scope: CallScope) =>
  db.selectFrom('calls').where((eb) => whereCalls(eb, kind, { values: { traceId: traceIds }, scope }, 'traceId'));

const SUMS = [
  sql<string>`trace_id`.as('traceId'),
  ...TOTALS,
  sql<number>`min(started_at)`.as('startedAt'),
  sql<number>`max(started_at + duration_ms)`.as('endedAt'),
] as const;

type SummedTrace = SummedCalls & Pick<TraceSum, 'traceId' | 'startedAt' | 'endedAt'>;

const traceSum = ({ traceId, startedAt, endedAt, ...sums }: SummedTrace, first: RecordedCall): TraceSum => ({
  ...totalsFrom(sums),
  traceId,
  first,
  startedAt,
  endedAt,
});

/** The call with which each trace began. */
async function firstCalls(
  db: Kysely<Schema>,
  kind: Kind,
  traceIds: readonly string[],
  scope: CallScope,
): Promise<Map<string, RecordedCall>> {
  const placed = ofTraces(db, kind, traceIds, scope)
    .selectAll()
    .select(sql<number>`row_number() over (partition by trace_id order by started_at, id)`.as('place'));
  const rows = await db.selectFrom(placed.as('placed')).selectAll().where('place', '=', 1).execute();
  return new Map(rows.map((row) => [row.trace_id, callOf(row)]));
}
