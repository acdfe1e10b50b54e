import { expect, it } from 'vitest';
import type { Call } from '../../api/types.ts';
import { forwardingOf } from './forwarding.ts';

const calls = (...traces: string[]) => traces.map((trace_id) => ({ trace_id }) as Call);

it('counts as linked what an agent called within a call that it answered', () => {
  expect(forwardingOf(calls('a', 'a', 'x'), calls('a', 'b'))).toEqual({ seen: 3, linked: 2 });
  expect(forwardingOf([], calls('a'))).toEqual({ seen: 0, linked: 0 });
});
