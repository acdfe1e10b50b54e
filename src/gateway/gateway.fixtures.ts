import type { KeyPrincipal } from '../access/index.ts';
import type { Agent } from '../agents/index.ts';
import type { TraceContext } from '../tracing/index.ts';

/** An enabled, private agent that offers everything. */
export const anAgent = (changes: Partial<Agent> = {}): Agent => ({
  id: 'agent-1',
  name: 'echo',
  platform: 'a2a',
  source: 'api',
  enabled: true,
  public: false,
  url: 'http://agent.internal/',
  network: 'private',
  upstreamCard: { name: 'echo' },
  cardOverrides: {},
  capabilities: { streaming: true, pushNotifications: true, extendedAgentCard: true },
  interfaces: [{ url: 'http://agent.internal/', binding: 'JSONRPC', version: '1.0' }],
  cardMode: 'hybrid',
  cardAuth: 'key',
  staticHeaders: {},
  extraHeaders: [],
  cardHeaders: {},
  push: 'deny',
  timeouts: { connectMs: 1000, firstByteMs: 1000, idleMs: 1000, totalMs: 0 },
  limits: { requestBytes: 1e6, responseBytes: 1e6, eventBytes: 1e6 },
  pricing: {},
  contentLogging: 'inherit',
  ...changes,
});

export const aKey = (changes: Partial<KeyPrincipal> = {}): KeyPrincipal => ({
  kind: 'key',
  keyId: 'key-1',
  alias: 'tests',
  userId: null,
  teamId: null,
  agents: ['agent-1'],
  expiresAt: null,
  ...changes,
});

export const aTrace: TraceContext = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  parentSpanId: null,
  sampled: true,
  traceRef: null,
  sessionId: null,
  traceState: null,
};
