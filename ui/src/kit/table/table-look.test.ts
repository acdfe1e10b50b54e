import { expect, it } from 'vitest';
import { readLook } from './table-look.ts';

it('whatever was stored, the table can be shown', () => {
  const first = { hidden: ['user', 'team'], widths: {}, isRoomy: true };
  for (const nothing of [undefined, null, 7, 'wide']) expect(readLook(nothing, first)).toEqual(first);
  expect(readLook({ hidden: ['key', 3], widths: { time: 9_999, call: 'x', cost: 90.4 }, isRoomy: 1 }, first)).toEqual({
    hidden: ['key'],
    widths: { time: 640, cost: 90 },
    isRoomy: true,
  });
  expect(readLook({ isRoomy: false }, first).isRoomy).toBe(false);
});
