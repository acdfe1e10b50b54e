import { describe, expect, it } from 'vitest';
import { inOrder, orderedBy, orderIn } from './list-order.ts';

describe('the order of a list', () => {
  const rows = [{ at: 9 }, { at: null }, { at: 10 }, { at: 2 }];

  it('is by numbers as numbers, with what has none last either way', () => {
    const up = inOrder(rows, ({ at }) => at, false).map(({ at }) => at);
    const down = inOrder(rows, ({ at }) => at, true).map(({ at }) => at);
    expect([up, down]).toEqual([
      [2, 9, 10, null],
      [10, 9, 2, null],
    ]);
  });

  it('is by words as people order them, and keeps what is alike as it came', () => {
    const names = ['key 10', 'Key 9', 'alpha', 'éclair', 'KEY 9'];
    expect(inOrder(names, (name) => name, false)).toEqual(['alpha', 'éclair', 'Key 9', 'KEY 9', 'key 10']);
  });

  it('is turned round by a second click, and begins as suits the column', () => {
    const first = orderedBy('spent', null, true);
    expect(orderIn(first)).toEqual({ column: 'spent', descending: true });
    const second = orderedBy('spent', orderIn(first), true);
    expect(orderIn(second)).toEqual({ column: 'spent', descending: false });
    expect(orderIn(orderedBy('name', orderIn(second), false))).toEqual({ column: 'name', descending: false });
    expect(orderIn({})).toBe(null);
  });
});
