import { expect, it } from 'vitest';
import type { Call } from '../../api/types.ts';
import { bucketsOf, timeShares } from './time-shares.ts';

const call = (from: number, duration_ms: number, model: string | null = null, trace_id = 't') =>
  ({ started_at: new Date(from).toISOString(), duration_ms, model, trace_id }) as Call;

it('time is the models’ while one runs, then the agents’ that were called, and else its own', () => {
  const made = [call(0, 500, 'gpt'), call(250, 500), call(0, 1000, 'gpt', 'another trace')];
  expect(timeShares([call(0, 1000)], made)).toEqual({ models: 500, agents: 250, own: 250 });
});

it('is that of an average call', () => {
  expect(timeShares([call(0, 1000, null, 'a'), call(0, 3000, null, 'b')], [])).toMatchObject({ own: 2000, models: 0 });
  expect(timeShares([], [])).toEqual({ models: 0, agents: 0, own: 0 });
});

it('calls stand in the stretch in which they began', () => {
  const buckets = bucketsOf([call(100, 1), call(199, 1), call(150, 1)], 200, 2);
  expect(buckets.map(({ from, calls }) => [from, calls.length])).toEqual([
    [100, 1],
    [150, 2],
  ]);
  expect(bucketsOf([], 200, 2)).toEqual([]);
});
