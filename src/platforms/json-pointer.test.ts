import { describe, expect, it } from 'vitest';
import { isPointer, valueAt } from './json-pointer.ts';

const DOCUMENT = { a: [{ b: 1 }, 'x'], '/~': { '': null } };

describe('a JSON pointer', () => {
  it.each([
    ['', DOCUMENT],
    ['/a/0/b', 1],
    ['/a/1', 'x'],
    ['/~1~0', { '': null }],
    ['/~1~0/', null],
    ['/a/2', undefined],
    ['/a/01', undefined],
    ['/a/-', undefined],
    ['/a/length', undefined],
    ['/constructor', undefined],
    ['/a/0/b/c', undefined],
  ])('%j leads to %j', (pointer, value) => expect(valueAt(DOCUMENT, pointer)).toEqual(value));

  it.each([
    ['', true],
    ['/a/~0', true],
    ['a', false],
    ['/~2', false],
  ])('%j is one: %s', (text, is) => expect(isPointer(text)).toBe(is));
});
