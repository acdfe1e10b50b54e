import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { CallTimesTable, Schema } from '../../store/index.ts';
import type { CallSelection } from '../finding/call-selection-repository.ts';
import { countCalls } from './call-counts-repository.ts';
import { DAY_MS } from './call-days.ts';
import { type GroupedRecords, groupedNewest, groupedRecords } from './call-records-repository.ts';
import type { UsageFilter, UsageGroup, UsageLatency } from './call-usage.ts';
import { OWNER_COLUMNS, type UsageOwner } from './call-usage-columns.ts';
import { addSketches, addTextToSketch, bucketOf, type LatencySketch, sketchText, timesOf } from './latency-sketch.ts';
import { isOfScope } from './rollup-scope-repository.ts';

type Kind = 'sqlite' | 'postgres';

/** Where the calls of a bucket are counted, and what tells groups apart there. */
interface Source extends GroupedRecords {
  bucket: RawBuilder<unknown>;
  calls: RawBuilder<unknown>;
  day: RawBuilder<unknown>;
  /** The records, where the newest alone are read. */
  found?: CallSelection;
}

/**
 * How long calls took: of each group, of each day, and of all of them.
 * @param mostRead how many records are read at most where no sums tell, the newest ones
 */
export async function latencyOfUsage(
  db: Kysely<Schema>,
  kind: Kind,
  filter: UsageFilter,
  group: UsageGroup,
  mostRead: number,
): Promise<UsageLatency> {
  const all = filter.scope.kind === 'all' ? sketchesOfLabels(filter, 'all_days') : sketchesOfOwners(filter, 'keyId');
  const grouped = sketchesOf(filter, group) ?? (await recordsOf(db, kind, filter, group, mostRead));
  const [groups, days, read] = await Promise.all([
    readSketches(db, kind, grouped, grouped.group),
    readSketches(db, kind, all, all.day),
    countOf(db, grouped.found),
  ]);
  return {
    groups: [...groups].map(([name, sketch]) => ({ group: name, ...timesOf(sketch) })),
    newest: read >= mostRead && read > 0 ? mostRead : null,
    pieces: [...days].map(([day, sketch]) => ({ piece: Number(day), ...timesOf(sketch) })),
    ...timesOf(addSketches(days.values())),
  };
}

async function readSketches(
  db: Kysely<Schema>,
  kind: Kind,
  { rows: source, where, bucket, calls }: Source,
  by: RawBuilder<unknown>,
): Promise<Map<string, LatencySketch>> {
  const { rows } = await sql<{ of: string | number; sketch: string }>`
    select "of", ${sql.raw(sketchText(kind))} as sketch from (
      select ${by} as "of", ${bucket} as bucket, sum(${calls}) as calls
      from ${source} where ${where} group by 1, 2
    ) as counted group by 1`.execute(db);
  const sketches = new Map<string, LatencySketch>();
  for (const row of rows) {
    const sketch: LatencySketch = new Map();
    addTextToSketch(sketch, row.sketch);
    sketches.set(String(row.of), sketch);
  }
  return sketches;
}

/** Of which groups there are sketches that tell of all calls alone: nobody keeps whose these are. */
const LABELLED: Partial<Record<UsageGroup, CallTimesTable['kind']>> = {
  agentId: 'agent',
  model: 'model',
  tag: 'tag',
  endUser: 'end_user',
};

function sketchesOf(filter: UsageFilter, group: UsageGroup): Source | null {
  if (group === 'keyId' || group === 'teamId' || group === 'userId') return sketchesOfOwners(filter, group);
  const kind = LABELLED[group];
  return kind === undefined || filter.scope.kind === 'of' ? null : sketchesOfLabels(filter, kind);
}

const sketchesOfLabels = ({ from, to }: UsageFilter, kind: CallTimesTable['kind']): Source => ({
  rows: sql.raw('call_times'),
  where: sql<SqlBool>`kind = ${kind} and at between ${from} and ${to}`,
  bucket: sql.ref('bucket'),
  calls: sql.ref('calls'),
  day: sql.ref('at'),
  group: sql.ref('label'),
});

/** Of whatever somebody may see. */
const sketchesOfOwners = ({ from, to, scope }: UsageFilter, group: Exclude<UsageOwner, 'agentId'>): Source => ({
  rows: sql.raw('call_owner_times'),
  where: sql<SqlBool>`day between ${from} and ${to} and ${isOfScope(scope)}`,
  bucket: sql.ref('bucket'),
  calls: sql.ref('calls'),
  day: sql.ref('day'),
  group: sql.ref(OWNER_COLUMNS[group]),
});

/** The same of the records themselves. */
async function recordsOf(
  db: Kysely<Schema>,
  kind: Kind,
  { from, to, scope }: UsageFilter,
  group: UsageGroup,
  mostRead: number,
): Promise<Source> {
  const range = { since: from * DAY_MS, until: (to + 1) * DAY_MS, scope };
  const areMany = (await countCalls(db, { from, to, scope })) > mostRead;
  return {
    ...(areMany ? groupedNewest(db, kind, range, group, mostRead) : groupedRecords(kind, range, group)),
    bucket: sql.raw(bucketOf('duration_ms')),
    calls: sql.lit(1),
    day: sql.raw(`started_at / ${DAY_MS}`),
  };
}

async function countOf(db: Kysely<Schema>, found: CallSelection | undefined): Promise<number> {
  if (!found) return 0;
  const counted = db.selectFrom(found.clearSelect().select('id').as('found')).select(sql<number>`count(*)`.as('calls'));
  return (await counted.executeTakeFirstOrThrow()).calls;
}
