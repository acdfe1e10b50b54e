import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { anAgent } from '../agents/agent.fixtures.ts';
import type { Pricing } from '../agents/index.ts';
import { aCall } from '../ledger/call.fixtures.ts';
import type { Call } from '../ledger/index.ts';
import type { Sighting } from '../protocol/index.ts';
import type { BegunTurn } from '../tasks/index.ts';
import { createAfterwards } from './afterwards.ts';

const CALL = aCall({ id: 'call-1', startedAt: 500, inputTokens: null, costNano: null, taskState: 'working' });
const END: Sighting = {
  taskId: 'task-1',
  state: 'completed',
  terminal: true,
  usage: { inputTokens: 11, outputTokens: 4, totalTokens: 15 },
};

/** A turn that ends as soon as it is asked for. */
const ending = (end: Sighting | null): BegunTurn => ({ isOver: false, end: Promise.resolve(end) });

function setUp(pricing: Pricing = { perInputTokenNano: 10, perOutputTokenNano: 100 }) {
  const time = { now: 1_000 };
  const recorded: Call[] = [];
  const counted: unknown[] = [];
  const list = vi.fn(async () => ({ calls: [{ ...CALL, seq: 7 }], nextCursor: null }));
  const defer = vi.fn(() => (record?: unknown) => void counted.push(record));
  const record = vi.fn(async (call: Call) => void recorded.push(call));
  const afterwards = createAfterwards({
    agents: { find: () => anAgent({ pricing }) },
    limits: { defer },
    calls: { list },
    flushLedger: async () => {},
    recorder: { record },
    metrics: { callEnded: vi.fn() },
    clock: () => time.now,
    newId: () => '01999999-aaaa-7bbb-8ccc-dddddddddddd',
    log: pino({ level: 'silent' }),
  });
  return { afterwards, recorded, counted, defer, record, list, time };
}

it('records what a run took that went on after its call, under the call’s names, and has its payers pay', async () => {
  const { afterwards, recorded, counted, defer, time } = setUp();
  afterwards.follow(ending(END), CALL);
  time.now = 1_250;
  await vi.waitFor(() => expect(counted).toHaveLength(1));
  expect(defer).toHaveBeenCalledExactlyOnceWith(1_000);
  expect(recorded).toEqual(counted);
  expect(recorded[0]).toEqual({
    ...CALL,
    id: '01999999-aaaa-7bbb-8ccc-dddddddddddd',
    operation: 'run',
    startedAt: 1_000,
    firstByteMs: null,
    durationMs: 250,
    outcome: 'ok',
    routing: null,
    attempts: null,
    decision: 'went on after call call-1',
    taskState: 'completed',
    requestBytes: 0,
    responseBytes: 0,
    eventCount: 0,
    inputTokens: 11,
    outputTokens: 4,
    totalTokens: 15,
    costNano: 510,
    costSource: 'reported-usage',
    spanId: '8cccdddddddddddd',
    parentSpanId: CALL.spanId,
  });
});

it('does not take the price of a call twice', async () => {
  const { afterwards, recorded } = setUp({ perCallNano: 1_000 });
  afterwards.follow(ending(END), CALL);
  await vi.waitFor(() => expect(recorded).toHaveLength(1));
  expect(recorded[0]).toMatchObject({ costNano: null, costSource: null, totalTokens: 15 });
});

it('says that the agent failed, and that nothing is known of its tokens', async () => {
  const { afterwards, recorded } = setUp();
  afterwards.follow(ending({ state: 'failed', terminal: true }), CALL);
  await vi.waitFor(() => expect(recorded).toHaveLength(1));
  expect(recorded[0]).toMatchObject({ outcome: 'agent-error', taskState: 'failed', totalTokens: null, costNano: null });
});

it('records nothing of a run that another process goes on with', async () => {
  const { afterwards, recorded, counted } = setUp();
  afterwards.follow(ending(null), CALL);
  await vi.waitFor(() => expect(counted).toEqual([undefined]));
  expect(recorded).toEqual([]);
});

it('finds the call of a run that an earlier process began', async () => {
  const { afterwards, recorded, list } = setUp();
  afterwards.followResumed({ agentId: 'agent-1', taskId: 'task-1' }, ending(END));
  await vi.waitFor(() => expect(recorded).toHaveLength(1));
  expect(list).toHaveBeenCalledExactlyOnceWith(
    { values: { agentId: ['agent-1'], taskId: ['task-1'], operation: ['send', 'stream'] } },
    { limit: 1 },
  );
  expect(recorded[0]).toMatchObject({ keyId: CALL.keyId, decision: 'went on after call call-1', totalTokens: 15 });
});

it('has found that call before the run ends, so that nothing comes between its end and its record', async () => {
  const { afterwards, list, recorded } = setUp();
  let end = (_sighting: Sighting): void => undefined;
  const turn = { isOver: false, end: new Promise<Sighting>((resolve) => (end = resolve)) };
  afterwards.followResumed({ agentId: 'agent-1', taskId: 'task-1' }, turn);
  await vi.waitFor(() => expect(list).toHaveBeenCalledOnce());
  end(END);
  await new Promise(setImmediate);
  expect(list).toHaveBeenCalledOnce();
  expect(recorded).toHaveLength(1);
});

it('looks for that call again at the end, when the database did not answer at first', async () => {
  const { afterwards, list, recorded } = setUp();
  list.mockRejectedValueOnce(new Error('away'));
  afterwards.followResumed({ agentId: 'agent-1', taskId: 'task-1' }, ending(END));
  await vi.waitFor(() => expect(recorded).toHaveLength(1));
  expect(list).toHaveBeenCalledTimes(2);
});

it('gives back what it held when the record cannot be written', async () => {
  const { afterwards, counted, record } = setUp();
  record.mockRejectedValueOnce(new Error('disk full'));
  afterwards.follow(ending(END), CALL);
  await vi.waitFor(() => expect(counted).toEqual([undefined]));
});
