import type { KeyPrincipal, Reservation } from '../access/index.ts';
import { granting, keyPrincipal } from '../access/principals.fixtures.ts';
import type { TraceContext } from '../tracing/index.ts';

export { anAgent } from '../agents/agent.fixtures.ts';

export const aKey = (changes: Partial<KeyPrincipal> = {}): KeyPrincipal =>
  keyPrincipal({ alias: 'tests', grants: { key: granting('agent-1'), team: null }, ...changes });

/** A key that was given these agents, and no others. */
export const aKeyFor = (...agents: string[]): KeyPrincipal =>
  aKey({ grants: { key: granting(...agents), team: null } });

/** Of a call that nothing limits. */
export const aReservation = (changes: Partial<Reservation> = {}): Reservation => ({
  shadow: null,
  headers: () => ({}),
  settle: () => {},
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
