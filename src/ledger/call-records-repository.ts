import { expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../store/index.ts';
import type { UsageGroup, UsageHoursFilter } from './call-usage.ts';
import { OWNER_COLUMNS } from './call-usage-columns.ts';
import { whereCalls } from './calls-filter-repository.ts';

type Kind = 'sqlite' | 'postgres';

/** Where the records of a range are, and what tells groups apart there. */
export interface GroupedRecords {
  rows: RawBuilder<unknown>;
  where: RawBuilder<SqlBool>;
  group: RawBuilder<unknown>;
}

export function groupedRecords(
  kind: Kind,
  { since, until, scope }: UsageHoursFilter,
  group: UsageGroup,
): GroupedRecords {
  const range = { startedAt: { min: since, max: until - 1 } };
  const inRange = whereCalls(expressionBuilder<Schema, 'calls'>(), kind, { ranges: range, scope }, null);
  const isOfModels = group === 'model' || group === 'endUser';
  return {
    rows: group === 'tag' ? TAGGED[kind] : sql.raw('calls'),
    where: sql<SqlBool>`${inRange}${isOfModels ? OF_MODELS : sql.raw('')}`,
    group: nameIn(kind, group),
  };
}

const OF_MODELS = sql.raw(` and front = 'models'`);

function nameIn(kind: Kind, group: UsageGroup): RawBuilder<unknown> {
  if (group === 'tag') return sql.raw('tag.value');
  if (group === 'model') return sql.raw(`coalesce(model, '')`);
  if (group === 'endUser') return END_USER[kind];
  return sql`coalesce(${sql.ref(OWNER_COLUMNS[group])}, '')`;
}

/** Among the facts of a call of a model. */
const END_USER = {
  sqlite: sql.raw("coalesce(json_extract(model_facts, '$.endUser'), '')"),
  postgres: sql.raw("coalesce(model_facts::jsonb ->> 'endUser', '')"),
} as const satisfies Record<Kind, RawBuilder<unknown>>;

/** A row for each tag of a call. */
const TAGGED = {
  sqlite: sql.raw("calls, json_each(coalesce(calls.tags, '[]')) as tag"),
  postgres: sql.raw(
    "calls cross join lateral jsonb_array_elements_text(coalesce(calls.tags, '[]')::jsonb) as tag(value)",
  ),
} as const satisfies Record<Kind, RawBuilder<unknown>>;
