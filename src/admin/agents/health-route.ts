import { z } from 'zod';
import { notFound } from '../../access/index.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';
import { deploymentHealthView, seemsHealthy, viewDeployment } from './agent-health.ts';
import { agentParams } from './agent-routes.ts';

const healthChange = z.object({
  id: z.string(),
  deployment_id: z.string(),
  changed_at: z.string(),
  healthy: z.boolean(),
  reason: z.string().nullable(),
});

export const agentHealthRoute = defineRoute({
  name: 'agentHealth',
  summary: 'How each deployment of an agent fares, and when its health checks turned. "check=true" asks them now.',
  tag: 'agents',
  method: 'GET',
  path: '/v1/agents/{agent_id}/health',
  permission: 'inspect',
  params: agentParams,
  query: z.object({ check: z.stringbool().optional().describe('Ask every deployment first.') }),
  answer: z.object({
    agent_id: z.string(),
    agent_name: z.string(),
    healthy: z.boolean().describe('Whether one deployment at least seems to work.'),
    deployments: z.array(deploymentHealthView),
    changes: z.array(healthChange).describe('The newest first.'),
  }),
  errors: ['AGENT_NOT_FOUND'],
  handle: async ({ params, query }, { registry }) => {
    const agent = registry.find(params.agent_id);
    if (!agent) throw notFound('registration', params.agent_id);
    if (query.check) await registry.healthy([agent.id]);
    const deployments = registry.health(agent.id);
    const changes = await registry.healthChanges(agent.id);
    return {
      body: {
        agent_id: agent.id,
        agent_name: agent.name,
        healthy: deployments.some(seemsHealthy),
        deployments: deployments.map(viewDeployment),
        changes: changes.map(({ id, deploymentId, changedAt, isHealthy, reason }) => ({
          id,
          deployment_id: deploymentId,
          changed_at: isoTime(changedAt),
          healthy: isHealthy,
          reason,
        })),
      },
    };
  },
});
