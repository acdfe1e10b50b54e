import { expect, test } from 'vitest';
import { BoundedQueue } from './bounded-queue.ts';

const item = (name: string, size = 1) => ({ name, size });
const items = (names: string) => names.split('').map((name) => item(name));
const names = (taken: { name: string }[]) => taken.map(({ name }) => name).join('');

test('gives what came first, first, and no more than asked for', () => {
  const queue = new BoundedQueue<{ name: string; size: number }>(10, 100);
  queue.add(items('abc'));
  expect([names(queue.take(2, 100)), queue.length]).toEqual(['ab', 1]);
  queue.add(items('de'));
  expect(names(queue.take(9, 100))).toBe('cde');
});

test('drops the oldest when there are too many, and counts them', () => {
  const queue = new BoundedQueue<{ name: string; size: number }>(3, 100);
  expect(queue.add(items('abcde'))).toBe(2);
  expect(names(queue.take(9, 100))).toBe('cde');
});

test('drops the oldest when they are too large', () => {
  const queue = new BoundedQueue<{ name: string; size: number }>(9, 10);
  expect(queue.add([item('a', 6), item('b', 4), item('c', 5)])).toBe(1);
  expect(queue.add([item('d', 11)])).toBe(3);
  expect(queue.length).toBe(0);
  expect(queue.add(items('e'))).toBe(0);
});

test('gives as many bytes as asked for, and one thing at least', () => {
  const queue = new BoundedQueue<{ name: string; size: number }>(9, 100);
  queue.add([item('a', 40), item('b', 5), item('c', 5), item('d', 1)]);
  expect(names(queue.take(9, 10))).toBe('a');
  expect(names(queue.take(9, 10))).toBe('bc');
});

test('what is put back comes first again', () => {
  const queue = new BoundedQueue<{ name: string; size: number }>(3, 100);
  queue.add(items('abc'));
  const taken = queue.take(2, 100);
  queue.add(items('d'));
  expect(queue.putBack(taken)).toBe(1);
  expect(names(queue.take(9, 100))).toBe('bcd');
});
