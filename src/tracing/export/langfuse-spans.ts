import { parseTags, type RecordedCall } from '../../ledger/index.ts';
import { agentEvents } from './agent-events.ts';
import { answerFacts } from './answer-facts.ts';
import type { WriteContent } from './content-rule.ts';
import { attributesOf, type Fields, nanosOf, type OtlpSpan, SPAN_KIND } from './otlp.ts';
import { parametersOf, saidIn } from './said.ts';
import {
  attemptsOf,
  endOf,
  factsOf,
  failureOf,
  hasFailed,
  isOfAgent,
  isOfModel,
  spanIdOf,
  type TimedAttempt,
  type ToldCall,
  type TraceFacts,
} from './told-call.ts';

/** What a destination in Langfuse's words is told besides the calls. */
export interface LangfuseTerms {
  environment: string;
  /** Null when nothing of what was said may leave. */
  writeContent: WriteContent | null;
  /** Leave out whose call it was. */
  hidesKeys: boolean;
}

/**
 * A call as Langfuse observes it (tracing notes, B.4-B.8): one observation for what is both asked of the gateway and asked
 * by it, so that the tree is that of the calls, and one below it for each attempt where there was more than one.
 *
 * `gen_ai.operation.name` is never sent: of a span that has `invoke_agent` there, Langfuse drops model, usage and cost.
 */
export function langfuseSpans(told: ToldCall, terms: LangfuseTerms): OtlpSpan[] {
  const { call, trace, parentSpanId } = told;
  const common = traceAttributes(trace, terms);
  const events = isOfAgent(call) ? agentEvents(call, told.content) : [];
  const span: OtlpSpan = {
    traceId: call.traceId,
    spanId: spanIdOf(call),
    ...(parentSpanId !== null && { parentSpanId }),
    name: observationName(call),
    kind: isOfModel(call) ? SPAN_KIND.client : SPAN_KIND.server,
    startTimeUnixNano: nanosOf(call.startedAt),
    endTimeUnixNano: nanosOf(endOf(call)),
    attributes: attributesOf({ ...common, ...observation(told, terms) }),
    status: hasFailed(call) ? { code: 2, message: failureOf(call, mayQuote(told, terms)) } : {},
    ...(events.length > 0 && { events }),
  };
  return [span, ...attemptsOf(call).map((attempt) => attemptSpan(attempt, span, common))];
}

/** As the tree shows it: whom was asked, or what a model's caller calls its call. */
export const observationName = (call: RecordedCall): string => {
  const { front, operation, model, agentName } = call;
  if (front === 'models')
    return factsOf(call)?.generationName ?? `${MODEL_VERBS[operation] ?? 'chat'} ${model ?? ''}`.trim();
  const agent = agentName || 'agent';
  return operation === 'send' || operation === 'stream' ? agent : `${operation} ${agent}`;
};

const MODEL_VERBS: Record<string, string> = { embeddings: 'embeddings', completions: 'text_completion' };

const MAX_NAME = 1000;
/** Langfuse takes 200 characters of US-ASCII. */
const MAX_SESSION = 200;

const traceAttributes = ({ name, sessionId, userId, tags }: TraceFacts, { environment }: LangfuseTerms): Fields => ({
  'langfuse.trace.name': name.slice(0, MAX_NAME),
  'session.id': sessionId.slice(0, MAX_SESSION),
  'user.id': userId,
  'langfuse.trace.tags': tags,
  'langfuse.environment': environment,
});

function observation(told: ToldCall, terms: LangfuseTerms): Fields {
  const { call } = told;
  const failed = hasFailed(call);
  return {
    'langfuse.observation.type': typeOf(call),
    'langfuse.observation.level': failed ? 'ERROR' : call.outcome === 'ok' ? 'DEFAULT' : 'WARNING',
    'langfuse.observation.status_message': call.outcome === 'ok' ? null : failureOf(call, mayQuote(told, terms)),
    'langfuse.observation.cost_details': costDetails(call),
    ...(isOfModel(call) ? ofModel(told) : {}),
    ...contentOf(told, terms),
    ...metadata(told, terms),
  };
}

const mayQuote = ({ content }: ToldCall, { writeContent }: LangfuseTerms): boolean =>
  content !== null && writeContent !== null;

const typeOf = (call: RecordedCall): string => {
  if (isOfModel(call)) return call.operation === 'embeddings' ? 'embedding' : 'generation';
  return isOfAgent(call) ? 'agent' : 'span';
};

function ofModel({ call, content }: ToldCall): Fields {
  const parameters = content ? parametersOf(content) : {};
  return {
    'langfuse.observation.model.name': factsOf(call)?.upstreamModel ?? call.model,
    'langfuse.observation.model.parameters': Object.keys(parameters).length > 0 ? JSON.stringify(parameters) : null,
    'langfuse.observation.usage_details': usageDetails(call),
    'langfuse.observation.completion_start_time':
      call.firstByteMs === null ? null : new Date(call.startedAt + call.firstByteMs).toISOString(),
  };
}

