import type { CompiledQuery, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What the embedded database says of each step by which it would answer a query. */
export async function queryPlan(db: Kysely<Schema>, query: { compile(): CompiledQuery }): Promise<string[]> {
  const compiled = query.compile();
  const explained = { ...compiled, sql: `explain query plan ${compiled.sql}` };
  const { rows } = await db.executeQuery<{ detail: string }>(explained as CompiledQuery<{ detail: string }>);
  return rows.map(({ detail }) => detail);
}
