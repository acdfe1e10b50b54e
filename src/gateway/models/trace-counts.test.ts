import { describe, expect, it } from 'vitest';
import { unguarded } from '../../agents/agent.fixtures.ts';
import { anAgent } from '../gateway.fixtures.ts';
import { createTraceCounts } from './trace-counts.ts';

const guarded = (guards: object) => anAgent({ name: 'busy', sessionGuards: { ...unguarded, ...guards } });

const t = { traceId: 't', sessionId: null };
const other = { traceId: 'other', sessionId: null };

describe('what an agent asks of models in one trace', () => {
  it('has no bound unless one is set', () => {
    const counts = createTraceCounts(() => 0);
    for (let call = 0; call < 1000; call++) counts.admit(anAgent(), t);
  });

  it('is refused after so many calls, and begins anew in another trace, for another agent, and after an hour', () => {
    let now = 1;
    const counts = createTraceCounts(() => now);
    const agent = guarded({ maxIterations: 2 });
    counts.admit(agent, t);
    counts.admit(agent, t);
    const third = () => counts.admit(agent, t);
    expect(third).toThrow(expect.objectContaining({ code: 'BUDGET_EXCEEDED' }));
    expect(third).toThrow('called models 2 times in session t');
    expect(third).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ headers: { 'x-should-retry': 'false' } }) }),
    );
    counts.admit(agent, other);
    counts.admit({ ...agent, id: 'other' }, t);
    now += 3_600_001;
    counts.admit(agent, t);
  });

  it('is refused when the money is spent, to the nano-dollar', () => {
    const counts = createTraceCounts(() => 1);
    const agent = guarded({ maxTraceNano: 250_000_000 });
    counts.spent(agent, t, { costNano: 249_999_999, totalTokens: null });
    counts.spent(agent, t, { costNano: null, totalTokens: null });
    counts.admit(agent, t);
    counts.spent(agent, t, { costNano: 1, totalTokens: null });
    expect(() => counts.admit(agent, t)).toThrow('session t: current spend $0.2500, limit $0.25');
    counts.admit(agent, other);
  });
});

describe('what an agent asks of models within a minute of one session', () => {
  const conversation = { traceId: 'any', sessionId: 'conversation' };

  it('is refused after so many calls, in whatever traces, and goes on a minute later', () => {
    let now = 1_000;
    const counts = createTraceCounts(() => now);
    const agent = guarded({ sessionRpm: 2 });
    counts.admit(agent, conversation);
    counts.admit(agent, { ...conversation, traceId: 'another' });
    expect(() => counts.admit(agent, conversation)).toThrow(
      expect.objectContaining({ code: 'RATE_LIMITED', details: { retryAfterSeconds: 61 } }),
    );
    counts.admit(agent, t);
    now += 61_000;
    counts.admit(agent, conversation);
  });

  it('is refused when its tokens are taken', () => {
    const counts = createTraceCounts(() => 1_000);
    const agent = guarded({ sessionTpm: 100 });
    counts.admit(agent, conversation);
    counts.spent(agent, conversation, { costNano: null, totalTokens: 100 });
    expect(() => counts.admit(agent, conversation)).toThrow('may take 100 tokens within a minute of one session');
    counts.admit(guarded({}), conversation);
  });
});