/** Buckets that do not overlap, and their sum: Langfuse takes them as they are. Text, or they would be lost (B.6). */
function usageDetails(call: RecordedCall): string | null {
  const { inputTokens, outputTokens } = call;
  if (inputTokens === null && outputTokens === null) return null;
  const facts = factsOf(call);
  const cached = Math.min(inputTokens ?? 0, facts?.cachedTokens ?? 0);
  const written = Math.min((inputTokens ?? 0) - cached, facts?.cacheWriteTokens ?? 0);
  const reasoning = Math.min(outputTokens ?? 0, facts?.reasoningTokens ?? 0);
  return detailsText({
    input: (inputTokens ?? 0) - cached - written,
    input_cached_tokens: cached,
    input_cache_creation: written,
    output: (outputTokens ?? 0) - reasoning,
    output_reasoning_tokens: reasoning,
  });
}

/** Dollars; always with their total, 0 for what is free, nothing for what is not known. */
function costDetails(call: RecordedCall): string | null {
  const { costNano } = call;
  if (costNano === null) return null;
  const parts = isOfModel(call) ? factsOf(call)?.costParts : null;
  if (!parts) return JSON.stringify({ total: costNano / NANO });
  const { input, cachedInput, cacheWrite, output, reasoning, perCall, discount = 0, margin = 0 } = parts;
  const buckets = {
    input,
    input_cached_tokens: cachedInput,
    input_cache_creation: cacheWrite,
    output,
    output_reasoning_tokens: reasoning,
    per_call: perCall,
  };
  return detailsText({ ...reduced(buckets, discount), margin }, costNano, NANO);
}

/** No bucket may be below 0: a discount is taken off each by its share. @param discount 0 or below */
function reduced(buckets: Record<string, number>, discount: number): Record<string, number> {
  const sum = sumOf(buckets);
  if (discount === 0 || sum === 0) return buckets;
  const left = Math.max(0, (sum + discount) / sum);
  return Object.fromEntries(Object.entries(buckets).map(([name, value]) => [name, value * left]));
}

const NANO = 1e9;

/** Input and output are always told, of the rest what is not 0. @param total their sum unless told */
function detailsText(parts: Record<string, number>, total = sumOf(parts), unit = 1): string {
  const told = Object.entries(parts).filter(([name, value]) => value !== 0 || name === 'input' || name === 'output');
  const inUnits = told.map(([name, value]) => [name, value / unit] as const);
  return JSON.stringify({ ...Object.fromEntries(inUnits), total: total / unit });
}

const sumOf = (parts: Record<string, number>): number => Object.values(parts).reduce((sum, part) => sum + part, 0);

function contentOf({ call, content }: ToldCall, { writeContent }: LangfuseTerms): Fields {
  if (!content || !writeContent) return {};
  const { input, output } = saidIn(call, content);
  return {
    'langfuse.observation.input': writeContent(input),
    'langfuse.observation.output': writeContent(output),
  };
}

/** Few, and flat: each is a filter in Langfuse. */
function metadata({ call, content, callersSpanId, link, backend }: ToldCall, { hidesKeys }: LangfuseTerms): Fields {
  const facts = {
    call_id: call.id,
    agent_id: isOfModel(call) ? call.callerAgentId : call.agentId,
    caller_agent_id: isOfModel(call) ? null : call.callerAgentId,
    deployment_id: call.deploymentId,
    backend: backend?.host,
    provider: call.provider,
    finish_reason: isOfModel(call) && content ? answerFacts(content).finishReason : null,
    outcome: call.outcome,
    error_code: call.errorCode,
    a2a_method: isOfModel(call) ? null : call.operation,
    a2a_protocol_version: isOfModel(call) ? null : call.version,
    a2a_task_id: call.taskId,
    a2a_context_id: call.contextId,
    a2a_task_state: call.taskState,
    caller_span_id: callersSpanId ?? link?.spanId ?? null,
    caller_trace_id: link?.traceId ?? null,
    trace_ref: call.traceRef,
    ...(!hidesKeys && { key_alias: call.keyAlias, team: call.teamAlias ?? call.teamId, key_tags: tagsOf(call) }),
  };
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [`langfuse.observation.metadata.${name}`, value] as const),
  );
}

const tagsOf = ({ tags }: RecordedCall): string | null => parseTags(tags).join(', ') || null;

const attemptSpan = (
  { number, deployment, spanId, startedAt, endedAt, fault }: TimedAttempt,
  { traceId, spanId: parentSpanId }: OtlpSpan,
  common: Fields,
): OtlpSpan => ({
  traceId,
  spanId,
  parentSpanId,
  name: `attempt ${number} · ${deployment}`,
  kind: SPAN_KIND.client,
  startTimeUnixNano: nanosOf(startedAt),
  endTimeUnixNano: nanosOf(endedAt),
  attributes: attributesOf({
    ...common,
    'langfuse.observation.type': 'span',
    'langfuse.observation.level': fault === null ? 'DEFAULT' : 'ERROR',
    'langfuse.observation.status_message': fault,
    'langfuse.observation.metadata.deployment_id': deployment,
  }),
  status: fault === null ? {} : { code: 2, message: fault },
});
