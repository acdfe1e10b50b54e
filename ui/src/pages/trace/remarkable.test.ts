import { expect, it } from 'vitest';
import type { TraceNode } from '../../api/types.ts';
import { costliest, nextFailure } from './remarkable.ts';

const node = (id: string, outcome: string, cost_nano: number | null = null): TraceNode =>
  ({ call: { id, outcome }, own: { cost_nano } }) as TraceNode;

const NODES = [node('a', 'ok', 5), node('b', 'agent-error'), node('c', 'ok', 40), node('d', 'refused', 0)];

it('the next failure is behind the open call, and from the last one on the first again', () => {
  const next = (open: string | undefined) => nextFailure(NODES, open)?.call.id;
  expect([next(undefined), next('a'), next('b'), next('c'), next('d')]).toEqual(['b', 'b', 'd', 'd', 'b']);
  expect(nextFailure([node('a', 'ok')], 'a')).toBeUndefined();
});

it('the costliest is that which cost most itself', () => {
  expect(costliest(NODES)?.call.id).toBe('c');
  expect(costliest([])).toBeUndefined();
});
