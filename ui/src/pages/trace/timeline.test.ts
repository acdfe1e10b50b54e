import { expect, test } from 'vitest';
import type { TraceNode } from '../../api/types.ts';
import { criticalPath, stretchOf, ticks, waits } from './timeline.ts';
import { treeRows } from './tree.ts';

/** A trace as its rows: depth, id, start and end in milliseconds. */
function trace(...rows: [depth: number, id: string, from: number, to: number][]): TraceNode[] {
  const open: string[] = [];
  return rows.map(([depth, id, from, to], index) => {
    open[depth] = id;
    const children = rows.slice(index + 1).findIndex(([other]) => other <= depth);
    const below = rows.slice(index + 1, children === -1 ? undefined : index + 1 + children);
    return {
      call: { id, duration_ms: to - from },
      depth,
      offset_ms: from,
      parent_id: depth === 0 ? null : open[depth - 1],
      children: below.filter(([other]) => other === depth + 1).length,
    } as TraceNode;
  });
}

const DESK = trace(
  [0, 'desk', 0, 1000],
  [1, 'rates', 100, 400],
  [2, 'embed', 120, 200],
  [2, 'chat', 220, 390],
  [1, 'customs', 110, 350],
  [1, 'answer', 500, 980],
);

test.each([
  [0, [0]],
  [11_840, [0, 2000, 4000, 6000, 8000, 10_000]],
  [600, [0, 100, 200, 300, 400, 500, 600]],
  [7, [0, 2, 4, 6]],
  [2.1, [0, 1, 2]],
  [0.3, [0]],
])('a ruler of %d ms has few and round marks', (ms, marks) => expect(ticks(ms)).toEqual(marks));

test('what made the trace long are the calls that were waited for, not those beside them', () => {
  expect([...criticalPath(DESK)].toSorted()).toEqual(['answer', 'chat', 'desk', 'embed', 'rates']);
});

test('what ended within the millisecond in which the next one began was waited for', () => {
  const steps = trace([0, 'desk', 0, 100], [1, 'first', 2, 40.7], [1, 'beside', 5, 42.5], [1, 'second', 40, 99]);
  expect([...criticalPath(steps)]).toEqual(['desk', 'second', 'first']);
});

test('of several beginnings the one that ended last made the trace long', () => {
  expect([...criticalPath(trace([0, 'one', 0, 10], [0, 'two', 5, 50], [1, 'three', 6, 40]))]).toEqual(['two', 'three']);
});

test('waiting is when calls are open and none runs that calls nobody', () => {
  expect(waits(DESK, 1000)).toEqual([
    { from: 0, to: 110 },
    { from: 390, to: 500 },
    { from: 980, to: 1000 },
  ]);
  expect(waits(trace([0, 'alone', 0, 1000]), 1000)).toEqual([]);
  expect(waits(trace([0, 'one', 0, 10], [0, 'two', 900, 1000]), 1000)).toEqual([]);
  expect(waits(trace([0, 'quick', 0, 0]), 0)).toEqual([]);
});

test('lines of the tree go as far as the last row that they lead to', () => {
  expect(treeRows(DESK, new Set()).map(({ node, passing, isLast }) => [node?.call.id, passing, isLast])).toEqual([
    ['desk', [], true],
    ['rates', [], false],
    ['embed', [0], false],
    ['chat', [0], true],
    ['customs', [], false],
    ['answer', [], true],
  ]);
});

test('what is folded hides all that is below it, and nothing else', () => {
  const shown = (...folded: string[]) => treeRows(DESK, new Set(folded)).map(({ node }) => node?.call.id);
  expect(shown('rates')).toEqual(['desk', 'rates', 'customs', 'answer']);
  expect(shown('desk', 'rates')).toEqual(['desk']);
});

test('a drag over a part of the time shows the part of it, whichever way it goes, and never more', () => {
  expect(stretchOf([0.25, 0.5], { from: 0, to: 1000 })).toEqual({ from: 250, to: 500 });
  expect(stretchOf([0.5, 0.25], { from: 200, to: 400 })).toEqual({ from: 250, to: 300 });
  expect(stretchOf([-1, 2], { from: 200, to: 400 })).toEqual({ from: 200, to: 400 });
});
