import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../store/index.ts';
import { daysWhere } from './call-days-repository.ts';
import type { UsageFilter, UsageGroup, UsageSum } from './call-usage.ts';
import { LABEL_KINDS, OWNER_COLUMNS, type UsageLabel, type UsageOwner } from './call-usage-columns.ts';
import { isOfScope } from './rollup-scope-repository.ts';

/** What the calls of each day come to, told apart by group; the oldest day first. */
export async function sumUsage(db: Kysely<Schema>, filter: UsageFilter, group: UsageGroup): Promise<UsageSum[]> {
  if (!isOwner(group)) return sumLabels(db, filter, group);
  const sums = await sumOwners(db, filter, group);
  return group === 'agentId' ? withoutNested(sums) : sums;
}

const isOwner = (group: UsageGroup): group is UsageOwner => Object.hasOwn(OWNER_COLUMNS, group);

const COUNTED = sql.raw(
  [
    'calls',
    'ok_calls',
    'priced_calls',
    'unpriced_calls',
    'estimated_calls',
    'input_tokens',
    'output_tokens',
    'total_tokens',
  ]
    .map((column) => `sum(${column}) as "${camel(column)}"`)
    .join(', '),
);

async function sumOwners(db: Kysely<Schema>, filter: UsageFilter, owner: UsageOwner): Promise<UsageSum[]> {
  const column = sql.ref(OWNER_COLUMNS[owner]);
  const ofModels = owner === 'agentId' ? sql.raw('nested_cost_nano') : sql.raw('0');
  const { rows } = await sql<UsageSum>`
    select day as piece, ${column} as "group", ${COUNTED},
      sum(case when agent_id = '' then 0 else cost_nano end) as "feeNano",
      sum(case when agent_id = '' then cost_nano else ${ofModels} end) as "modelNano"
    from call_days where ${daysWhere(filter)} group by day, ${column} order by day`.execute(db);
  return rows.map(numbersOf);
}

/** Calls of models that agents made stand under these, and are taken out of those of no agent: each cost counts once. */
export function withoutNested(sums: readonly UsageSum[]): UsageSum[] {
  const nested = new Map<number, number>();
  for (const { piece, group, modelNano } of sums)
    if (group !== '') nested.set(piece, (nested.get(piece) ?? 0) + modelNano);
  return sums.map((sum) =>
    sum.group === '' ? { ...sum, modelNano: sum.modelNano - (nested.get(sum.piece) ?? 0) } : sum,
  );
}

async function sumLabels(db: Kysely<Schema>, { from, to, scope }: UsageFilter, label: UsageLabel): Promise<UsageSum[]> {
  const { rows } = await sql<UsageSum>`
    select day as piece, label as "group", ${COUNTED}, sum(fee_nano) as "feeNano", sum(model_nano) as "modelNano"
    from call_labels
    where kind = ${LABEL_KINDS[label]} and day between ${from} and ${to} and ${isOfScope(scope)}
    group by day, label order by day`.execute(db);
  return rows.map(numbersOf);
}

function camel(column: string): string {
  return column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** PostgreSQL sums whole numbers as texts. */
export const numbersOf = <Row extends { group: string }>(row: Row): Row =>
  Object.fromEntries(
    Object.entries<unknown>(row).map(([name, value]) => [name, name === 'group' ? (value ?? '') : Number(value)]),
  ) as Row;
