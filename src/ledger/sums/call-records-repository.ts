import { expressionBuilder, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../store/index.ts';
import { type CallSelection, newestCalls } from '../finding/call-selection-repository.ts';
import { whereCalls } from '../finding/calls-filter-repository.ts';
import type { UsageGroup, UsageHoursFilter } from './call-usage.ts';
import { OWNER_COLUMNS } from './call-usage-columns.ts';

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
  return {
    rows: rowsOf(kind, sql.raw('calls'), group),
    where: sql<SqlBool>`${inRange}${isOfModels(group) ? OF_MODELS : sql.raw('')}`,
    group: nameIn(kind, group),
  };
}

/** The same of the newest records of a range, which are found one by one in the indexes of whose they are. */
export function groupedNewest(
  db: Kysely<Schema>,
  kind: Kind,
  { since, until, scope }: UsageHoursFilter,
  group: UsageGroup,
  most: number,
): GroupedRecords & { found: CallSelection } {
  const ranges = { startedAt: { min: since, max: until - 1 } };
  const values = isOfModels(group) ? { front: ['models'] as const } : {};
  const found = newestCalls(db, kind, { values, ranges, scope }, undefined, most);
  const needed = found.clearSelect().select(['started_at', 'duration_ms', 'agent_id', 'model', 'model_facts', 'tags']);
  return {
    found,
    rows: rowsOf(kind, sql`${needed.as('calls')}`, group),
    where: sql<SqlBool>`1 = 1`,
    group: nameIn(kind, group),
  };
}

const isOfModels = (group: UsageGroup): boolean => group === 'model' || group === 'endUser';

/** A row for each call, or for each tag of a call. @param calls where they are, under the name `calls` */
const rowsOf = (kind: Kind, calls: RawBuilder<unknown>, group: UsageGroup): RawBuilder<unknown> =>
  group === 'tag' ? sql`${calls} ${EACH_TAG[kind]}` : calls;

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

const EACH_TAG = {
  sqlite: sql.raw(", json_each(coalesce(calls.tags, '[]')) as tag"),
  postgres: sql.raw("cross join lateral jsonb_array_elements_text(coalesce(calls.tags, '[]')::jsonb) as tag(value)"),
} as const satisfies Record<Kind, RawBuilder<unknown>>;
