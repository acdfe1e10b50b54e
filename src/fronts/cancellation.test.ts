import { expect, test } from 'vitest';
import { Cancellation } from './cancellation.ts';

test('a cancellation tells its listeners once, with the first reason', () => {
  const cancellation = new Cancellation();
  const heard: unknown[] = [];
  cancellation.addEventListener('abort', () => heard.push(cancellation.reason));
  expect([cancellation.aborted, cancellation.reason]).toEqual([false, undefined]);
  cancellation.abort('first');
  cancellation.abort('second');
  expect(heard).toEqual(['first']);
  expect([cancellation.aborted, cancellation.reason]).toEqual([true, 'first']);
});

test('a cancellation tells nobody who stopped listening', () => {
  const cancellation = new Cancellation();
  const heard: string[] = [];
  const gone = () => heard.push('gone');
  const first = () => {
    heard.push('first');
    cancellation.removeEventListener('abort', first);
  };
  cancellation.addEventListener('abort', gone);
  cancellation.addEventListener('abort', first);
  cancellation.addEventListener('abort', () => heard.push('last'));
  cancellation.removeEventListener('abort', gone);
  cancellation.abort('left');
  expect(heard).toEqual(['first', 'last']);
});
