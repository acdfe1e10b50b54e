import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../../store/index.ts';
import { newestCalls } from '../finding/call-selection-repository.ts';
import type { Activity, ActivityFilter, ActivitySum } from './call-activity.ts';
import { DAY_MS, HOUR_MS } from './call-days.ts';
import { SOME_AGENT, TIMED } from './call-rollups-repository.ts';
import { addTextToSketch, bucketOf, type LatencySketch, percentileOf, sketchText } from './latency-sketch.ts';

type Kind = 'sqlite' | 'postgres';

/** So many records are read at most, in some tenths of a second. */
export const MOST_READ_FOR_ACTIVITY = 100_000;
/** Records tell more exactly than what is kept in sums: within half a percent. */
const PER_DOUBLING = { records: 64, hours: 8, days: 8 } as const;

const SUMS = ['calls', 'ok_calls', 'priced_calls', 'cost_nano', 'duration_ms', 'nested_ms'] as const;
type Counted = Record<(typeof SUMS)[number] | 'piece', number> & { agent: string; sketch: string };

/** Of an agent, whenever it was. */
const NO_PIECE = -1;
const isOfAllPieces = ({ piece }: Counted): boolean => piece === NO_PIECE;

/** Calls over time, and by agent. */
export async function readActivity(db: Kysely<Schema>, kind: Kind, filter: ActivityFilter): Promise<Activity> {
  const { pieceMs, source } = filter;
  const asked = source === 'records' ? askRecords(db, kind, filter) : askSums(filter, source);
  const { rows } = await sql<Counted>`
    select piece, agent, ${sql.raw(sketchText(kind))} as sketch, ${SUMMED}
    from (${asked}) as counted group by 1, 2 order by 1`.execute(db);
  const counted = rows.map((row) => Object.fromEntries(Object.entries(row).map(numbered)) as unknown as Counted);
  const [byAgent, byPiece] = [counted.filter(isOfAllPieces), counted.filter((row) => !isOfAllPieces(row))];
  const perDoubling = PER_DOUBLING[source];
  const sum = (some: readonly Counted[]): ActivitySum => sumOf(some, perDoubling);
  const whole = sum(byPiece);
  return {
    whole,
    pieces: [...groupBy(byPiece, ({ piece }) => piece)].map(([piece, own]) => ({ from: piece * pieceMs, ...sum(own) })),
    agents: [...groupBy(byAgent, ({ agent }) => agent)].map(([agentId, own]) => ({ agentId, ...sum(own) })),
    isComplete: source !== 'records' || whole.calls < MOST_READ_FOR_ACTIVITY,
  };
}

const SUMMED = sql.join(SUMS.map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`));

/** Records are read once: the database adds up each agent's pieces, and from these what is told. */
const askRecords = (db: Kysely<Schema>, kind: Kind, filter: ActivityFilter): RawBuilder<unknown> => sql`
  with counted as materialized (
    select at / ${sql.lit(filter.pieceMs)} as piece, agent, bucket, ${SUMMED}
    from (${recordsOf(db, kind, filter)}) as told group by 1, 2, 3
  )
  select piece, case when agent = '' then '' else ${sql.lit(SOME_AGENT)} end as agent, bucket, ${SUMMED}
  from counted group by 1, 2, 3
  union all
  select ${sql.lit(NO_PIECE)} as piece, agent, bucket, ${SUMMED} from counted group by 2, 3`;

function recordsOf(db: Kysely<Schema>, kind: Kind, { since, until, scope }: ActivityFilter): RawBuilder<unknown> {
  const ranges = { startedAt: { min: since, max: until - 1 } };
  const found = newestCalls(db, kind, { ranges, scope }, undefined, MOST_READ_FOR_ACTIVITY);
  const measured = sql.raw(
    Object.entries(TIMED)
      .map(([name, value]) => `${value} as ${name}`)
      .join(', '),
  );
  return sql`select started_at as at, coalesce(agent_id, '') as agent,
    ${sql.raw(bucketOf('duration_ms', PER_DOUBLING.records))} as bucket, ${measured} from ${found.as('found')}`;
}

const SOURCES = {
  hours: { all: 'all_hours', byAgent: 'hour', step: HOUR_MS },
  days: { all: 'all_days', byAgent: 'agent', step: DAY_MS },
} as const;

/** Whole hours or days: the first one that the range touches, and of the last one what is before its end. */
function askSums({ since, until, pieceMs }: ActivityFilter, source: keyof typeof SOURCES): RawBuilder<unknown> {
  const { all, byAgent, step } = SOURCES[source];
  const isIn = sql`at >= ${Math.floor(since / step)} and at < ${Math.ceil(until / step)}`;
  return sql`
    select at * ${sql.lit(step)} / ${sql.lit(pieceMs)} as piece, label as agent, bucket, ${SUMMED}
    from call_times where kind = ${all} and ${isIn} group by 1, 2, 3
    union all
    select ${sql.lit(NO_PIECE)} as piece, label as agent, bucket, ${SUMMED}
    from call_times where kind = ${byAgent} and ${isIn} group by 2, 3`;
}

/** PostgreSQL sums whole numbers as texts. */
const numbered = ([name, value]: [string, unknown]): [string, unknown] => [
  name,
  name === 'agent' || name === 'sketch' ? value : Number(value),
];

function sumOf(counted: readonly Counted[], perDoubling: number): ActivitySum {
  const sketch: LatencySketch = new Map();
  for (const one of counted) addTextToSketch(sketch, one.sketch);
  const total = (name: (typeof SUMS)[number], some = counted): number => some.reduce((sum, row) => sum + row[name], 0);
  const ofModels = counted.filter(({ agent }) => agent === '');
  return {
    calls: total('calls'),
    okCalls: total('ok_calls'),
    pricedCalls: total('priced_calls'),
    costNano: total('cost_nano'),
    modelNano: total('cost_nano', ofModels),
    durationMs: total('duration_ms'),
    nestedMs: total('nested_ms'),
    modelMs: total('duration_ms', ofModels),
    p50Ms: percentileOf(sketch, 0.5, perDoubling),
    p95Ms: percentileOf(sketch, 0.95, perDoubling),
  };
}

function groupBy<Key>(rows: readonly Counted[], keyOf: (row: Counted) => Key): Map<Key, Counted[]> {
  const groups = new Map<Key, Counted[]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known) known.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
