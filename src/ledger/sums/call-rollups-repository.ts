import { DAY_MS, HOUR_MS } from './call-days.ts';
import { bucketOf } from './latency-sketch.ts';

type Kind = 'sqlite' | 'postgres';

const OWNERS = ['key_id', 'team_id', 'user_id'];
/** Callers make labels up; an index takes no endless ones. */
const LONGEST_LABEL = 200;

const LABEL_KEY = ['kind', 'day', 'label', ...OWNERS];
const TIME_KEY = ['kind', 'at', 'label', 'bucket'];
const OWNER_TIME_KEY = ['day', ...OWNERS, 'bucket'];

const IS_OK = `case outcome when 'ok' then 1 else 0 end`;
const IS_PRICED = 'case when cost_nano is null then 0 else 1 end';
/** A call that succeeded and whose cost is not known. */
export const IS_UNPRICED = `case when cost_nano is null and outcome = 'ok' then 1 else 0 end`;
/** A call whose tokens are not its provider's count. */
export const IS_ESTIMATED = `case when model_facts like '%"usageEstimated":true%' then 1 else 0 end`;

const orZero = (column: string): string => `coalesce(${column}, 0)`;
const OWN = OWNERS.map((owner) => `coalesce(${owner}, '')`);
const labelOf = (label: string): string => `substr(coalesce(${label}, ''), 1, ${LONGEST_LABEL})`;

/** What a label counts of a call. */
export const LABELLED = {
  calls: '1',
  ok_calls: IS_OK,
  priced_calls: IS_PRICED,
  unpriced_calls: IS_UNPRICED,
  estimated_calls: IS_ESTIMATED,
  input_tokens: orZero('input_tokens'),
  output_tokens: orZero('output_tokens'),
  total_tokens: orZero('total_tokens'),
  fee_nano: `case front when 'models' then 0 else ${orZero('cost_nano')} end`,
  model_nano: `case front when 'models' then ${orZero('cost_nano')} else 0 end`,
} as const;

/** What a bucket of a sketch counts of a call. */
export const TIMED: Record<string, string> = {
  calls: '1',
  ok_calls: IS_OK,
  priced_calls: IS_PRICED,
  cost_nano: orZero('cost_nano'),
  duration_ms: 'duration_ms',
  nested_ms: 'case when caller_agent_id is null then 0 else duration_ms end',
};

/** What stands for whatever agent a call is of, where only calls of agents and of none are told apart. */
export const SOME_AGENT = '*';
const OF_SOME_AGENT = `case when agent_id is null then '' else '${SOME_AGENT}' end`;

/** Where labels stand that are not columns. */
const OF_MODELS = `where front = 'models'`;
const LABELS: Record<Kind, { endUser: string; tagged: string }> = {
  sqlite: {
    endUser: `case when model_facts like '%"endUser"%' then json_extract(model_facts, '$.endUser') end`,
    tagged: ', json_each(tags) as tag where tags is not null',
  },
  postgres: {
    endUser: `case when model_facts like '%"endUser"%' then model_facts::jsonb ->> 'endUser' end`,
    tagged: ' cross join lateral jsonb_array_elements_text(tags::jsonb) as tag(value) where tags is not null',
  },
};

/**
 * Adds calls to the sums of their models, tags and end users, in the transaction that puts them in.
 * @param newCalls SQL that tells where the calls are that were not there before: what follows `from`
 */
export function addToLabels(newCalls: string, kind: Kind): string {
  const { endUser, tagged } = LABELS[kind];
  const labelled = (name: string, label: string, where: string) =>
    countOf(newCalls, [`'${name}'`, `started_at / ${DAY_MS}`, labelOf(label), ...OWN], LABEL_KEY, LABELLED, where);
  return addUp(kind, 'call_labels', LABEL_KEY, Object.keys(LABELLED), [
    labelled('model', 'model', OF_MODELS),
    labelled('end_user', endUser, OF_MODELS),
    labelled('tag', 'tag.value', tagged),
  ]);
}

/** Adds calls to the sketches of how long they took, in the same way. */
export function addToTimes(newCalls: string, kind: Kind): string {
  const timed = (name: string, step: number, label: string, where = '') =>
    countOf(
      newCalls,
      [`'${name}'`, `started_at / ${step}`, labelOf(label), bucketOf('duration_ms')],
      TIME_KEY,
      TIMED,
      where,
    );
  return addUp(kind, 'call_times', TIME_KEY, Object.keys(TIMED), [
    timed('hour', HOUR_MS, 'agent_id'),
    timed('agent', DAY_MS, 'agent_id'),
    timed('all_hours', HOUR_MS, OF_SOME_AGENT),
    timed('all_days', DAY_MS, OF_SOME_AGENT),
    timed('model', DAY_MS, 'model', OF_MODELS),
    timed('end_user', DAY_MS, LABELS[kind].endUser, OF_MODELS),
    timed('tag', DAY_MS, 'tag.value', LABELS[kind].tagged),
  ]);
}

/**
 * Adds calls to the sketches of whose they are, in the same way: by key, team and user at once, for these three hardly ever
 * differ within a key.
 */
export function addToOwnerTimes(newCalls: string, kind: Kind): string {
  const key = [`started_at / ${DAY_MS}`, ...OWN, bucketOf('duration_ms')];
  return addUp(
    kind,
    'call_owner_times',
    OWNER_TIME_KEY,
    ['calls'],
    [countOf(newCalls, key, OWNER_TIME_KEY, { calls: '1' }, '')],
  );
}

/** A row for each call, under the names of the table's columns. */
function countOf(
  newCalls: string,
  key: readonly string[],
  names: readonly string[],
  sums: Record<string, string>,
  where: string,
): string {
  const columns = [
    ...names.map((name, place) => `${key[place]} as ${name}`),
    ...Object.entries(sums).map(([name, value]) => `${value} as ${name}`),
  ];
  return `select ${columns.join(', ')} from (select * from ${newCalls}) as new_call ${where}`;
}

/**
 * SQLite adds row by row, which takes a third less time than to sort and sum them first; PostgreSQL changes no row twice in
 * one statement (`INSERT`, `ON CONFLICT`). `where true` keeps SQLite from reading `on conflict` as a join's condition
 * (SQLite, UPSERT, section 2.2).
 */
export function addUp(
  kind: Kind,
  table: string,
  key: readonly string[],
  sums: readonly string[],
  counted: readonly string[],
): string {
  const added =
    kind === 'sqlite'
      ? `${sums.join(', ')} from (${counted.join(' union all ')}) as counted where true`
      : `${sums.map((sum) => `sum(${sum})`).join(', ')} from (${counted.join(' union all ')}) as counted
        group by ${key.join(', ')}`;
  return `
    insert into ${table} as known (${[...key, ...sums].join(', ')})
    select ${key.join(', ')}, ${added}
    on conflict (${key.join(', ')})
    do update set ${sums.map((sum) => `${sum} = known.${sum} + excluded.${sum}`).join(', ')}`;
}
