import type { Call } from '../../api/types.ts';

/** What calls have to do with each other, as far as they are listed. */
export interface TraceLinks {
  /** Calls that the call's agent made with its own key while it ran, in the same trace. */
  nestedOf: (call: Call) => readonly Call[];
  /** The name of the agent whose own key made the call. */
  callerOf: (call: Call) => string | undefined;
}

export function traceLinks(calls: readonly Call[]): TraceLinks {
  const byTrace = new Map<string, Call[]>();
  const names = new Map<string, string>();
  for (const call of calls) {
    if (call.agent_id !== null) names.set(call.agent_id, call.agent_name);
    const trace = byTrace.get(call.trace_id);
    if (trace) trace.push(call);
    else byTrace.set(call.trace_id, [call]);
  }
  return {
    nestedOf: (call) =>
      call.agent_id === null
        ? []
        : (byTrace.get(call.trace_id) ?? []).filter(
            (one) => one.caller_agent_id === call.agent_id && ranWithin(one, call),
          ),
    callerOf: ({ caller_agent_id }) =>
      caller_agent_id === null ? undefined : (names.get(caller_agent_id) ?? 'an agent'),
  };
}

function ranWithin(inner: Call, outer: Call): boolean {
  const [begin, outerBegin] = [Date.parse(inner.started_at), Date.parse(outer.started_at)];
  return inner.id !== outer.id && begin >= outerBegin && begin <= outerBegin + outer.duration_ms;
}
