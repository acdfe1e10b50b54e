import type { RecordedCall } from '../../ledger/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';
import { agentEvents } from './agent-events.ts';
import { answerFacts } from './answer-facts.ts';
import type { WriteContent } from './content-rule.ts';
import { derivedSpanId } from './derived-id.ts';
import { GATEWAY, GEN_AI, GEN_AI_PARAMETERS, OPERATIONS, PROVIDERS } from './gen-ai-names.ts';
import { attributesOf, type Fields, nanosOf, type OtlpSpan, SPAN_KIND } from './otlp.ts';
import { parametersOf, saidIn, stopSequencesOf, textIn } from './said.ts';
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
} from './told-call.ts';

/** What a destination of OpenTelemetry is told besides the calls. */
export interface GenAiTerms {
  /** Null when nothing of what was said may leave. */
  writeContent: WriteContent | null;
  /** Leave out whose call it was. */
  hidesKeys: boolean;
}

/**
 * A call by OpenTelemetry's conventions (tracing notes, B.9). A call of an agent is two spans: what the caller asked of the
 * gateway, and below it what the gateway asked of the agent, whose id the agent got in `traceparent`.
 */
export function genAiSpans(told: ToldCall, terms: GenAiTerms): OtlpSpan[] {
  const { call } = told;
  const parentSpanId = told.parentSpanId ?? told.callersSpanId;
  if (isOfModel(call)) return withAttempts(call, modelSpan(told, parentSpanId, terms));
  const asked = serverSpan(told, parentSpanId, terms);
  if (!isOfAgent(call) || call.deploymentId === null) return [asked];
  return [asked, ...withAttempts(call, agentSpan(told, asked.spanId, terms))];
}

/** What the caller asked. Agents and tasks below it name the other span, so that this one's id may be made up. */
function serverSpan(told: ToldCall, parentSpanId: string | null, terms: GenAiTerms): OtlpSpan {
  const { call } = told;
  const hasOther = isOfAgent(call) && call.deploymentId !== null;
  const spanId = hasOther ? derivedSpanId(spanIdOf(call), 'server') : spanIdOf(call);
  return span(
    told,
    terms,
    { spanId, parentSpanId, name: `POST ${routeOf(call)}`, kind: SPAN_KIND.server },
    {
      'http.request.method': 'POST',
      'http.route': routeOf(call),
      'http.response.status_code': call.httpStatus,
      'user_agent.original': call.userAgent,
      [GATEWAY.method]: call.operation,
    },
  );
}

/** As the gateway's callers know it, without what is different in each call. */
const routeOf = ({ front }: RecordedCall): string => ROUTES[front] ?? '/a2a/{agent}';

const ROUTES: Partial<Record<RecordedCall['front'], string>> = {
  chat: '/v1/chat/completions',
  responses: '/v1/responses',
};

function agentSpan(told: ToldCall, parentSpanId: string, terms: GenAiTerms): OtlpSpan {
  const { call, content, backend } = told;
  const { writeContent } = terms;
  const said = content && writeContent ? saidIn(call, content) : null;
  const invoked = span(
    told,
    terms,
    { spanId: spanIdOf(call), parentSpanId, name: `invoke_agent ${call.agentName}`, kind: SPAN_KIND.client },
    {
      [GEN_AI.operation]: 'invoke_agent',
      [GEN_AI.provider]: 'a2a',
      [GEN_AI.agentId]: call.agentId,
      [GEN_AI.agentName]: call.agentName,
      'server.address': backend?.host,
      'server.port': backend?.port,
      [GEN_AI.conversation]: call.contextId ?? call.sessionId,
      [GEN_AI.inputTokens]: call.inputTokens,
      [GEN_AI.outputTokens]: call.outputTokens,
      [GATEWAY.taskId]: call.taskId,
      [GATEWAY.taskState]: call.taskState,
      [GATEWAY.cost]: dollarsOf(call),
      ...(said && {
        [GEN_AI.inputMessages]: writeContent?.(messagesOf(said.input)),
        [GEN_AI.outputMessages]: writeContent?.([answerOf(said.output, call.taskState ?? 'stop')]),
      }),
    },
  );
  const events = agentEvents(call, content);
  return events.length > 0 ? { ...invoked, events } : invoked;
}

function modelSpan(told: ToldCall, parentSpanId: string | null, terms: GenAiTerms): OtlpSpan {
  const { call } = told;
  const operation = OPERATIONS[call.operation] ?? 'chat';
  const facts = factsOf(call);
  const name = `${operation} ${call.model ?? ''}`.trim();
  return span(
    told,
    terms,
    { spanId: spanIdOf(call), parentSpanId, name, kind: SPAN_KIND.client },
    {
      [GEN_AI.operation]: operation,
      [GEN_AI.provider]: PROVIDERS[call.provider ?? ''] ?? call.provider,
      [GEN_AI.requestModel]: call.model,
      [GATEWAY.upstreamModel]: facts?.upstreamModel,
      [GEN_AI.requestStream]: call.eventCount > 0 ? true : null,
      [GEN_AI.firstChunk]: call.eventCount > 0 && call.firstByteMs !== null ? call.firstByteMs / 1000 : null,
      [GEN_AI.agentId]: call.callerAgentId,
      [GEN_AI.conversation]: told.trace.sessionId,
      [GEN_AI.inputTokens]: call.inputTokens,
      [GEN_AI.outputTokens]: call.outputTokens,
      [GEN_AI.cacheReadTokens]: facts?.cachedTokens,
      [GEN_AI.cacheWriteTokens]: facts?.cacheWriteTokens,
      [GEN_AI.reasoningTokens]: facts?.reasoningTokens,
      [GATEWAY.cost]: dollarsOf(call),
      ...modelContent(told, terms),
    },
  );
}

