import type { Kysely } from 'kysely';

/** Several deployments of one agent, the pause of an agent, how deployments fared, and which of them served a call. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('agents').addColumn('other_proofs', 'text').execute();
  await db.schema.alterTable('agents').addColumn('paused', 'text').execute();
  for (const column of ['deployment_id', 'routing', 'attempts'])
    await db.schema.alterTable('calls').addColumn(column, 'text').execute();
  await db.schema
    .createTable('deployment_health_changes')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('deployment_id', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('healthy', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .execute();
  await db.schema
    .createIndex('deployment_health_changes_by_agent_id_changed_at_id')
    .on('deployment_health_changes')
    .columns(['agent_id', 'changed_at', 'id'])
    .execute();
}
