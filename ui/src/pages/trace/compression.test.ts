import { expect, test } from 'vitest';
import type { TraceNode } from '../../api/types.ts';
import { idleGaps, wholeTime, withoutGaps } from './compression.ts';

const node = (offset_ms: number, duration_ms: number, children = 0): TraceNode =>
  ({ call: { id: String(offset_ms), duration_ms }, offset_ms, children }) as TraceNode;

test('a gap is a time in which nothing ran that calls nobody, if it is long', () => {
  const nodes = [node(0, 1000, 2), node(0, 100), node(600, 380)];
  expect(idleGaps(nodes, 1000)).toEqual([{ from: 100, to: 600 }]);
  expect(idleGaps([node(0, 10), node(900, 100)], 1000)).toEqual([{ from: 10, to: 900 }]);
});

test('what is left out takes little room, all else as much as before, and each place leads back to its time', () => {
  const scale = withoutGaps(1000, [{ from: 100, to: 600 }]);
  expect(scale.place(50)).toBe(50);
  expect(scale.place(100)).toBe(100);
  expect(scale.place(600)).toBe(110);
  expect(scale.place(350)).toBe(105);
  expect(scale.length).toBe(510);
  for (const at of [0, 50, 100, 350, 600, 1000]) expect(scale.time(scale.place(at))).toBeCloseTo(at, 9);
});

test('without gaps the time is shown as it is', () => {
  expect(withoutGaps(1000, []).place(400)).toBe(400);
  expect(wholeTime(7).length).toBe(7);
});
