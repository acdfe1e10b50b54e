import { describe, expect, it } from 'vitest';
import { unguarded } from '../agents/agent.fixtures.ts';
import { anAgent, aTrace } from './gateway.fixtures.ts';
import { guardCaller, guardTrace } from './trace-guards.ts';

const nobody = { keyId: null, userId: null, teamId: null, sessionId: null };
const cause = { traceId: aTrace.traceId, spanId: aTrace.spanId, agentId: 'a', ...nobody };

describe('a call', () => {
  it('is refused when ten agents have called each other before it', () => {
    const beyond = (hops: number) => () =>
      guardTrace(anAgent(), { ...aTrace, parentSpanId: cause.spanId, cause: { ...cause, hops } });
    expect(beyond(9)).not.toThrow();
    expect(beyond(10)).toThrow(expect.objectContaining({ code: 'INVALID_PARAMS' }));
  });

  it('to an agent that demands it must name its trace', () => {
    const agent = anAgent({ name: 'strict', sessionGuards: { ...unguarded, traceOnCallsTo: true } });
    expect(() => guardTrace(agent, aTrace)).toThrow(/agent "strict".*x-litellm-trace-id/);
    expect(() => guardCaller(agent, aTrace)).not.toThrow();
    for (const named of [{ traceRef: 'x' }, { sessionId: 'x' }, { parentSpanId: 'b7ad6b7169203331' }])
      expect(() => guardTrace(agent, { ...aTrace, ...named })).not.toThrow();
  });

  it('by an agent that must name its traces does so', () => {
    const agent = anAgent({ name: 'strict', sessionGuards: { ...unguarded, traceOnCallsBy: true } });
    expect(() => guardCaller(agent, aTrace)).toThrow(/by agent "strict"/);
    expect(() => guardCaller(agent, { ...aTrace, traceRef: 'x' })).not.toThrow();
    expect(() => guardTrace(agent, aTrace)).not.toThrow();
  });
});
