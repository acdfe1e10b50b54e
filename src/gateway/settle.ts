import { faultOf } from '../agents/index.ts';
import { shownTraceId } from '../tracing/index.ts';
import type { Course, Ending } from './course.ts';
import type { GatewayParts } from './parts.ts';

/** Writes the record; resolves when it is in the journal, and only then counts the call. The one end of every call. */
export async function settle(course: Course, ending: Ending, parts: GatewayParts): Promise<void> {
  leave(course, ending, parts);
  const call = course.toCall(ending);
  try {
    await parts.recorder.record(call, course.content);
  } finally {
    // The ledger has it, or never will: what it cost is counted once either way.
    course.reservation?.settle(call);
  }
  parts.metrics.callEnded(call);
}

/** The deployment is no longer busy with the call, and nobody needs to end it any more. */
function leave({ agent, attempt, invocation }: Course, { error }: Ending, { openCalls }: GatewayParts): void {
  attempt?.settled(error && !invocation.signal.aborted ? faultOf(error) : null);
  if (agent) openCalls.remove(agent.id, invocation);
}

/** By these a caller finds its call in the log, and its trace, and knows what is left of its limits. */
export const callHeaders = (
  { invocation, trace, reservation }: Course,
  parts: GatewayParts,
): Record<string, string> => ({
  'x-litellm-call-id': invocation.id,
  'x-litellm-trace-id': shownTraceId(trace),
  ...reservation?.headers(parts.clock()),
});
