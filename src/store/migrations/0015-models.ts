import { type Kysely, sql } from 'kysely';

/** Calls of models, the place of every call in its trace, and what models keys and teams may call. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['span_id', 'parent_span_id', 'model', 'provider', 'model_facts'])
    await db.schema.alterTable('calls').addColumn(column, 'text').execute();
  await sql`create index calls_by_model on calls (model, started_at) where model is not null`.execute(db);
  for (const table of ['keys', 'teams'] as const) {
    await db.schema.alterTable(table).addColumn('models', 'text').execute();
    await takeOver(db, table);
  }
}

interface Declaring {
  keys: DeclaringTable;
  teams: DeclaringTable;
}

interface DeclaringTable {
  id: string;
  metadata: string;
  models: string | null;
}

/** What was declared before was kept beside the metadata, without effect. */
async function takeOver(db: Kysely<Declaring>, table: keyof Declaring): Promise<void> {
  const rows = await db
    .selectFrom(table)
    .select(['id', 'metadata'])
    .where('metadata', 'like', '%"not_enforced"%"models"%')
    .execute();
  for (const { id, metadata } of rows) {
    const { not_enforced: kept = {}, ...plain } = JSON.parse(metadata) as Record<string, Record<string, unknown>>;
    const { models, ...others } = kept;
    if (!Array.isArray(models)) continue;
    const left = Object.keys(others).length > 0 ? { ...plain, not_enforced: others } : plain;
    await db
      .updateTable(table)
      .set({
        metadata: JSON.stringify(left),
        models: JSON.stringify(models.filter((name) => typeof name === 'string')),
      })
      .where('id', '=', id)
      .execute();
  }
}
