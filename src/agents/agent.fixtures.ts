import type { Agent, BalancingRules, Deployment, HealthCheckRules } from './agent.ts';
import type { SessionGuards } from './session-guards.ts';

export const balancing: BalancingRules = {
  strategy: 'weighted',
  maxAttempts: 3,
  ejectAfter: 3,
  coolDownMs: 5_000,
  maxCoolDownMs: 60_000,
  slowStartMs: 0,
};

export const healthCheck: HealthCheckRules = {
  path: null,
  periodMs: 0,
  timeoutMs: 5_000,
  unhealthyAfter: 3,
  healthyAfter: 1,
};

/** Of sessions that may go on as they like. */
export const unguarded: SessionGuards = {
  traceOnCallsTo: false,
  traceOnCallsBy: false,
  maxIterations: null,
  maxTraceNano: null,
  sessionRpm: null,
  sessionTpm: null,
};

/** One that can be called. */
export const aDeployment = (changes: Partial<Deployment> = {}): Deployment => ({
  id: 'deployment-1',
  name: 'default',
  url: 'http://agent.internal/',
  network: 'private',
  interfaces: [{ url: 'http://agent.internal/', binding: 'JSONRPC', version: '1.0' }],
  speaksA2a: true,
  staticHeaders: {},
  weight: 1,
  priority: 0,
  ...changes,
});

/** An enabled, private agent that offers everything at one address. */
export const anAgent = (changes: Partial<Agent> = {}): Agent => ({
  id: 'agent-1',
  name: 'echo',
  platform: 'a2a',
  source: 'api',
  enabled: true,
  public: false,
  paused: null,
  deployments: [aDeployment()],
  balancing,
  healthCheck,
  upstreamCard: { name: 'echo' },
  cardOverrides: {},
  capabilities: { streaming: true, pushNotifications: true, extendedAgentCard: true },
  cardMode: 'hybrid',
  cardAuth: 'key',
  extraHeaders: [],
  push: 'deny',
  timeouts: { connectMs: 1000, firstByteMs: 1000, idleMs: 1000, totalMs: 0 },
  limits: { requestBytes: 1e6, responseBytes: 1e6, eventBytes: 1e6 },
  callLimits: null,
  mayCall: { objectPermission: null, accessGroupIds: null },
  pricing: {},
  sessionGuards: unguarded,
  contentLogging: 'inherit',
  taskOwnership: null,
  chatHistory: 'transcript',
  accessGroups: [],
  ...changes,
});
