import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** What the embedded database says of each step by which it would answer a query. */
export async function queryPlan(db: Kysely<Schema>, query: { compile(): CompiledQuery }): Promise<string[]> {
  // Explaining does not look whether the schema is still what the connection has read of it; answering does.
  await db.selectFrom('settings').select('name').limit(1).execute();
  const compiled = query.compile();
  const explained = { ...compiled, sql: `explain query plan ${compiled.sql}` };
  const { rows } = await db.executeQuery<{ detail: string }>(explained);
  return rows.map(({ detail }) => detail);
}

/** The columns that the indexes of a table begin with. */
export async function indexedColumns(db: Kysely<Schema>, table: keyof Schema): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct columns.name
    from pragma_index_list(${table}) as indexes join pragma_index_info(indexes.name) as columns
    where columns.seqno = 0`.execute(db);
  return rows.map(({ name }) => name);
}
