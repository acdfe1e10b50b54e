import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { CallScope } from '../access/index.ts';
import type { CallsTable, Schema } from '../store/index.ts';
import type { RecordedCall } from './call.ts';
import { CALL_COLUMNS } from './call-columns.ts';
import { type CallFilter, type CallRange, type CallValue, membersOf } from './call-filter.ts';

type Where = ExpressionBuilder<Schema, 'calls'>;
type Condition = ExpressionWrapper<Schema, 'calls', SqlBool>;

const COLUMN_OF = new Map(
  Object.entries(CALL_COLUMNS).map(([column, [member]]) => [member, column as keyof CallsTable] as const),
);

/** A filter in the words of the database, but for its text: see `searchCalls`. */
export function whereCalls(eb: Where, kind: 'sqlite' | 'postgres', filter: CallFilter): Condition {
  const { values = {}, ranges = {}, tags = [], scope, exceptErrorCode } = filter;
  return eb.and([
    ...membersOf(values).map(([member, allowed]) => hasValue(eb, columnOf(member), allowed)),
    ...membersOf(ranges).flatMap(([member, range]) => liesIn(eb, columnOf(member), range)),
    ...tags.map((tag) => hasTag(eb, kind, tag)),
    ...(scope?.kind === 'of' ? [isSeen(eb, scope)] : []),
    ...(exceptErrorCode === undefined ? [] : [isNotError(eb, exceptErrorCode)]),
  ]);
}

export function columnOf(member: keyof RecordedCall): keyof CallsTable {
  const column = COLUMN_OF.get(member);
  if (column === undefined) throw new Error(`No column holds ${member}.`);
  return column;
}

function hasValue(eb: Where, column: keyof CallsTable, allowed: readonly CallValue[]): Condition {
  const known = allowed.filter((value) => value !== null);
  return eb.or([
    ...(known.length > 0 ? [eb(column, 'in', known)] : []),
    ...(known.length < allowed.length ? [eb(column, 'is', null)] : []),
  ]);
}

const liesIn = (eb: Where, column: keyof CallsTable, { min, max }: CallRange): Condition[] => [
  ...(min === undefined ? [] : [eb(column, '>=', min)]),
  ...(max === undefined ? [] : [eb(column, '<=', max)]),
];

/** As a list of JSON writes it, with its quotes, a tag is nowhere but where it is the tag: quotes within are escaped. */
function hasTag(eb: Where, kind: 'sqlite' | 'postgres', tag: string): Condition {
  const place = sql.raw<number>(kind === 'sqlite' ? 'instr' : 'strpos');
  return eb(sql<number>`${place}(tags, ${JSON.stringify(tag)})`, '>', 0);
}

/** Narrows to the calls that somebody may see: `isInScope` for rows. */
function isSeen(eb: Where, { keyIds, userIds, teamIds }: Extract<CallScope, { kind: 'of' }>): Condition {
  const columns = [
    ['key_id', keyIds],
    ['user_id', userIds],
    ['team_id', teamIds],
  ] as const;
  return eb.or(columns.flatMap(([column, ids]) => (ids.length > 0 ? [eb(column, 'in', ids)] : [])));
}

const isNotError = (eb: Where, errorCode: string): Condition =>
  eb.or([eb('error_code', 'is', null), eb('error_code', '!=', errorCode)]);
