import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../store/index.ts';
import { HOUR_MS } from './call-days.ts';
import { groupedRecords } from './call-records-repository.ts';
import { LABELLED } from './call-rollups-repository.ts';
import type { UsageGroup, UsageHours, UsageHoursFilter, UsageSum } from './call-usage.ts';
import { numbersOf, withoutNested } from './call-usage-repository.ts';
import { addSketches, addTextToSketch, bucketOf, type LatencySketch, sketchText, timesOf } from './latency-sketch.ts';

type Kind = 'sqlite' | 'postgres';

/** Records tell more exactly than what is kept in sums: within half a percent. */
const PER_DOUBLING = 64;

/** An hour and a group, and how long its calls took. */
type Counted = UsageSum & { sketch: string };

/** What the calls of each hour come to, the oldest hour first, and how long they took: read from their records. */
export async function usageOfHours(
  db: Kysely<Schema>,
  kind: Kind,
  filter: UsageHoursFilter,
  group: UsageGroup,
): Promise<UsageHours> {
  const [counted, all, nested] = await Promise.all([
    countRecords(db, kind, filter, group),
    // Calls have several tags or none, and end users and models are of some calls alone.
    group in OF_ALL_CALLS ? null : countRecords(db, kind, filter, 'agentId'),
    group === 'agentId' ? nestedSums(db, kind, filter) : [],
  ]);
  const sums = addUp([...counted, ...nested]);
  const bySum = sketchesBy(all ?? counted, ({ piece }) => piece);
  return {
    sums: group === 'agentId' ? withoutNested(sums) : sums,
    latency: {
      groups: [...sketchesBy(counted, (one) => one.group)].map(([name, sketch]) => ({
        group: name,
        ...timesOf(sketch, PER_DOUBLING),
      })),
      newest: null,
      pieces: [...bySum].map(([piece, sketch]) => ({ piece, ...timesOf(sketch, PER_DOUBLING) })),
      ...timesOf(addSketches(bySum.values()), PER_DOUBLING),
    },
  };
}

/** Groups of which each call has exactly one. */
const OF_ALL_CALLS: Partial<Record<UsageGroup, true>> = { agentId: true, keyId: true, teamId: true, userId: true };

const MEASURES = {
  calls: 'calls',
  okCalls: 'ok_calls',
  pricedCalls: 'priced_calls',
  unpricedCalls: 'unpriced_calls',
  estimatedCalls: 'estimated_calls',
  inputTokens: 'input_tokens',
  outputTokens: 'output_tokens',
  totalTokens: 'total_tokens',
  feeNano: 'fee_nano',
  modelNano: 'model_nano',
} as const satisfies Record<Exclude<keyof UsageSum, 'piece' | 'group'>, keyof typeof LABELLED>;

const HOUR = sql.raw(`started_at / ${HOUR_MS}`);
const summed = (measures: Record<(typeof MEASURES)[keyof typeof MEASURES], string>) =>
  sql.raw(
    Object.entries(MEASURES)
      .map(([name, measure]) => `sum(${measures[measure]}) as "${name}"`)
      .join(', '),
  );
const SUMMED_OF_LABELS = summed(LABELLED);
/** As days have it: what is no agent's is of a model. */
const SUMMED_OF_OWNERS = summed({
  ...LABELLED,
  fee_nano: 'case when agent_id is null then 0 else coalesce(cost_nano, 0) end',
  model_nano: 'case when agent_id is null then coalesce(cost_nano, 0) else 0 end',
});
/** The sums of the buckets of a group. */
const ADDED_UP = sql.join(Object.keys(MEASURES).map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`));
const BUCKET = sql.raw(bucketOf('duration_ms', PER_DOUBLING));

async function countRecords(
  db: Kysely<Schema>,
  kind: Kind,
  filter: UsageHoursFilter,
  by: UsageGroup,
): Promise<Counted[]> {
  const { rows, where, group } = groupedRecords(kind, filter, by);
  const counted = await sql<Counted>`
    select piece, "group", ${sql.raw(sketchText(kind))} as sketch, ${ADDED_UP} from (
      select ${HOUR} as piece, ${group} as "group", ${BUCKET} as bucket, ${by in OF_ALL_CALLS ? SUMMED_OF_OWNERS : SUMMED_OF_LABELS}
      from ${rows} where ${where} group by 1, 2, 3
    ) as counted group by 1, 2 order by 1`.execute(db);
  return counted.rows.map(({ sketch, ...row }) => ({ ...numbersOf(row), sketch }));
}

/** What agents paid for models stands under them. */
async function nestedSums(db: Kysely<Schema>, kind: Kind, filter: UsageHoursFilter): Promise<UsageSum[]> {
  const { where } = groupedRecords(kind, filter, 'agentId');
  const { rows } = await sql<Pick<UsageSum, 'piece' | 'group' | 'modelNano'>>`
    select ${HOUR} as piece, caller_agent_id as "group", coalesce(sum(cost_nano), 0) as "modelNano"
    from calls where ${where} and front = 'models' and caller_agent_id is not null group by 1, 2`.execute(db);
  return rows.map((row) => ({ ...NOTHING, ...numbersOf(row) }));
}

const NOTHING = Object.fromEntries(Object.keys(MEASURES).map((name) => [name, 0])) as Record<
  keyof typeof MEASURES,
  number
>;

/** Of each hour and group one sum; the oldest hour first. */
function addUp(sums: readonly UsageSum[]): UsageSum[] {
  const places = new Map<string, UsageSum>();
  for (const { piece, group, ...sum } of sums) {
    const place = `${piece} ${group}`;
    const added = places.get(place) ?? { ...NOTHING, piece, group };
    for (const name of Object.keys(MEASURES) as (keyof typeof MEASURES)[]) added[name] += sum[name];
    places.set(place, added);
  }
  return [...places.values()].toSorted((one, other) => one.piece - other.piece);
}

function sketchesBy<Key>(counted: readonly Counted[], keyOf: (one: Counted) => Key): Map<Key, LatencySketch> {
  const sketches = new Map<Key, LatencySketch>();
  for (const one of counted) {
    const sketch: LatencySketch = sketches.get(keyOf(one)) ?? new Map<number, number>();
    addTextToSketch(sketch, one.sketch);
    sketches.set(keyOf(one), sketch);
  }
  return sketches;
}
