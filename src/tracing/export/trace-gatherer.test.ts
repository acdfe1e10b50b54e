import { beforeEach, expect, it } from 'vitest';
import type { RecordedCall } from '../../ledger/index.ts';
import { AGENT_SPAN, agentCall, modelCall, TRACE_ID } from './export.fixtures.ts';
import type { ToldCall } from './told-call.ts';
import { TraceGatherer } from './trace-gatherer.ts';

let now: number;
let gatherer: TraceGatherer;

const create = (hidesKeys = false): TraceGatherer =>
  new TraceGatherer({
    clock: () => now,
    agentName: (id) => (id === 'agent-1' ? 'planner' : null),
    hidesKeys: () => hidesKeys,
  });

beforeEach(() => {
  now = 1_000_000;
  gatherer = create();
});

const take = (call: RecordedCall, size = 1): ToldCall[] =>
  gatherer.take({ call, content: null, link: null, backend: null, size });
const brief = (told: ToldCall[]) =>
  told.map(({ call: { id }, parentSpanId, trace: { name } }) => [id, parentSpanId, name]);

it('keeps what an agent causes until the agent has ended, and tells all of it alike', () => {
  gatherer.began(TRACE_ID);
  expect(take(modelCall({ userId: 'somebody-else', sessionId: 'other' }))).toEqual([]);
  const told = take(agentCall({ tags: '["nightly"]' }));
  expect(brief(told)).toEqual([
    ['call-m', AGENT_SPAN, 'planner'],
    ['call-a', null, 'planner'],
  ]);
  const facts = { name: 'planner', sessionId: 'ctx-1', userId: 'user-1' };
  const tags = ['a2a', 'agent:planner', 'team:Team 1', 'nightly'];
  for (const { trace } of told) expect(trace).toMatchObject({ ...facts, tags });
});

it('waits for every agent that runs in the trace', () => {
  gatherer.began(TRACE_ID);
  gatherer.began(TRACE_ID);
  const inner = agentCall({
    id: 'call-b',
    agentId: 'agent-2',
    agentName: 'helper',
    spanId: 'c'.repeat(16),
    parentSpanId: AGENT_SPAN,
  });
  expect(take(inner)).toEqual([]);
  expect(brief(take(agentCall()))).toEqual([
    ['call-b', AGENT_SPAN, 'planner'],
    ['call-a', null, 'planner'],
  ]);
});

it('tells of a model that a client asked itself at once', () => {
  expect(brief(take(modelCall({ callerAgentId: null, parentSpanId: null })))).toEqual([
    ['call-m', null, 'chat gpt-4o'],
  ]);
});

it('finds what caused a call that names no span, by who was at work', () => {
  gatherer.began(TRACE_ID);
  take(modelCall({ parentSpanId: null }));
  expect(brief(take(agentCall()))[0]).toEqual(['call-m', AGENT_SPAN, 'planner']);
});

it('says of what comes later what it has said before', () => {
  gatherer.began(TRACE_ID);
  take(agentCall());
  const late = take(modelCall({ startedAt: agentCall().startedAt + 20_000 }));
  expect(brief(late)).toEqual([['call-m', AGENT_SPAN, 'planner']]);
  expect(late[0]?.trace.sessionId).toBe('ctx-1');
});

it('keeps nothing longer than a minute; the agent’s name and span are those that will come', () => {
  gatherer.began(TRACE_ID);
  take(modelCall());
  now += 59_999;
  expect(gatherer.due()).toEqual([]);
  now += 1;
  expect(brief(gatherer.due())).toEqual([['call-m', AGENT_SPAN, 'planner']]);
  expect(brief(take(agentCall()))).toEqual([['call-a', null, 'planner']]);
});

it('takes a span outside for the caller’s, not for a parent', () => {
  gatherer.began(TRACE_ID);
  const [told] = take(agentCall({ parentSpanId: 'e'.repeat(16) }));
  expect(told).toMatchObject({ parentSpanId: null, callersSpanId: 'e'.repeat(16) });
});

it('keeps ten thousand calls at most, and lets go the trace that waits longest', () => {
  const told = Array.from({ length: 10_001 }, (_, index) => {
    const traceId = index.toString(16).padStart(32, '0');
    gatherer.began(traceId);
    return take(modelCall({ id: `m-${index}`, traceId })).length;
  });
  expect(told.indexOf(1)).toBe(10_000);
  expect(gatherer.waiting).toBe(10_000);
  expect(gatherer.all()).toHaveLength(10_000);
});

it('keeps so many bytes at most, and lets go as many traces as it takes', () => {
  const mebibytes = [30, 30, 4, 34, 65, 1];
  const told = mebibytes.map((size, index) => {
    const traceId = index.toString(16).padStart(32, '0');
    gatherer.began(traceId);
    return take(modelCall({ id: `m-${index}`, traceId }), size * 1024 * 1024).map(({ call }) => call.id);
  });
  expect(told).toEqual([[], [], [], ['m-0', 'm-1'], ['m-2', 'm-3', 'm-4'], []]);
  expect(gatherer.waiting).toBe(1);
});

it('is not held up for ever by a call that is never heard of again', () => {
  gatherer.began(TRACE_ID);
  now += 600_001;
  expect(take(modelCall())).toHaveLength(1);
});

it('names as user whom the caller asks for, where it says so', () => {
  const [told] = take(modelCall({ modelFacts: '{"endUser":"ada"}' }));
  expect(told?.trace.userId).toBe('ada');
});

it('names nobody where keys are to be hidden, and falls back to the trace for a session', () => {
  gatherer = create(true);
  const [told] = take(
    agentCall({ sessionId: null, contextId: null, tags: '["secret"]', modelFacts: '{"endUser":"ada"}' }),
  );
  expect(told?.trace).toMatchObject({ userId: null, sessionId: TRACE_ID, tags: ['a2a', 'agent:planner'] });
});
