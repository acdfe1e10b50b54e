import { useQuery } from '@tanstack/react-query';
import { traceQuery } from '../../api/traces.ts';
import type { Call, TraceNode } from '../../api/types.ts';
import { idsBelow } from './below.ts';

export interface CallInTrace {
  node: TraceNode;
  /** All that it caused. */
  below: readonly TraceNode[];
}

/** A call with what it caused; undefined while that is asked for, and where its trace does not show it. */
export function useCallInTrace({ id, trace_id }: Call): CallInTrace | undefined {
  const nodes = useQuery(traceQuery(trace_id)).data?.calls_shown ?? [];
  const node = nodes.find(({ call }) => call.id === id);
  if (!node) return undefined;
  const below = idsBelow(
    id,
    nodes.map(({ call, parent_id }) => ({ id: call.id, parent: parent_id })),
  );
  return { node, below: nodes.filter(({ call }) => below.has(call.id)) };
}
