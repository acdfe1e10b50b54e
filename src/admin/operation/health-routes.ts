import { z } from 'zod';
import type { AgentRecord } from '../../agents/index.ts';
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
  error: z.string().nullable().describe('Why the card could not be fetched the last time.'),
});

const health = defineRoute({
  name: 'health',
  summary: 'How each enabled agent fared when its card was fetched the last time. Asks no agent.',
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
    const enabled = registry.records().filter(({ agent }) => agent.enabled);
    const healthy = enabled.filter(isHealthy).map(viewHealth);
    const unhealthy = enabled.filter((record) => !isHealthy(record)).map(viewHealth);
    return {
      body: {
        healthy_endpoints: healthy,
        unhealthy_endpoints: unhealthy,
        healthy_count: healthy.length,
        unhealthy_count: unhealthy.length,
      },
    };
  },
});

const isHealthy = ({ cardFetchedAt, cardError }: AgentRecord): boolean => cardFetchedAt !== null && cardError === null;

const viewHealth = ({ agent, cardFetchedAt, cardError }: AgentRecord): z.input<typeof agentHealth> => ({
  agent_id: agent.id,
  agent_name: agent.name,
  card_fetched_at: isoTime(cardFetchedAt),
  error: cardError,
});

export const healthRoutes = [
  livenessRoute('liveliness', '/health/liveliness'),
  livenessRoute('liveness', '/health/liveness'),
  readinessRoute,
  health,
];
