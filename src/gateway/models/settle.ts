import { costOfModel, type ModelCost, type ModelDeployment } from '../../models/index.ts';
import { shownTraceId } from '../../tracing/index.ts';
import { timeoutsOf } from './ask-one.ts';
import type { ModelCourse, ModelEnding } from './course.ts';
import type { ModelInvocation } from './invocation.ts';
import { limitedId } from './limited-id.ts';
import type { ModelGatewayParts } from './parts.ts';

/** Writes the record, and resolves when it is in the journal. The one end of every call of a model. */
export async function settleModelCall(
  course: ModelCourse,
  ending: ModelEnding,
  parts: ModelGatewayParts,
): Promise<ModelCost> {
  if (course.openAs !== null) parts.openCalls.remove(course.openAs, course.open);
  course.ended(ending);
  const cost = await costOf(course, ending, parts);
  const call = course.toCall(ending, cost);
  const counted = { ...call, agentId: limitedId(course.invocation.request.model) };
  const agent = call.callerAgentId === null ? undefined : parts.agents.find(call.callerAgentId);
  if (agent) parts.traceCounts.spent(agent, course.trace, call);
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
export function modelCallHeaders(course: ModelCourse, parts: ModelGatewayParts): Record<string, string> {
  const { invocation, trace, reservation, deployment, tried, fallbacks, departures, upstreamMs } = course;
  const { elapsedMs } = departures;
  return {
    ...providerHeaders(course.providerHeaders),
    'x-litellm-version': parts.version,
    'x-litellm-call-id': invocation.id,
    'x-litellm-trace-id': shownTraceId(trace),
    'x-litellm-model-group': encodeURI(invocation.request.model.slice(0, MAX_NAME)),
    'x-litellm-response-duration-ms': milliseconds(elapsedMs),
    'x-litellm-overhead-duration-ms': milliseconds(Math.max(0, elapsedMs - upstreamMs)),
    'x-litellm-attempted-retries': String(tried.length),
    'x-litellm-attempted-fallbacks': String(fallbacks),
    'x-litellm-max-fallbacks': String(parts.fallbacks.max),
    ...(deployment && deploymentHeaders(deployment, invocation)),
    ...reservation?.headers(parts.clock()),
  };
}

/** Where it is, only the administrator learns. */
const deploymentHeaders = (deployment: ModelDeployment, invocation: ModelInvocation): Record<string, string> => ({
  'x-litellm-model-id': encodeURI(deployment.id),
  'x-litellm-timeout': String(timeoutsOf(deployment, invocation).firstByteMs / 1000),
  ...(deployment.region !== null && { 'x-litellm-model-region': encodeURI(deployment.region) }),
  ...(invocation.principal.kind === 'admin' &&
    deployment.baseUrl !== null && { 'x-litellm-model-api-base': encodeURI(deployment.baseUrl) }),
});

/** What a caller may use of what the provider says of itself; whose account it is, is nobody's business. */
const TOLD = /^(x-ratelimit-|anthropic-ratelimit-|(x-|apim-)?request-id$|openai-(processing-ms|version)$|x-ms-region$)/;
/** OpenAI's own names, which are the gateway's where the key has limits itself. */
const RATE_LIMIT = /^x-ratelimit-(limit|remaining|reset)-(requests|tokens)$/;

const providerHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      TOLD.test(name) ? [[`llm_provider-${name}`, value], ...(RATE_LIMIT.test(name) ? [[name, value]] : [])] : [],
    ),
  );

const milliseconds = (ms: number): string => String(Math.round(ms * 1000) / 1000);

const MAX_NAME = 256;
const NANO = 1e9;

/** Dollars; a header only when the cost is known, for 0 would say that it was free. */
export const costHeader = ({ costNano }: ModelCost): Record<string, string> =>
  costNano === null ? {} : { 'x-litellm-response-cost': String(costNano / NANO) };
