import { z } from 'zod';
import { decide, type Principal } from '../../access/index.ts';
import { type Call, parseTags, type RecordedCall, type StoredContent } from '../../ledger/index.ts';
import { isJsonObject, type Json, MODEL_OPERATIONS, OPERATIONS, parseJson } from '../../protocol/index.ts';
import { isoTime } from '../http/time.ts';
import { headersView, viewHeaders } from './headers-view.ts';

export const OUTCOMES = [
  'ok',
  'agent-error',
  'upstream-error',
  'truncated',
  'caller-left',
  'refused',
  'gateway-error',
] as const satisfies readonly Call['outcome'][];

const text = z.string().nullable();
const amount = z.number().nullable();

/** What else there is to know of a call of a model. */
const modelFacts = z.object({
  upstream_model: text.describe('What the provider was asked for.'),
  answered_model: z
    .string()
    .optional()
    .describe('What the provider says it answered with, where that is not what it was asked for.'),
  cached_tokens: amount.describe('Among the input tokens.'),
  cache_write_tokens: amount,
  reasoning_tokens: amount.describe('Among the output tokens.'),
  cost_parts: z.record(z.string(), z.number()).nullable().describe('Nano-dollars of each part of the cost.'),
  price_source: text,
  cost_note: text.describe('Why the cost is not known, or not exact.'),
  usage_estimated: z
    .boolean()
    .optional()
    .describe('The tokens are estimated from the length of what was said; the provider did not count them all.'),
  refused_agent: text.describe('The agent that the caller claimed to call for without the right to.'),
  end_user: z.string().optional().describe('On whose behalf the caller asked, in its own words.'),
  caller_metadata: z.string().optional().describe('JSON of facts of the caller’s own.'),
  trace_name: z.string().optional().describe('What the caller calls the trace that begins with the call.'),
  generation_name: z.string().optional().describe('What the caller calls the call itself.'),
});

/** A call's record. Durations are milliseconds, costs nano-dollars (1e-9 USD). */
export const callView = z
  .object({
    id: z.string(),
    request_id: z.string(),
    started_at: z.string(),
    first_byte_ms: amount,
    duration_ms: z.number(),
    outcome: z.enum(OUTCOMES),
    error_code: text,
    error_message: text,
    http_status: z.number(),
    front: z.string(),
    operation: z.enum([...OPERATIONS, 'run', ...MODEL_OPERATIONS]),
    version: z.string(),
    binding: z.string(),
    upstream_version: text,
    upstream_binding: text,
    deployment_id: text.describe('The deployment that answered, or the last one tried.'),
    routing: text.describe('The rule that chose it.'),
    attempts: z
      .array(z.object({ deployment: z.string(), ms: amount, fault: text }))
      .nullable()
      .describe('Every attempt in order, when there was more than one deployment to try; null otherwise.'),
    agent_id: text,
    agent_name: z.string(),
    principal_kind: z.enum(['admin', 'key', 'anonymous']),
    key_id: text,
    key_alias: text,
    user_id: text,
    team_id: text,
    team_alias: text.describe('As the team was called then.'),
    caller_agent_id: text.describe('The agent that made the call.'),
    tags: z.array(z.string()).describe('Of the key.'),
    decision: z.string().describe('The rule that allowed or refused it.'),
    message_id: text,
    task_id: text,
    context_id: text,
    task_state: text,
    request_bytes: z.number(),
    response_bytes: z.number(),
    event_count: z.number(),
    input_tokens: amount,
    output_tokens: amount,
    total_tokens: amount,
    cost_nano: amount.describe('Null when it is not known.'),
    cost_source: z.enum(['per-call', 'reported-usage']).nullable(),
    trace_id: z.string(),
    trace_ref: text.describe("The caller's own spelling of its trace."),
    session_id: text,
    client_address: text,
    user_agent: text,
    span_id: text,
    parent_span_id: text,
    model: text.describe('As the caller named it; null for calls of agents.'),
    provider: text.describe('Who serves the model.'),
    model_facts: modelFacts.nullable(),
    seq: amount.describe('Rises with each call that is recorded; null for calls from before it was counted.'),
  })
  .meta({ id: 'Call' });

export type CallView = z.input<typeof callView>;

/** The record under the names of the API; the answer's schema keeps the two in step. */
export const viewCall = (call: RecordedCall, principal: Principal): CallView =>
  ({
    ...Object.fromEntries(Object.entries(call).map(([name, value]) => [snakeCase(name), value])),
    started_at: isoTime(call.startedAt),
    attempts: call.attempts === null ? null : parseJson(call.attempts),
    tags: parseTags(call.tags),
    model_facts: viewModelFacts(call.modelFacts),
    ...(!decide(principal, 'inspect').allowed && call.errorCode === 'AGENT_NOT_FOUND' && LIKE_NO_AGENT),
  }) as CallView;

/** Administrators see whom a key tried to reach; to the key, not found and not allowed look alike (security promise 18). */
const LIKE_NO_AGENT = { agent_id: null, decision: 'no such agent' } as const;

const viewModelFacts = (facts: string | null) =>
  facts === null ? null : snakeCased(JSON.parse(facts) as Record<string, unknown>);

const snakeCased = (members: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]: [string, unknown]) => [
      snakeCase(name),
      typeof value === 'object' && value !== null ? snakeCased(value) : value,
    ]),
  );

const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const contentView = z
  .object({
    request: z.unknown().describe('Redacted; null when there was none.'),
    response: z.unknown().describe('Redacted; null of a stream.'),
    events: z
      .array(z.object({ at_ms: amount, data: z.unknown() }))
      .nullable()
      .describe('Of a stream: each event, redacted, and when it left, in milliseconds after the arrival.'),
    truncated: z.boolean().describe('True when a body was longer than is kept.'),
    headers: headersView.nullable().describe('Null of calls from before headers were kept.'),
  })
  .meta({ id: 'CallContent' });

export const viewContent = (
  { request, response, events, truncated, headers }: StoredContent,
  principal: Principal,
): z.input<typeof contentView> => ({
  request: asJson(request),
  response: asJson(response),
  events: viewEvents(asJson(events)),
  truncated,
  headers: viewHeaders(headers, principal),
});

/** Events that were kept before their times were have none. */
const viewEvents = (events: Json) =>
  Array.isArray(events)
    ? events.map((entry) =>
        isJsonObject(entry) && entry['event'] !== undefined && typeof entry['at_ms'] === 'number'
          ? { at_ms: entry['at_ms'], data: entry['event'] }
          : { at_ms: null, data: entry },
      )
    : null;

/** Content is kept as valid JSON text, perhaps nested more deeply than the API writes. */
function asJson(body: string | null): Json {
  if (body === null) return null;
  try {
    return parseJson(body);
  } catch {
    return body;
  }
}
