import { describe, expect, it } from 'vitest';
import type { RecordedCall } from '../ledger/index.ts';
import { aCall } from '../ledger/ledger.fixtures.ts';
import { traceTree } from './trace-tree.ts';

const START = 1_764_000_000_000;

/** A call from `from` to `to`, in milliseconds after the start of the trace. */
const call = (id: string, [from, to]: [number, number], changes: Partial<RecordedCall> = {}): RecordedCall => ({
  ...aCall({
    id,
    startedAt: START + from,
    durationMs: to - from,
    spanId: id,
    parentSpanId: null,
  }),
  agentId: id,
  callerAgentId: null,
  model: null,
  modelFacts: null,
  inputTokens: null,
  outputTokens: null,
  totalTokens: null,
  costNano: null,
  seq: 1,
  ...changes,
});

const model = (id: string, [from, to]: [number, number], changes: Partial<RecordedCall> = {}): RecordedCall =>
  call(id, [from, to], { front: 'models', operation: 'chat.completions', agentId: null, ...changes });

/** Each call with its depth, what caused it, and how that is known. */
const shapeOf = (calls: RecordedCall[]): string[] =>
  traceTree(calls).map(
    ({ call: { id }, depth, parent, link }) => `${'  '.repeat(depth)}${id} < ${parent?.id ?? '-'} (${link})`,
  );

describe('the tree of a trace', () => {
  it('has each call below the one whose span it names, by their start, however deep', () => {
    expect(
      shapeOf([
        call('a', [0, 100]),
        model('m1', [1, 5], { parentSpanId: 'a' }),
        call('b', [10, 50], { parentSpanId: 'a' }),
        model('m2', [12, 20], { parentSpanId: 'b' }),
        model('m3', [60, 70], { parentSpanId: 'a' }),
      ]),
    ).toEqual(['a < - (none)', '  m1 < a (named)', '  b < a (named)', '    m2 < b (named)', '  m3 < a (named)']);
  });

  it('shows a call whose parent is not there as an orphan at the top', () => {
    expect(shapeOf([call('a', [0, 9]), model('m', [1, 2], { parentSpanId: 'gone' })])).toEqual([
      'a < - (none)',
      'm < - (missing)',
    ]);
  });

  it('takes a call without a span for that of the agent that made it and was at work', () => {
    const agents = [call('a', [0, 100]), call('b', [5, 90], { parentSpanId: 'a' })];
    expect(shapeOf([...agents, model('m', [10, 20], { callerAgentId: 'a' })])).toEqual([
      'a < - (none)',
      '  b < a (named)',
      '  m < a (inferred)',
    ]);
    expect(shapeOf([...agents, model('m', [10, 20])]).at(-1)).toBe('    m < b (inferred)');
  });

  it('gives what an agent does after its answer, within an hour, to its last call', () => {
    const late = (at: number) => model('m', [at, at + 1], { callerAgentId: 'a' });
    expect(shapeOf([call('a', [0, 100]), late(3_600_000)]).at(-1)).toBe('  m < a (inferred)');
    expect(shapeOf([call('a', [0, 100]), late(3_600_101)]).at(-1)).toBe('m < - (none)');
  });

  it('takes calls that a client makes one beside another for caused by nobody', () => {
    expect(shapeOf([call('a', [0, 100]), call('b', [10, 20]), model('m', [200, 210])])).toEqual([
      'a < - (none)',
      'b < - (none)',
      'm < - (none)',
    ]);
  });

  it('takes no call for the doing of an agent that was never asked, or that is only looked after', () => {
    expect(shapeOf([call('a', [0, 9], { deploymentId: null }), model('m', [1, 2])]).at(-1)).toBe('m < - (none)');
    expect(shapeOf([call('a', [0, 9], { operation: 'get' }), model('m', [1, 2])]).at(-1)).toBe('m < - (none)');
  });

  it('has every call once, also when spans name each other in a circle', () => {
    const circle = [call('a', [0, 9], { parentSpanId: 'b' }), call('b', [1, 2], { parentSpanId: 'a' })];
    expect(shapeOf([...circle, call('c', [3, 4], { parentSpanId: 'c' })])).toEqual([
      'b < - (missing)',
      '  a < b (named)',
      'c < - (missing)',
    ]);
  });

  it('adds up own and nested costs to the nano-dollar, no call twice; what is not known is null', () => {
    const nodes = traceTree([
      call('a', [0, 100], { costNano: 50_000_000 }),
      model('m1', [1, 5], { parentSpanId: 'a', costNano: 817_501 }),
      call('b', [10, 50], { parentSpanId: 'a', outcome: 'agent-error' }),
      model('m2', [12, 20], { parentSpanId: 'b', costNano: 3 }),
      model('m3', [60, 61], { parentSpanId: 'a', outcome: 'refused' }),
    ]);
    const sums = nodes.map(({ call: { id }, own, nested }) => [id, own.costNano, nested.costNano]);
    expect(sums).toEqual([
      ['a', 50_000_000, 817_504],
      ['m1', 817_501, null],
      ['b', null, 3],
      ['m2', 3, null],
      ['m3', null, null],
    ]);
    // Nobody knows what "b" cost; what was refused cost nothing.
    expect(nodes[0]?.nested).toMatchObject({ calls: 4, failedCalls: 2, pricedCalls: 3 });
  });

  it('goes as deep as agents call agents', () => {
    const chain = Array.from({ length: 2000 }, (_, index) =>
      call(`c${String(index).padStart(4, '0')}`, [index, 9999], {
        parentSpanId: index === 0 ? null : `c${String(index - 1).padStart(4, '0')}`,
        costNano: 1,
      }),
    );
    const nodes = traceTree(chain);
    expect(nodes.at(-1)?.depth).toBe(1999);
    expect(nodes[0]?.nested.costNano).toBe(1999);
  });
});
