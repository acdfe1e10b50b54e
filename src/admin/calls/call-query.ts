import { z } from 'zod';
import { callScope, decide, type Principal } from '../../access/index.ts';
import type { AgentDirectory } from '../../agents/index.ts';
import type { CallFilter, CallMember, CallRange, CallValue } from '../../ledger/index.ts';
import { MODEL_OPERATIONS, OPERATIONS } from '../../protocol/index.ts';
import { normaliseTraceId } from '../../tracing/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { oneOrMore } from '../http/one-or-more.ts';
import { timeQuery } from '../http/time.ts';
import { OUTCOMES } from './call-view.ts';
import { keyIdFor } from './key-id.ts';

/** Columns with one text each, under the names of the API. */
const TEXTS = {
  id: 'id',
  request_id: 'requestId',
  error_code: 'errorCode',
  error_message: 'errorMessage',
  front: 'front',
  version: 'version',
  binding: 'binding',
  upstream_version: 'upstreamVersion',
  upstream_binding: 'upstreamBinding',
  deployment_id: 'deploymentId',
  routing: 'routing',
  agent_id: 'agentId',
  agent_name: 'agentName',
  principal_kind: 'principalKind',
  key_id: 'keyId',
  key_alias: 'keyAlias',
  user_id: 'userId',
  team_id: 'teamId',
  team_alias: 'teamAlias',
  caller_agent_id: 'callerAgentId',
  decision: 'decision',
  message_id: 'messageId',
  task_id: 'taskId',
  context_id: 'contextId',
  task_state: 'taskState',
  cost_source: 'costSource',
  trace_id: 'traceId',
  trace_ref: 'traceRef',
  session_id: 'sessionId',
  client_address: 'clientAddress',
  user_agent: 'userAgent',
  span_id: 'spanId',
  parent_span_id: 'parentSpanId',
  model: 'model',
  provider: 'provider',
} as const satisfies Record<string, CallMember>;

const NUMBERS = {
  http_status: 'httpStatus',
  first_byte_ms: 'firstByteMs',
  duration_ms: 'durationMs',
  request_bytes: 'requestBytes',
  response_bytes: 'responseBytes',
  event_count: 'eventCount',
  input_tokens: 'inputTokens',
  output_tokens: 'outputTokens',
  total_tokens: 'totalTokens',
  cost_nano: 'costNano',
} as const satisfies Record<string, CallMember>;

const numberOrNull = z.union([z.literal('null'), z.coerce.number()]);
const bound = z.coerce.number().optional();

const shapeOf = <Name extends string, Schema extends z.ZodType>(names: Record<Name, CallMember>, schema: Schema) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, schema])) as Record<Name, Schema>;

const endsOf = <Name extends string, End extends 'min' | 'max'>(names: Record<Name, CallMember>, end: End) =>
  Object.fromEntries(Object.keys(names).map((name) => [`${name}_${end}`, bound])) as Record<
    `${Name}_${End}`,
    typeof bound
  >;

/** A filter for every column; `null` finds the calls without a value. */
export const callFilterQuery = z
  .object({
    ...shapeOf(TEXTS, oneOrMore(z.string())),
    ...shapeOf(NUMBERS, oneOrMore(numberOrNull)),
    ...endsOf(NUMBERS, 'min'),
    ...endsOf(NUMBERS, 'max'),
  })
  .extend({
    agent: z.string().optional().describe('Id or name.'),
    key: z.string().optional().describe('Id or hash.'),
    outcome: oneOrMore(z.enum(OUTCOMES)),
    operation: oneOrMore(z.enum([...OPERATIONS, 'run', ...MODEL_OPERATIONS])),
    tag: oneOrMore(z.string()).describe('Of several, each must be there.'),
    since: timeQuery.describe('ISO 8601 or epoch milliseconds; calls that started then or later.'),
    until: timeQuery.describe('Calls that started before.'),
    task: z.string().optional(),
    context: z.string().optional(),
    trace: z.string().optional().describe('In any spelling.'),
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('A text in names, ids, the error message, or what was said if it is kept; A to Z in either case.'),
  });

export type CallFilterQuery = z.output<typeof callFilterQuery>;

