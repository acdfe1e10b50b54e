import { expect, test } from 'vitest';
import { jsonDiff } from './json-diff.ts';

test.each([
  [{ a: 1 }, { a: 1 }, []],
  [
    { a: 1, b: { c: [1, 2] } },
    { a: 2, b: { c: [1, 3, 4] } },
    [
      { path: '/a', before: 1, after: 2 },
      { path: '/b/c/1', before: 2, after: 3 },
      { path: '/b/c/2', after: 4 },
    ],
  ],
  [{ 'a/b': 1 }, {}, [{ path: '/a~1b', before: 1 }]],
  [{ a: [] }, { a: {} }, [{ path: '/a', before: [], after: {} }]],
  [null, { a: 1 }, [{ path: '/', before: null, after: { a: 1 } }]],
])('%j and %j differ in %j', (before, after, changes) => expect(jsonDiff(before, after)).toEqual(changes));
