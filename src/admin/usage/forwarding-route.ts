import { z } from 'zod';
import { callScope } from '../../access/index.ts';
import { DAY_MS } from '../../ledger/index.ts';
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
    const ids = shown.named(registry.list().map(({ id }) => id));
    const agents = await calls.agentForwarding(ids, { since, until, scope: callScope(principal) });
    return {
      body: {
        agents: agents.map(({ agentId, made, isLinked }) => ({
          agent_id: agentId,
          agent_name: shown.nameOf(agentId),
          made,
          linked: isLinked,
        })),
      },
    };
  },
});
