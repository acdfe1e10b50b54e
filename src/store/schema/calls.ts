/** Small rows that lists and sums read; bodies stand apart in `call_contents`. */
export interface CallsTable {
  id: string;
  request_id: string;
  started_at: number;
  first_byte_ms: number | null;
  duration_ms: number;
  outcome: string;
  error_code: string | null;
  error_message: string | null;
  http_status: number;
  front: string;
  operation: string;
  version: string;
  binding: string;
  upstream_version: string | null;
  upstream_binding: string | null;
  deployment_id: string | null;
  routing: string | null;
  /** JSON list. */
  attempts: string | null;
  agent_id: string | null;
  agent_name: string;
  principal_kind: string;
  key_id: string | null;
  key_alias: string | null;
  user_id: string | null;
  team_id: string | null;
  decision: string;
  message_id: string | null;
  task_id: string | null;
  context_id: string | null;
  task_state: string | null;
  request_bytes: number;
  response_bytes: number;
  event_count: number;
  input_tokens: number | null;
  output_tokens: number | null;
  total_tokens: number | null;
  cost_nano: number | null;
  cost_source: string | null;
  trace_id: string;
  trace_ref: string | null;
  session_id: string | null;
  client_address: string | null;
  user_agent: string | null;
  /** As the team was called then. */
  team_alias: string | null;
  /** JSON list of texts; null when there are none. */
  tags: string | null;
  /** Rises with each call that is recorded; null for those that were before it was counted. */
  seq: number | null;
  /** The agent that made it. */
  caller_agent_id: string | null;
  span_id: string | null;
  parent_span_id: string | null;
  /** As the caller named it; null for calls of agents. */
  model: string | null;
  provider: string | null;
  /** JSON. */
  model_facts: string | null;
}

/** What the calls of a day come to, by whom they concern. They stay when the calls are deleted. */
export interface CallDaysTable {
  /** UTC, counted from 1970-01-01. */
  day: number;
  /** Empty for none, as the other three. */
  agent_id: string;
  key_id: string;
  team_id: string;
  user_id: string;
  calls: number;
  /** Those of outcome `ok`. */
  ok_calls: number;
  /** Those whose cost is known. */
  priced_calls: number;
  duration_ms: number;
  request_bytes: number;
  response_bytes: number;
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  cost_nano: number;
  /** Calls of models that the agent made; they are among nobody's `calls`, too. */
  nested_calls: number;
  nested_cost_nano: number;
}

export interface CallContentsTable {
  call_id: string;
  /** Redacted JSON text, or a note why there is none. */
  request: string | null;
  response: string | null;
  /** 1 when a body was cut at the content limit. */
  truncated: number;
}
