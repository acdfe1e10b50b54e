import { expect, it } from 'vitest';
import { messageOf } from './message-of.ts';

const asking = (parts: unknown[]) => ({ params: { message: { role: 'ROLE_USER', parts } } });

it('is the text that was asked, as a line', () => {
  expect(messageOf(asking([{ text: 'Quote\n 14 pallets' }, { data: {} }, { text: 'now' }]))).toEqual({
    text: 'Quote 14 pallets now',
    others: 1,
  });
});

it('is cut when it is long, and nothing where nothing was kept', () => {
  expect(messageOf(asking([{ text: 'x'.repeat(10_000) }]))?.text).toBe(`${'x'.repeat(200)}…`);
  expect(messageOf(asking([{ data: 1 }]))).toEqual({ text: '', others: 1 });
  expect(messageOf(undefined)).toBeUndefined();
});
