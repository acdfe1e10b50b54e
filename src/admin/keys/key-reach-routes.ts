import { z } from 'zod';
import { decide } from '../../access/index.ts';
import { groupsView, saysView, stateOf, stateView } from '../agents/reach-view.ts';
import { defineRoute } from '../http/route.ts';
import { keyToActOn } from './key-access.ts';
import { keyName, ownKey } from './key-routes.ts';

const keyAccess = defineRoute({
  name: 'keyAccess',
  summary:
    'Which agents a key can call, and by which rule; without "key", the one that asks. Agents that may not be seen are ' +
    'left out.',
  tag: 'keys',
  method: 'GET',
  path: '/key/access',
  permission: 'keys.read',
  query: z.object({ key: keyName.optional() }),
  answer: z.object({
    key_id: z.string(),
    state: stateView,
    agents: z.array(
      z.object({
        agent_id: z.string(),
        agent_name: z.string(),
        allowed: z.boolean(),
        reason: z.string().describe('The rule that decides its calls.'),
        says: saysView,
        groups: groupsView,
      }),
    ),
  }),
  errors: ['NOT_FOUND'],
  handle: async ({ query, principal }, context) => {
    const key = await keyToActOn('keys.read', query.key ?? ownKey(principal), principal, context);
    const agents = context.registry.list();
    const reaches = await context.reachOf(agents, key);
    const [first] = [...reaches.values()].flatMap(({ keys }) => keys);
    const rows = agents.flatMap((agent) => {
      const [reach] = reaches.get(agent.id)?.keys ?? [];
      const isShown = reach?.decision.allowed || decide(principal, 'agent.see', agent).allowed;
      return reach && isShown ? [{ agent, reach }] : [];
    });
    return {
      body: {
        key_id: key.id,
        state: stateOf({ key, team: first?.team }, context.clock()),
        agents: rows.map(({ agent, reach }) => ({
          agent_id: agent.id,
          agent_name: agent.name,
          allowed: reach.decision.allowed,
          reason: reach.decision.reason,
          says: reach.says,
          groups: reach.groups,
        })),
      },
    };
  },
});

export const keyReachRoutes = [keyAccess];
