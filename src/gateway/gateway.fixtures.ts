import type { KeyPrincipal } from '../access/index.ts';
import type { TraceContext } from '../tracing/index.ts';

export { anAgent } from '../agents/agent.fixtures.ts';

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
