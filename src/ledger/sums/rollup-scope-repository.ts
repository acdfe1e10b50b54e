import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { CallScope } from '../../access/index.ts';

/** Narrows rows with the columns of owners to what somebody may see. */
export function isOfScope(scope: CallScope): RawBuilder<SqlBool> {
  if (scope.kind === 'all') return sql<SqlBool>`1 = 1`;
  const owners = [
    ['key_id', scope.keyIds],
    ['user_id', scope.userIds],
    ['team_id', scope.teamIds],
  ] as const;
  const conditions = owners.flatMap(([column, ids]) =>
    ids.length > 0 ? [sql<SqlBool>`${sql.ref(column)} in (${sql.join(ids)})`] : [],
  );
  return conditions.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}
