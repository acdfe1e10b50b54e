import type { Agent } from '../agents/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import type { TraceContext } from '../tracing/index.ts';

/** Agents that call each other in a circle would do so until somebody's money is spent (model notes, A.15). */
const MAX_HOPS = 10;

/**
 * Refuses what agents must not do to each other without end, and what nobody could say the cause of.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export function guardTrace(agent: Agent, trace: TraceContext): void {
  if ((trace.cause?.hops ?? 0) >= MAX_HOPS)
    throw new SwitchboardError(
      'INVALID_PARAMS',
      `More than ${MAX_HOPS} agents have called each other to get here. Check that agent "${agent.name}" and those that ` +
        'call it do not go in circles.',
    );
  if (agent.sessionGuards.traceOnCallsTo && !isNamed(trace)) throw unnamed(agent.name, 'to');
}

/** @throws SwitchboardError INVALID_PARAMS when an agent must say for which trace it calls, and does not */
export function guardCaller(agent: Agent, trace: TraceContext): void {
  if (agent.sessionGuards.traceOnCallsBy && !isNamed(trace)) throw unnamed(agent.name, 'by');
}

const isNamed = ({ traceRef, sessionId, parentSpanId }: TraceContext): boolean =>
  traceRef !== null || sessionId !== null || parentSpanId !== null;

const unnamed = (name: string, way: 'to' | 'by'): SwitchboardError =>
  new SwitchboardError(
    'INVALID_PARAMS',
    `Calls ${way} agent "${name}" must say which trace they are part of, and this one does not. Send the header ` +
      'x-litellm-trace-id; agents pass on the one that they were called with.',
  );
