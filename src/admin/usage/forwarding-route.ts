import { z } from 'zod';
import { callScope } from '../../access/index.ts';
import { type CallQueries, DAY_MS, type UsageHoursFilter } from '../../ledger/index.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { timeQuery } from '../http/time.ts';
import { shownAgents } from '../spend/shown-agents.ts';

const LONGEST_MS = 366 * DAY_MS;

export const forwardingRoute = defineRoute({
  name: 'readForwarding',
  summary: 'Whether agents hand on what they were called with: of each that made calls, if any is linked to its cause.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/usage/forwarding',
  permission: 'calls.read',
  query: z.object({
    since: timeQuery.describe('ISO 8601 or epoch milliseconds; a year ago by default, and at most.'),
    until: timeQuery.describe('Calls that started before; now by default.'),
    agent: z.string().max(256).optional().describe('Id or name: of this one alone, and with how many are linked.'),
  }),
  answer: z.object({
    agents: z
      .array(
        z
          .object({
            agent_id: z.string(),
            agent_name: z.string().nullable(),
            made: z.number().describe('Calls that it made with a key of its own.'),
            linked: z.boolean().describe('Whether one of them is in the trace of a call that it answered.'),
            linked_calls: z
              .number()
              .nullable()
              .describe('How many are; null where not one agent alone is asked about.'),
          })
          .meta({ id: 'AgentForwarding' }),
      )
      .describe('Those that made calls and may be seen.'),
  }),
  handle: async ({ query, principal }, { calls, registry, clock }) => {
    const until = query.until ?? clock() + 1;
    const since = Math.max(query.since ?? 0, until - LONGEST_MS);
    if (query.since !== undefined && query.since >= until) throw invalidField('until', 'is not after since');
    const shown = shownAgents(principal, registry);
    const filter = { since, until, scope: callScope(principal) };
    const agents =
      query.agent === undefined
        ? await ofAll(shown.named(registry.list().map(({ id }) => id)), filter, calls)
        : await ofOne(shown.named([query.agent]), filter, calls);
    return { body: { agents: agents.map((agent) => ({ ...agent, agent_name: shown.nameOf(agent.agent_id) })) } };
  },
});

async function ofAll(ids: readonly string[], filter: UsageHoursFilter, calls: Pick<CallQueries, 'agentForwarding'>) {
  const agents = await calls.agentForwarding(ids, filter);
  return agents.map(({ agentId, made, isLinked }) => ({
    agent_id: agentId,
    made,
    linked: isLinked,
    linked_calls: null,
  }));
}

/** @param id none where it may not be seen */
async function ofOne([id]: readonly string[], filter: UsageHoursFilter, calls: Pick<CallQueries, 'linkedCalls'>) {
  if (id === undefined) return [];
  const { made, linked } = await calls.linkedCalls(id, filter);
  return made === 0 ? [] : [{ agent_id: id, made, linked: linked > 0, linked_calls: linked }];
}
