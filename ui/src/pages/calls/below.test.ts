import { expect, it } from 'vitest';
import { idsBelow } from './below.ts';

const NODES = [
  { id: 'a', parent: null },
  { id: 'b', parent: 'a' },
  { id: 'c', parent: 'b' },
  { id: 'd', parent: 'a' },
  { id: 'e', parent: 'elsewhere' },
];

it('below a call is all that it caused, and what that caused in turn', () => {
  expect([...idsBelow('a', NODES)].toSorted()).toEqual(['b', 'c', 'd']);
  expect([...idsBelow('b', NODES)]).toEqual(['c']);
  expect([...idsBelow('e', NODES)]).toEqual([]);
});
