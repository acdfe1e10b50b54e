import type { CallsTable } from '../store/index.ts';
import type { RecordedCall } from './call.ts';

type ColumnType = 'text' | 'bigint' | 'double precision';

/**
 * Each column of `calls`: the member of a call it holds, and its type. The compiler sees that none is missing.
 *
 * Their order is that of the values in a line of the journal. A journal may have been written by an older version of the
 * program, so that new columns come last: what an older line lacks is null.
 */
export const CALL_COLUMNS = {
  id: ['id', 'text'],
  request_id: ['requestId', 'text'],
  started_at: ['startedAt', 'bigint'],
  first_byte_ms: ['firstByteMs', 'double precision'],
  duration_ms: ['durationMs', 'double precision'],
  outcome: ['outcome', 'text'],
  error_code: ['errorCode', 'text'],
  error_message: ['errorMessage', 'text'],
  http_status: ['httpStatus', 'bigint'],
  front: ['front', 'text'],
  operation: ['operation', 'text'],
  version: ['version', 'text'],
  binding: ['binding', 'text'],
  upstream_version: ['upstreamVersion', 'text'],
  upstream_binding: ['upstreamBinding', 'text'],
  deployment_id: ['deploymentId', 'text'],
  routing: ['routing', 'text'],
  attempts: ['attempts', 'text'],
  agent_id: ['agentId', 'text'],
  agent_name: ['agentName', 'text'],
  principal_kind: ['principalKind', 'text'],
  key_id: ['keyId', 'text'],
  key_alias: ['keyAlias', 'text'],
  user_id: ['userId', 'text'],
  team_id: ['teamId', 'text'],
  decision: ['decision', 'text'],
  message_id: ['messageId', 'text'],
  task_id: ['taskId', 'text'],
  context_id: ['contextId', 'text'],
  task_state: ['taskState', 'text'],
  request_bytes: ['requestBytes', 'bigint'],
  response_bytes: ['responseBytes', 'bigint'],
  event_count: ['eventCount', 'bigint'],
  input_tokens: ['inputTokens', 'bigint'],
  output_tokens: ['outputTokens', 'bigint'],
  total_tokens: ['totalTokens', 'bigint'],
  cost_nano: ['costNano', 'bigint'],
  cost_source: ['costSource', 'text'],
  trace_id: ['traceId', 'text'],
  trace_ref: ['traceRef', 'text'],
  session_id: ['sessionId', 'text'],
  client_address: ['clientAddress', 'text'],
  user_agent: ['userAgent', 'text'],
  team_alias: ['teamAlias', 'text'],
  tags: ['tags', 'text'],
  seq: ['seq', 'bigint'],
  caller_agent_id: ['callerAgentId', 'text'],
  span_id: ['spanId', 'text'],
  parent_span_id: ['parentSpanId', 'text'],
  model: ['model', 'text'],
  provider: ['provider', 'text'],
  model_facts: ['modelFacts', 'text'],
} as const satisfies Record<keyof CallsTable, [member: keyof RecordedCall, type: ColumnType]>;

const COLUMNS = Object.entries(CALL_COLUMNS);

/** The call that a row holds: what the ledger wrote is what it reads. */
export function callOf(row: CallsTable): RecordedCall {
  const values: Record<string, unknown> = { ...row };
  return Object.fromEntries(COLUMNS.map(([column, [member]]) => [member, values[column]])) as unknown as RecordedCall;
}
