import type { TraceNode } from '../../api/types.ts';
import { hasFailed } from '../../kit/has-failed.ts';

/** The next call that did not end well, after the open one; from the end it goes on at the top. */
export function nextFailure(nodes: readonly TraceNode[], openId: string | undefined): TraceNode | undefined {
  const at = nodes.findIndex(({ call }) => call.id === openId) + 1;
  return [...nodes.slice(at), ...nodes.slice(0, at)].find(({ call }) => hasFailed(call) || call.outcome === 'refused');
}

export const costliest = (nodes: readonly TraceNode[]): TraceNode | undefined =>
  nodes.toSorted((one, other) => (other.own.cost_nano ?? 0) - (one.own.cost_nano ?? 0))[0];
