import { describe, expect, it } from 'vitest';
import { keyOf, Memory } from './memory.ts';

const entry = (name: string) => ({ name });

describe('memory', () => {
  it('forgets what was not used for longest', () => {
    const memory = new Memory<{ name: string }>(2);
    for (const name of ['a', 'b', 'c']) memory.remember(name, entry(name));
    expect(memory.get('a')).toBeUndefined();
    expect(memory.get('c')).toEqual(entry('c'));
  });

  it('keeps what the database does not have yet, however much comes after it', () => {
    const memory = new Memory<{ name: string }>(2);
    memory.writing('a', entry('a'));
    for (const name of ['b', 'c']) memory.remember(name, entry(name));
    expect(memory.get('a')).toEqual(entry('a'));
    memory.stored('a');
    expect(memory.get('a')).toBeUndefined();
  });

  it('waits for every write of an entry', () => {
    const memory = new Memory<{ name: string }>(2);
    memory.writing('a', entry('first'));
    memory.writing('a', entry('second'));
    memory.stored('a');
    expect(memory.isUnstored('a')).toBe(true);
    memory.stored('a');
    expect(memory.isUnstored('a')).toBe(false);
    expect(memory.get('a')).toEqual(entry('second'));
  });

  it('forgets an entry whose only write was refused, and no other', () => {
    const memory = new Memory<{ name: string }>(2);
    memory.writing('a', entry('a'));
    memory.refused('a');
    expect(memory.get('a')).toBeUndefined();
    memory.writing('b', entry('b'));
    memory.writing('b', entry('b'));
    memory.refused('b');
    expect(memory.get('b')).toEqual(entry('b'));
  });

  it('is not confused by entries that it never wrote', () => {
    const memory = new Memory<{ name: string }>(2);
    memory.stored('from an earlier process');
    expect(memory.isUnstored('from an earlier process')).toBe(false);
  });

  it('never takes two names for one', () => {
    expect(keyOf('ab', 'c')).not.toBe(keyOf('a', 'bc'));
  });
});
