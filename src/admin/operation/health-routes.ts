import { z } from 'zod';
import type { AgentRecord, DeploymentHealth } from '../../agents/index.ts';
import { seemsHealthy } from '../agents/agent-health.ts';
import { type AnyRoute, defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';
import { type Liveness, liveness, readiness } from './probes.ts';

/** Whether the process runs. LiteLLM has it under both names. */
const livenessRoute = (name: string, path: string): AnyRoute =>
  defineRoute<unknown, unknown, unknown, Liveness['body']>({
    name,
    summary: 'Whether the process runs; 503 while it is stopping.',
    tag: 'operation',
    method: 'GET',
    path,
    permission: 'open',
    answer: z.union([z.literal("I'm alive!"), z.object({ status: z.literal('shutting_down') })]),
    otherStatuses: [503],
    handle: (_, parts) => liveness(parts),
  });

const readinessRoute = defineRoute({
  name: 'readiness',
  summary: 'Whether calls can be served: started, not stopping, database there.',
  tag: 'operation',
  method: 'GET',
  path: '/health/readiness',
  permission: 'open',
  answer: z.object({
    status: z.enum(['healthy', 'unhealthy', 'starting', 'shutting_down']),
    db: z.enum(['connected', 'disconnected']),
    store: z.enum(['sqlite', 'postgres']),
  }),
  otherStatuses: [503],
  handle: (_, parts) => readiness(parts),
});

const agentHealth = z.object({
  agent_id: z.string(),
  agent_name: z.string(),
  card_fetched_at: z.string().nullable(),
  error: z.string().nullable().describe('Why a card could not be fetched the last time.'),
  paused: z.boolean(),
  deployments: z.array(
    z.object({
      deployment_id: z.string(),
      name: z.string(),
      standing: z.string().describe('As in the health of an agent.'),
      check_state: z.string(),
      check_state_since: z.string().nullable(),
      latency_ms: z.number().nullable().describe('Moving average of the time until an answer begins.'),
      checks: z.array(z.object({ at: z.string(), ms: z.number(), healthy: z.boolean() })).describe('The newest first.'),
      error: z.string().nullable(),
    }),
  ),
});

const health = defineRoute({
  name: 'health',
  summary: 'How each enabled agent fares: its cards, its checks, its last calls. Asks no agent.',
  tag: 'operation',
  method: 'GET',
  path: '/health',
  permission: 'inspect',
  answer: z.object({
    healthy_endpoints: z.array(agentHealth),
    unhealthy_endpoints: z.array(agentHealth),
    healthy_count: z.number(),
    unhealthy_count: z.number(),
  }),
  handle: (_, { registry }) => {
    const enabled = registry
      .records()
      .filter(({ agent }) => agent.enabled)
      .map((record) => ({ record, deployments: registry.health(record.agent.id) }));
    const healthy = enabled.filter(isHealthy);
    const unhealthy = enabled.filter((known) => !isHealthy(known));
    return {
      body: {
        healthy_endpoints: healthy.map(viewHealth),
        unhealthy_endpoints: unhealthy.map(viewHealth),
        healthy_count: healthy.length,
        unhealthy_count: unhealthy.length,
      },
    };
  },
});

interface Known {
  record: AgentRecord;
  deployments: DeploymentHealth[];
}

const isHealthy = ({ deployments }: Known): boolean => deployments.some(seemsHealthy);

const viewHealth = ({ record, deployments }: Known): z.input<typeof agentHealth> => ({
  agent_id: record.agent.id,
  agent_name: record.agent.name,
  card_fetched_at: isoTime(record.cardFetchedAt),
  error: record.cardError,
  paused: record.agent.paused !== null,
  deployments: deployments.map(({ deployment, fitness, health, cardError }) => ({
    deployment_id: deployment.id,
    name: deployment.name,
    standing: fitness.standing,
    check_state: health.state,
    check_state_since: isoTime(health.since),
    latency_ms: fitness.latencyMs,
    checks: health.recent.map(({ at, ms, isHealthy: healthy }) => ({ at: isoTime(at), ms, healthy })),
    error: cardError,
  })),
});

export const healthRoutes = [
  livenessRoute('liveliness', '/health/liveliness'),
  livenessRoute('liveness', '/health/liveness'),
  readinessRoute,
  health,
];
