import { expect, it } from 'vitest';
import { failureOf } from './model-fault.ts';
import { refusalOf } from './refusal.ts';

const restAfter = (retryAfter: string): number | undefined =>
  failureOf(refusalOf({ status: 429, headers: { 'retry-after': retryAfter } }, Buffer.from('{}')))?.restMs;

it.each([
  ['7', 7_000],
  ['0.5', 500],
  ['-7', 0],
  ['', 0],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
  ['86400', 3_600_000],
  ['1e999', 3_600_000],
])('a provider that asks to be left alone for %j seconds is, but for an hour at most', (retryAfter, ms) => {
  expect(restAfter(retryAfter)).toBe(ms);
});
