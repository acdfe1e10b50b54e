import { z } from 'zod';
import type { AgentRecord } from '../../agents/index.ts';
import { type AnyRoute, defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';

const ALIVE = "I'm alive!" as const;

type Liveness = typeof ALIVE | { status: 'shutting_down' };

/** Whether the process runs: asks nothing and nobody. LiteLLM has it under both names. */
const liveness = (name: string, path: string): AnyRoute =>
  defineRoute<unknown, unknown, unknown, Liveness>({
    name,
    summary: 'Whether the process runs; 503 while it is stopping.',
    tag: 'operation',
    method: 'GET',
    path,
    permission: 'open',
    answer: z.union([z.literal(ALIVE), z.object({ status: z.literal('shutting_down') })]),
    otherStatuses: [503],
    handle: (_, { lifecycle }) =>
      lifecycle.state === 'stopping' ? { status: 503, body: { status: 'shutting_down' } } : { body: ALIVE },
  });

const readiness = defineRoute({
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
  handle: async (_, { lifecycle, store }) => {
    const isConnected = await store.ping().then(
      () => true,
      () => false,
    );
    const status = readinessOf(lifecycle.state, isConnected);
    return {
      status: status === 'healthy' ? 200 : 503,
      body: { status, db: isConnected ? 'connected' : 'disconnected', store: store.kind },
    };
  },
});

function readinessOf(state: 'starting' | 'ready' | 'stopping', isConnected: boolean) {
  if (state === 'stopping') return 'shutting_down';
  if (state === 'starting') return 'starting';
  return isConnected ? 'healthy' : 'unhealthy';
}

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
  permission: 'manage',
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
  liveness('liveliness', '/health/liveliness'),
  liveness('liveness', '/health/liveness'),
  readiness,
  health,
];