function modelContent({ call, content }: ToldCall, { writeContent }: GenAiTerms): Fields {
  if (!content) return {};
  const parameters = Object.entries(parametersOf(content)).flatMap(([name, value]) => {
    const told = GEN_AI_PARAMETERS[name];
    return told === undefined ? [] : [[told, value] as const];
  });
  const { id, model, finishReason } = answerFacts(content);
  const facts = {
    ...Object.fromEntries(parameters),
    [GEN_AI.responseId]: id,
    [GEN_AI.responseModel]: factsOf(call)?.answeredModel ?? model,
    [GEN_AI.finishReasons]: finishReason === null ? null : [finishReason],
  };
  if (!writeContent) return facts;
  const { input, output } = saidIn(call, content);
  const stops = stopSequencesOf(content);
  return {
    ...facts,
    [GEN_AI.stopSequences]: stops.length > 0 ? stops : null,
    [GEN_AI.inputMessages]: writeContent(messagesOf(input)),
    [GEN_AI.outputMessages]: writeContent(output === null ? null : [answerOf(output, finishReason ?? UNTOLD)]),
  };
}

/** What broke off has no reason to have ended, and the convention wants one. */
const UNTOLD = 'error';

const answerOf = (output: Json, finishReason: string): JsonObject => ({
  ...messageOf('assistant', contentText(output)),
  finish_reason: finishReason,
});

/** The conversation that a model was given, whichever route's shape it has. */
function messagesOf(input: Json): Json {
  if (!Array.isArray(input)) return [messageOf('user', textOrJson(input))];
  return input.map((message) => {
    const role = isJsonObject(message) && typeof message['role'] === 'string' ? message['role'] : 'user';
    return messageOf(role, contentText(message));
  });
}

const messageOf = (role: string, content: string): JsonObject => ({ role, parts: [{ type: 'text', content }] });

/** The text of a message: a string, or a list of parts with texts; else what it is. */
function contentText(message: Json): string {
  const content = isJsonObject(message) ? (message['content'] ?? message['text'] ?? message) : message;
  if (!Array.isArray(content)) return textOrJson(content);
  const texts = content.map((part) => (isJsonObject(part) && typeof part['text'] === 'string' ? part['text'] : null));
  return texts.some((text) => text !== null)
    ? texts.filter((text) => text !== null).join('\n')
    : JSON.stringify(content);
}

const textOrJson = (said: Json): string =>
  typeof said === 'string' ? said : textIn(said) || (said === null ? '' : JSON.stringify(said));

const dollarsOf = ({ costNano }: RecordedCall): number | null => (costNano === null ? null : costNano / 1e9);

const common = (call: RecordedCall, hidesKeys: boolean): Fields => ({
  'error.type': hasFailed(call) ? (call.errorCode ?? call.outcome) : null,
  [GATEWAY.callId]: call.id,
  [GATEWAY.outcome]: call.outcome,
  [GATEWAY.deployment]: call.deploymentId,
  [GATEWAY.callerAgent]: call.callerAgentId,
  ...(!hidesKeys && {
    'user.id': call.userId,
    [GATEWAY.keyAlias]: call.keyAlias,
    [GATEWAY.team]: call.teamId,
  }),
});

type Identity = Pick<OtlpSpan, 'spanId' | 'name' | 'kind'> & { parentSpanId: string | null };

const span = (
  { call, content, link }: ToldCall,
  { writeContent, hidesKeys }: GenAiTerms,
  { spanId, parentSpanId, name, kind }: Identity,
  fields: Fields,
): OtlpSpan => ({
  traceId: call.traceId,
  spanId,
  ...(parentSpanId !== null && { parentSpanId }),
  name,
  kind,
  startTimeUnixNano: nanosOf(call.startedAt),
  endTimeUnixNano: nanosOf(endOf(call)),
  attributes: attributesOf({ ...fields, ...common(call, hidesKeys) }),
  status: hasFailed(call) ? { code: 2, message: failureOf(call, content !== null && writeContent !== null) } : {},
  // Of what the caller asked: what is below it has a parent.
  ...(link && (kind === SPAN_KIND.server || isOfModel(call)) && { links: [link] }),
});

/** Each attempt below the span of what was asked, where there was more than one. */
const withAttempts = (call: RecordedCall, asked: OtlpSpan): OtlpSpan[] => [
  asked,
  ...attemptsOf(call).map((attempt) => attemptSpan(attempt, asked)),
];

const attemptSpan = (
  { number, deployment, spanId, startedAt, endedAt, fault }: TimedAttempt,
  { traceId, spanId: parentSpanId }: OtlpSpan,
): OtlpSpan => ({
  traceId,
  spanId,
  parentSpanId,
  name: `attempt ${number}`,
  kind: SPAN_KIND.client,
  startTimeUnixNano: nanosOf(startedAt),
  endTimeUnixNano: nanosOf(endedAt),
  attributes: attributesOf({ [GATEWAY.deployment]: deployment, 'error.type': fault }),
  status: fault === null ? {} : { code: 2, message: fault },
});
