import { shownTraceId } from '../tracing/index.ts';
import type { Course, Ending } from './course.ts';
import type { GatewayParts } from './parts.ts';

/** Writes the record; resolves when it is in the journal, and only then counts the call. The one end of every call. */
export async function settle(course: Course, ending: Ending, parts: GatewayParts): Promise<void> {
  const call = course.toCall(ending);
  await parts.recorder.record(call, course.content);
  parts.metrics.callEnded(call);
}

/** By these a caller finds its call in the log, and its trace. */
export const callHeaders = ({ invocation, trace }: Course): Record<string, string> => ({
  'x-litellm-call-id': invocation.id,
  'x-litellm-trace-id': shownTraceId(trace),
});
