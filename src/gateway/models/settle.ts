import { costOfModel, type ModelCost } from '../../models/index.ts';
import { shownTraceId } from '../../tracing/index.ts';
import type { ModelCourse, ModelEnding } from './course.ts';
import { limitedId } from './limited-id.ts';
import type { ModelGatewayParts } from './parts.ts';

/** Writes the record, and resolves when it is in the journal. The one end of every call of a model. */
export async function settleModelCall(
  course: ModelCourse,
  ending: ModelEnding,
  parts: ModelGatewayParts,
): Promise<ModelCost> {
  if (course.openAs !== null) parts.openCalls.remove(course.openAs, course.open);
  const cost = await costOf(course, ending, parts);
  const call = course.toCall(ending, cost);
  const counted = { ...call, agentId: limitedId(course.invocation.request.model) };
  const agent = call.callerAgentId === null ? undefined : parts.agents.find(call.callerAgentId);
  if (agent) parts.traceCounts.spent(agent, call.traceId, call.costNano);
  try {
    await parts.recorder.record(call, course.content);
    course.reservation?.settle(counted);
    // As it is configured: callers make up any number of names.
    parts.metrics.modelCallEnded(call, { model: course.deployment?.name ?? null, agent: agent?.name ?? null });
  } catch (unrecorded) {
    course.reservation?.settle({ ...counted, costNano: null });
    throw unrecorded;
  }
  return cost;
}

/** What never came to an answer costs nothing; what broke off costs what its provider had counted until then. */
async function costOf(
  { deployment, usage, startedAt }: ModelCourse,
  { outcome }: ModelEnding,
  { pricer }: ModelGatewayParts,
): Promise<ModelCost> {
  if (!deployment || (outcome !== 'ok' && !usage)) return NONE;
  return costOfModel(await pricer.pricesOf(deployment, startedAt), usage);
}

const NONE: ModelCost = { costNano: null, parts: null, source: null, note: null };

/** By these a caller finds its call, knows who answered and what is left of its limits (model notes, A.4). */
export function modelCallHeaders(
  { invocation, trace, reservation, deployment, tried, fallbacks, departures }: ModelCourse,
  parts: ModelGatewayParts,
): Record<string, string> {
  return {
    'x-litellm-call-id': invocation.id,
    'x-litellm-trace-id': shownTraceId(trace),
    'x-litellm-model-group': encodeURI(invocation.request.model.slice(0, MAX_NAME)),
    'x-litellm-response-duration-ms': String(Math.round(departures.elapsedMs * 1000) / 1000),
    'x-litellm-attempted-retries': String(tried.length),
    'x-litellm-attempted-fallbacks': String(fallbacks),
    ...(deployment && { 'x-litellm-model-id': encodeURI(deployment.id) }),
    ...reservation?.headers(parts.clock()),
  };
}

const MAX_NAME = 256;
const NANO = 1e9;

/** Dollars; a header only when the cost is known, for 0 would say that it was free. */
export const costHeader = ({ costNano }: ModelCost): Record<string, string> =>
  costNano === null ? {} : { 'x-litellm-response-cost': String(costNano / NANO) };
