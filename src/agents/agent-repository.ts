import { type Kysely, sql } from 'kysely';
import {
  type AgentCardChangesTable,
  type AgentsTable,
  type DeploymentHealthChangesTable,
  isUniqueViolation,
  type Schema,
} from '../store/index.ts';

/** The agents' rows. Names are unique; both databases decide that, not this process alone. */
export interface AgentRepository {
  all(): Promise<AgentsTable[]>;
  /** @returns false when the id or the name is taken */
  insert(row: AgentsTable): Promise<boolean>;
  /** @returns false when the name is another agent's, or the row is gone */
  update(row: AgentsTable): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** Makes exactly these agents of the API public, in one step. */
  publishOnly(ids: readonly string[], updated: { at: number; by: string }): Promise<void>;
  addCardChange(change: AgentCardChangesTable): Promise<void>;
  /** Newest first. */
  cardChanges(agentId: string): Promise<AgentCardChangesTable[]>;
  addHealthChange(change: DeploymentHealthChangesTable): Promise<void>;
  /** Newest first. */
  healthChanges(agentId: string): Promise<DeploymentHealthChangesTable[]>;
  /** Of all deployments, the oldest first: those since a time, and of each the last one before it. */
  healthChangesSince(since: number): Promise<Omit<DeploymentHealthChangesTable, 'id' | 'reason'>[]>;
}

/** An agent whose card or health never rests must not fill the disk. */
const CHANGES_KEPT = 100;

export function createAgentRepository(db: Kysely<Schema>): AgentRepository {
  const dropOldChanges = async (from: 'agent_card_changes' | 'deployment_health_changes', agentId: string) => {
    const table = sql.table(from);
    const newest = sql`select id from ${table} where agent_id = ${agentId} order by changed_at desc, id desc limit ${sql.lit(CHANGES_KEPT)}`;
    await sql`delete from ${table} where agent_id = ${agentId} and id not in (${newest})`.execute(db);
  };

  return {
    all: () => db.selectFrom('agents').selectAll().orderBy('name').execute(),

    async insert(row) {
      const result = await db
        .insertInto('agents')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async update({ id, ...values }) {
      try {
        const result = await db.updateTable('agents').set(values).where('id', '=', id).executeTakeFirst();
        return result.numUpdatedRows > 0n;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    },

    async remove(id) {
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('agent_card_changes').where('agent_id', '=', id).execute();
        await transaction.deleteFrom('deployment_health_changes').where('agent_id', '=', id).execute();
        await transaction.deleteFrom('agents').where('id', '=', id).execute();
      });
    },

    async publishOnly(ids, { at, by }) {
      const stamp = { updated_at: at, updated_by: by };
      await db.transaction().execute(async (transaction) => {
        const unpublish = transaction
          .updateTable('agents')
          .set({ public: 0, ...stamp })
          .where('source', '=', 'api')
          .where('public', '=', 1);
        if (ids.length === 0) {
          await unpublish.execute();
          return;
        }
        await unpublish.where('id', 'not in', ids).execute();
        const publish = transaction.updateTable('agents').set({ public: 1, ...stamp });
        await publish.where('source', '=', 'api').where('public', '=', 0).where('id', 'in', ids).execute();
      });
    },

    async addCardChange(change) {
      await db.insertInto('agent_card_changes').values(change).execute();
      await dropOldChanges('agent_card_changes', change.agent_id);
    },

    cardChanges: (agentId) =>
      db
        .selectFrom('agent_card_changes')
        .selectAll()
        .where('agent_id', '=', agentId)
        .orderBy('changed_at', 'desc')
        .orderBy('id', 'desc')
        .execute(),

    async addHealthChange(change) {
      await db.insertInto('deployment_health_changes').values(change).execute();
      await dropOldChanges('deployment_health_changes', change.agent_id);
    },

    healthChanges: (agentId) =>
      db
        .selectFrom('deployment_health_changes')
        .selectAll()
        .where('agent_id', '=', agentId)
        .orderBy('changed_at', 'desc')
        .orderBy('id', 'desc')
        .execute(),

    healthChangesSince: (since) =>
      db
        .with('before', (earlier) =>
          earlier
            .selectFrom('deployment_health_changes')
            .select(['deployment_id', ({ fn }) => fn.max('changed_at').as('at')])
            .where('changed_at', '<', since)
            .groupBy('deployment_id'),
        )
        .selectFrom('deployment_health_changes as change')
        .leftJoin('before', 'before.deployment_id', 'change.deployment_id')
        .select(['change.agent_id', 'change.deployment_id', 'change.changed_at', 'change.healthy'])
        .where((eb) => eb.or([eb('changed_at', '>=', since), eb('changed_at', '=', eb.ref('before.at'))]))
        .orderBy('change.changed_at')
        .orderBy('change.id')
        .execute(),
  };
}
