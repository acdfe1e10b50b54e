import type { Call } from '../../ledger/index.ts';
import { costOfModel, type ModelCost, type ModelDeployment } from '../../models/index.ts';
import { shownTraceId } from '../../tracing/index.ts';
import { headersOfAnswer } from '../answer-headers.ts';
import type { WireAnswer } from '../invocation.ts';
import { timeoutsOf } from './ask-one.ts';
import type { ModelCourse, ModelEnding } from './course.ts';
import type { ModelInvocation } from './invocation.ts';
import { limitedId } from './limited-id.ts';
import type { ModelGatewayParts } from './parts.ts';

/**
 * Writes the record, and resolves when it is in the journal. The one end of every call of a model.
 *
 * @param answer what leaves then; absent where a stream has left already
 * @returns what the call costs
 */
export async function settleModelCall(
  course: ModelCourse,
  ending: ModelEnding,
  parts: ModelGatewayParts,
  answer?: WireAnswer,
): Promise<ModelCost> {
  if (course.openAs !== null) parts.openCalls.remove(course.openAs, course.open);
  course.ended(ending);
  const cost = await costOf(course, ending, parts);
  if (answer) keepAnswerHeaders(course, answer, ending.outcome === 'ok' ? cost : NONE, parts);
  const call = course.toCall(ending, cost);
  const counted = countedCall(call, course.invocation.request.model);
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

/** What limits need to know of a call, and no more: a record has fifty members. @param model as the caller named it */
const countedCall = (
  { keyId, userId, teamId, callerAgentId, startedAt, costNano, inputTokens, outputTokens, totalTokens }: Call,
  model: string,
) => ({
  keyId,
  userId,
  teamId,
  agentId: limitedId(model),
  callerAgentId,
  startedAt,
  costNano,
  inputTokens,
  outputTokens,
  totalTokens,
});

/** What is left of limits stands in them as it is now, before the call is counted. */
function keepAnswerHeaders(course: ModelCourse, answer: WireAnswer, cost: ModelCost, parts: ModelGatewayParts): void {
  if (!course.headers) return;
  const headers = answerHeaders(course, answer, cost, parts);
  course.headers.answers(headersOfAnswer(course.invocation.requestId, { ...answer, headers }));
}

/** Of a whole answer: its own, and what there is to say of the call. */
export const answerHeaders = (
  course: ModelCourse,
  { headers }: WireAnswer,
  cost: ModelCost,
  parts: ModelGatewayParts,
): Record<string, string> => Object.assign({ ...headers }, modelCallHeaders(course, parts), costHeaders(cost));

/** What never came to an answer costs nothing; what broke off costs what its provider had counted until then. */
async function costOf(
  { deployment, usage, serviceTier, startedAt, request }: ModelCourse,
  { outcome }: ModelEnding,
  { pricer }: ModelGatewayParts,
): Promise<ModelCost> {
  if (!deployment || (outcome !== 'ok' && !usage)) return NONE;
  if (request.operation === 'messages.count_tokens') return FREE;
  return costOfModel(await pricer.pricesOf(deployment, startedAt), usage, serviceTier);
}

/** Nobody charges for counting what was not asked yet. */
const FREE: ModelCost = { costNano: 0, parts: null, source: null, note: null };
const NONE: ModelCost = { costNano: null, parts: null, source: null, note: null };

/** By these a caller finds its call, knows who answered and what is left of its limits (model notes, A.4). */
export function modelCallHeaders(course: ModelCourse, parts: ModelGatewayParts): Record<string, string> {
  const { invocation, trace, reservation, deployment, tried, fallbacks, readyMs, upstreamMs } = course;
  // Written out and added to, since every call comes here: put together of several objects they take three times as long.
  const headers: Record<string, string> = {
    'x-litellm-version': parts.version,
    'x-litellm-call-id': invocation.id,
    'x-litellm-trace-id': shownTraceId(trace),
    'x-litellm-model-group': escaped(invocation.request.model.slice(0, MAX_NAME)),
    'x-litellm-response-duration-ms': milliseconds(readyMs),
    'x-litellm-overhead-duration-ms': milliseconds(Math.max(0, readyMs - upstreamMs)),
    'x-litellm-attempted-retries': String(tried.length),
    'x-litellm-attempted-fallbacks': String(fallbacks),
    'x-litellm-max-fallbacks': String(parts.fallbacks.max),
  };
  if (deployment) addDeployment(headers, deployment, invocation);
  addProvider(headers, course.providerHeaders);
  return Object.assign(headers, reservation?.headers(parts.clock()));
}

/** Where it is, only the administrator learns. */
function addDeployment(
  headers: Record<string, string>,
  deployment: ModelDeployment,
  invocation: ModelInvocation,
): void {
  const { id, region, baseUrl } = deployment;
  headers['x-litellm-model-id'] = escaped(id);
  headers['x-litellm-timeout'] = String(timeoutsOf(deployment, invocation).firstByteMs / 1000);
  if (region !== null) headers['x-litellm-model-region'] = escaped(region);
  if (invocation.principal.kind === 'admin' && baseUrl !== null) headers['x-litellm-model-api-base'] = escaped(baseUrl);
}

/** Not every letter may stand in a header, and half a character, which a cut may leave, has no escape. */
const escaped = (text: string): string => encodeURI(text.replace(HALF_CHARACTER, ''));
const HALF_CHARACTER = /\p{Surrogate}/gu;

/** What a caller may use of what the provider says of itself; whose account it is, is nobody's business. */
const TOLD = /^(x-ratelimit-|anthropic-ratelimit-|(x-|apim-)?request-id$|openai-(processing-ms|version)$|x-ms-region$)/;
/** OpenAI's own names, which are the gateway's where the key has limits itself. */
const RATE_LIMIT = /^x-ratelimit-(limit|remaining|reset)-(requests|tokens)$/;

function addProvider(headers: Record<string, string>, told: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(told)) {
    if (!TOLD.test(name)) continue;
    headers[`llm_provider-${name}`] = value;
    if (RATE_LIMIT.test(name)) headers[name] = value;
  }
}

const milliseconds = (ms: number): string => String(Math.round(ms * 1000) / 1000);

const MAX_NAME = 256;
const NANO = 1e9;

/** Dollars; only when the cost is known, for 0 would say that it was free. What is taken off and added, where that is. */
function costHeaders({ costNano, parts, marginShare }: ModelCost): Record<string, string> {
  if (costNano === null) return {};
  const { discount = 0, margin = 0 } = parts ?? {};
  const isAdjusted = discount !== 0 || margin !== 0;
  return {
    'x-litellm-response-cost': dollars(costNano),
    ...(isAdjusted && { 'x-litellm-response-cost-original': dollars(costNano - discount - margin) }),
    ...(discount !== 0 && { 'x-litellm-response-cost-discount-amount': dollars(-discount) }),
    ...(margin !== 0 && { 'x-litellm-response-cost-margin-amount': dollars(margin) }),
    ...(margin !== 0 && marginShare && { 'x-litellm-response-cost-margin-percent': String(marginShare) }),
  };
}

const dollars = (nano: number): string => String(nano / NANO);