/** What is asked for, within what the principal may see. */
export async function filterOf(
  query: CallFilterQuery,
  principal: Principal,
  dependencies: RouteContext,
): Promise<CallFilter> {
  const { outcome, operation, tag, since, until, q } = query;
  const values: NonNullable<CallFilter['values']> = {
    ...valuesOf(query, TEXTS),
    ...valuesOf(query, NUMBERS),
    ...(outcome !== undefined && { outcome: listOf(outcome) }),
    ...(operation !== undefined && { operation: listOf(operation) }),
    ...(await shortcuts(query, principal, dependencies)),
  };
  const ranges = { ...rangesOf(query), ...startedIn(since, until) };
  return {
    ...(Object.keys(values).length > 0 && { values }),
    ...(Object.keys(ranges).length > 0 && { ranges }),
    ...(tag !== undefined && { tags: listOf(tag) }),
    ...(q !== undefined && { text: q }),
    scope: callScope(principal),
    ...(asksForTheHidden(values, principal) && { exceptErrorCode: 'AGENT_NOT_FOUND' }),
  };
}

const listOf = <Value>(value: Value | Value[]): Value[] => (Array.isArray(value) ? value : [value]);

function valuesOf<Members extends Record<string, CallMember>>(
  query: { [Name in keyof Members]?: string | number | (string | number)[] | undefined },
  members: Members,
): Partial<Record<CallMember, CallValue[]>> {
  const asked = Object.entries(members) as [keyof Members, CallMember][];
  return Object.fromEntries(
    asked.flatMap(([name, member]) => {
      const value = query[name];
      return value === undefined ? [] : [[member, listOf(value).map(orNull)]];
    }),
  );
}

const orNull = (value: string | number): CallValue => (value === 'null' ? null : value);

function rangesOf(query: CallFilterQuery): Partial<Record<CallMember, CallRange>> {
  const asked = Object.entries(NUMBERS) as [keyof typeof NUMBERS, CallMember][];
  return Object.fromEntries(
    asked.flatMap(([name, member]) => {
      const { [`${name}_min` as const]: min, [`${name}_max` as const]: max } = query;
      if (min === undefined && max === undefined) return [];
      return [[member, { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }]];
    }),
  );
}

/** Times are whole milliseconds: before one is up to the one before it. */
const startedIn = (since: number | undefined, until: number | undefined): { startedAt?: CallRange } =>
  since === undefined && until === undefined
    ? {}
    : { startedAt: { ...(since !== undefined && { min: since }), ...(until !== undefined && { max: until - 1 }) } };

/** The filters that understand more than the column holds; they win over the column's own. */
async function shortcuts(
  { agent, key, task, context, trace }: CallFilterQuery,
  principal: Principal,
  { registry, keys }: RouteContext,
): Promise<Partial<Record<CallMember, string[]>>> {
  return {
    // Calls outlive their agents: what is not registered any more is looked up as it is written.
    ...(agent !== undefined && { agentId: [agentIdFor(agent, principal, registry)] }),
    ...(key !== undefined && { keyId: [await keyIdFor(key, { keys })] }),
    ...(task !== undefined && { taskId: [task] }),
    ...(context !== undefined && { contextId: [context] }),
    ...(trace !== undefined && { traceId: [normaliseTraceId(trace)] }),
  };
}

/** No call has it. */
const NO_AGENT = '';

/** An agent that may not be seen finds nothing, not even the calls that were refused because of that. */
function agentIdFor(agentRef: string, principal: Principal, agents: AgentDirectory): string {
  const agent = agents.find(agentRef);
  if (!agent) return agentRef;
  const visible = decide(principal, 'agent.see', agent).allowed || decide(principal, 'agent.call', agent).allowed;
  return visible ? agent.id : NO_AGENT;
}

/**
 * Why a call found no agent is not shown to its caller (see `viewCall`), so that it must not be found by it either
 * (security promise 18).
 */
const asksForTheHidden = (values: NonNullable<CallFilter['values']>, principal: Principal): boolean =>
  (values.agentId !== undefined || values.decision !== undefined) && !decide(principal, 'inspect').allowed;
