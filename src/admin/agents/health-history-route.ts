import { z } from 'zod';
import { HOUR_MS } from '../../ledger/index.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';
import { groupBy } from '../spend/sums.ts';
import { healthHistory } from './health-history.ts';

const HOURS = 24;

const counts = z.array(z.number());

export const healthHistoryRoute = defineRoute({
  name: 'agentHealthHistory',
  summary: 'How each agent fared in the last 24 hours, hour by hour: calls, errors, failed health checks.',
  tag: 'agents',
  method: 'GET',
  path: '/agent/health_history',
  permission: 'inspect',
  answer: z
    .object({
      since: z.string().describe('When the first hour began; hours are those of the clock, the last one goes on.'),
      slot_ms: z.number().describe('An hour: how long each of the 24 pieces is.'),
      agents: z.array(
        z.object({
          agent_id: z.string(),
          agent_name: z.string(),
          calls: counts.describe('Of each hour, the oldest first, as in the next two lists; 0 for none.'),
          failed_calls: counts.describe('Of these, those that did not succeed.'),
          check_failed: z
            .array(z.boolean())
            .describe('Whether health checks said at some time of the hour that a deployment is not healthy.'),
        }),
      ),
    })
    .meta({ id: 'HealthHistory' }),
  handle: async (_request, { registry, calls, clock }) => {
    const now = clock();
    const to = Math.floor(now / HOUR_MS);
    const from = to - HOURS + 1;
    const [hours, turns] = await Promise.all([calls.agentHours(from, to), registry.healthTurns(from * HOUR_MS)]);
    const [hoursOf, turnsOf] = [groupBy(hours, agentOf), groupBy(turns, agentOf)];
    return {
      body: {
        since: isoTime(from * HOUR_MS),
        slot_ms: HOUR_MS,
        agents: registry.list().map(({ id, name, deployments }) => {
          const present = new Set(deployments.map((deployment) => deployment.id));
          const history = healthHistory(hoursOf.get(id) ?? [], turnsOf.get(id) ?? [], present, { from, now });
          return {
            agent_id: id,
            agent_name: name,
            calls: history.calls,
            failed_calls: history.failedCalls,
            check_failed: history.checkFailed,
          };
        }),
      },
    };
  },
});

const agentOf = ({ agentId }: { agentId: string }): string => agentId;
