import { type Expression, type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { CallScope } from '../../access/index.ts';
import type { CallsTable, Schema } from '../../store/index.ts';
import type { RecordedCall } from '../call.ts';
import { CALL_COLUMNS } from '../call-columns.ts';
import { type CallFilter, type CallMember, type CallRange, type CallValue, membersOf } from './call-filter.ts';
import { isIndexed, type Lookup } from './call-lookup.ts';

type Where = ExpressionBuilder<Schema, 'calls'>;
type Condition = ExpressionWrapper<Schema, 'calls', SqlBool>;
type ColumnOf = (member: CallMember) => Expression<CallValue>;

const COLUMN_OF = new Map(
  Object.entries(CALL_COLUMNS).map(([column, [member]]) => [member, column as keyof CallsTable] as const),
);

/**
 * A filter in the words of the database, but for its text: see `searchCalls`.
 * @param lookup by what the calls are to be looked up; null for none of what the filter names
 */
export function whereCalls(
  eb: Where,
  kind: 'sqlite' | 'postgres',
  filter: CallFilter,
  lookup: Lookup | null,
): Condition {
  const { values = {}, ranges = {}, tags = [], scope, exceptErrorCode } = filter;
  const column = columnsFor(kind, lookup);
  return eb.and([
    ...membersOf(values).map(([member, allowed]) =>
      member === 'requestId' && lookup === member ? hasRequestId(eb, allowed) : hasValue(eb, column(member), allowed),
    ),
    ...membersOf(ranges).flatMap(([member, range]) => liesIn(eb, columnOf(member), range)),
    ...tags.map((tag) => hasTag(eb, kind, tag)),
    ...(scope?.kind === 'of' ? [isSeen(eb, lookup === 'scope' ? plainColumn : column, scope)] : []),
    ...(exceptErrorCode === undefined ? [] : [isNotError(eb, exceptErrorCode)]),
  ]);
}

export function columnOf(member: keyof RecordedCall): keyof CallsTable {
  const column = COLUMN_OF.get(member);
  if (column === undefined) throw new Error(`No column holds ${member}.`);
  return column;
}

const plainColumn: ColumnOf = (member) => sql.ref(columnOf(member));

/**
 * What conditions are on. A plus keeps SQLite from looking calls up by a column (Query Planner, section "Disqualifying WHERE
 * clause terms using unary +"); PostgreSQL knows how many calls there are of a value, and chooses by itself.
 */
const columnsFor =
  (kind: 'sqlite' | 'postgres', lookup: Lookup | null): ColumnOf =>
  (member) =>
    kind === 'sqlite' && member !== lookup && isIndexed(member) ? sql`+${plainColumn(member)}` : plainColumn(member);

function hasValue(eb: Where, column: Expression<CallValue>, allowed: readonly CallValue[]): Condition {
  const known = allowed.filter((value) => value !== null);
  return eb.or([
    ...(known.length > 0 ? [eb(column, 'in', known)] : []),
    ...(known.length < allowed.length ? [eb(column, 'is', null)] : []),
  ]);
}

/** Callers seldom name their requests: then the call's own id is the name, and the index of names holds nothing. */
const hasRequestId = (eb: Where, allowed: readonly CallValue[]): Condition =>
  eb.or([
    eb.and([hasValue(eb, sql.ref('id'), allowed), hasValue(eb, sql.ref('request_id'), allowed)]),
    eb.and([hasValue(eb, sql.ref('request_id'), allowed), eb('request_id', '!=', eb.ref('id'))]),
  ]);

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
function isSeen(eb: Where, column: ColumnOf, scope: Extract<CallScope, { kind: 'of' }>): Condition {
  const { keyIds, userIds, teamIds } = scope;
  const owners = [
    ['keyId', keyIds],
    ['userId', userIds],
    ['teamId', teamIds],
  ] as const;
  return eb.or(owners.flatMap(([member, ids]) => (ids.length > 0 ? [eb(column(member), 'in', ids)] : [])));
}

const isNotError = (eb: Where, errorCode: string): Condition =>
  eb.or([eb('error_code', 'is', null), eb('error_code', '!=', errorCode)]);
