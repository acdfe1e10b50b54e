import { expect, it } from 'vitest';
import type { Call } from '../../api/types.ts';
import { bucketsOf } from './buckets.ts';

const call = (at: number, outcome: Call['outcome']) => ({ started_at: new Date(at).toISOString(), outcome }) as Call;

it('counts each call once, in its piece of time', () => {
  const calls = [call(0, 'ok'), call(9, 'agent-error'), call(10, 'refused'), call(20, 'ok')];
  expect(bucketsOf(calls, 0, 20, 2)).toEqual([
    { from: 0, ok: 1, failed: 1 },
    { from: 10, ok: 2, failed: 0 },
  ]);
});
