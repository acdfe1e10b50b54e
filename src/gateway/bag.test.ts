import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { Bag, OUTSIDE } from './bag.ts';

const thing = (id: number) => ({ id, place: OUTSIDE });

test('holds what went in and has not come out, as a Set does', () => {
  const step = record({ id: nat(7), goes: constantFrom('in', 'out') });
  assert(
    property(array(step), (steps) => {
      const things = Array.from({ length: 8 }, (_, id) => thing(id));
      const bag = new Bag<(typeof things)[number]>();
      const expected = new Set<(typeof things)[number]>();
      for (const { id, goes } of steps) {
        const one = things[id] ?? thing(id);
        if (goes === 'out') expect(bag.delete(one)).toBe(expected.delete(one));
        else if (!expected.has(one)) {
          bag.add(one);
          expected.add(one);
        }
        expect(bag.size).toBe(expected.size);
        expect(new Set(bag.all())).toEqual(expected);
      }
    }),
  );
});

test('a list of what it holds does not change while members leave', () => {
  const bag = new Bag();
  const things = [thing(1), thing(2), thing(3)];
  for (const one of things) bag.add(one);
  for (const one of bag.all()) bag.delete(one);
  expect(bag.size).toBe(0);
  expect(things.map(({ place }) => place)).toEqual([OUTSIDE, OUTSIDE, OUTSIDE]);
});
