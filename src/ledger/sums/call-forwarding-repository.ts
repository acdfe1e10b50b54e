import { expressionBuilder, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../store/index.ts';
import { whereCalls } from '../finding/calls-filter-repository.ts';
import type { UsageHoursFilter } from './call-usage.ts';

type Kind = 'sqlite' | 'postgres';

/** Whether what an agent calls arrives as part of what it was called for. */
export interface AgentForwarding {
  agentId: string;
  /** Calls that it made with a key of its own: at least one. */
  made: number;
  /** Whether any of them is in the trace of a call that it answered. */
  isLinked: boolean;
}

/** How many calls an agent made with a key of its own, and how many of these are in the trace of a call that it answered. */
export interface LinkedCalls {
  made: number;
  linked: number;
}

/**
 * Of agents that made calls in a range, whether they hand on what they were called with; in no order. Of an agent that does,
 * the first such call is enough; of one that does not, each of its calls is looked for in its trace.
 *
 * @param agentIds which agents
 */
export async function agentForwarding(
  db: Kysely<Schema>,
  kind: Kind,
  agentIds: readonly string[],
  filter: UsageHoursFilter,
): Promise<AgentForwarding[]> {
  if (agentIds.length === 0) return [];
  const ids = sql.join(agentIds.map((id) => sql`(${id})`));
  const own = sql`caller_agent_id = agent.agent_id and ${inRange(kind, filter)}`;
  const { rows } = await sql<{ agentId: string; made: number | string; linked: number | boolean }>`
    with agent (agent_id) as (values ${ids}),
    told as (select agent_id, (select count(*) from calls where ${own}) as made from agent)
    select agent.agent_id as "agentId", made, exists (
      select 1 from calls where ${own} and exists (
        select 1 from calls as answered
        where answered.trace_id = calls.trace_id and ${answeredBy(kind)} = agent.agent_id and ${seenBy(kind, filter)}
      )
    ) as linked
    from told as agent where made > 0`.execute(db);
  return rows.map(({ agentId, made, linked }) => ({ agentId, made: Number(made), isLinked: Boolean(linked) }));
}

/** Of one agent, how many of its calls are linked to what caused them: each is looked for in its trace. */
export async function linkedCalls(
  db: Kysely<Schema>,
  kind: Kind,
  agentId: string,
  filter: UsageHoursFilter,
): Promise<LinkedCalls> {
  const { rows } = await sql<{ made: number | string; linked: number | string }>`
    select count(*) as made, count(case when exists (
      select 1 from calls as answered
      where answered.trace_id = calls.trace_id and ${answeredBy(kind)} = ${agentId} and ${seenBy(kind, filter)}
    ) then 1 end) as linked
    from calls where caller_agent_id = ${agentId} and ${inRange(kind, filter)}`.execute(db);
  return { made: Number(rows[0]?.made ?? 0), linked: Number(rows[0]?.linked ?? 0) };
}

/** As `columnsFor` has it: SQLite finds the few calls of a trace, and not the many of an agent. */
const answeredBy = (kind: Kind) => sql.raw(kind === 'sqlite' ? '+answered.agent_id' : 'answered.agent_id');

function inRange(kind: Kind, { since, until, scope }: UsageHoursFilter): RawBuilder<SqlBool> {
  const range = { startedAt: { min: since, max: until - 1 } };
  return sql<SqlBool>`${whereCalls(expressionBuilder<Schema, 'calls'>(), kind, { ranges: range, scope }, null)}`;
}

/** Of the innermost calls, for their columns go by their plain names. */
const seenBy = (kind: Kind, { scope }: UsageHoursFilter): RawBuilder<SqlBool> =>
  sql<SqlBool>`${whereCalls(expressionBuilder<Schema, 'calls'>(), kind, { scope }, null)}`;
