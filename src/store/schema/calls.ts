import type { ColumnType } from 'kysely';

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
  /** Those that succeeded and whose cost is not known. */
  unpriced_calls: number;
  /** Those whose tokens were estimated. */
  estimated_calls: number;
}

/** What the calls of a day come to by model, tag, or on whose behalf models were called. */
export interface CallLabelsTable {
  kind: 'model' | 'tag' | 'end_user';
  /** UTC, counted from 1970-01-01. */
  day: number;
  /** Cut to what an index takes; empty for none. */
  label: string;
  /** Empty for none, as the next two. */
  key_id: string;
  team_id: string;
  user_id: string;
  calls: number;
  ok_calls: number;
  priced_calls: number;
  unpriced_calls: number;
  estimated_calls: number;
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  /** Nano-dollars of calls of agents. */
  fee_nano: number;
  /** Nano-dollars of calls of models. */
  model_nano: number;
}

/** How long calls took: how many of them lie in each bucket of a sketch, and what these come to. */
export interface CallTimesTable {
  /**
   * `hour`: of each hour by agent; `agent`, `model`, `tag`, `end_user`: of each day, the last by on whose behalf models were
   * called; `all_hours`, `all_days`: of calls of any agent, and of calls of none.
   */
  kind: 'hour' | 'agent' | 'model' | 'tag' | 'end_user' | 'all_hours' | 'all_days';
  /** Hours or days, UTC, counted from 1970-01-01. */
  at: number;
  /** The agent's id, the model, the tag, the end user; empty for none. Of `all_…`: `*` of any agent. */
  label: string;
  bucket: number;
  calls: number;
  ok_calls: number;
  priced_calls: number;
  cost_nano: number;
  duration_ms: number;
  /** Of the durations, those of calls that agents made. */
  nested_ms: number;
}

/** How long the calls of a day took, by whose they were: how many of them lie in each bucket of a sketch. */
export interface CallOwnerTimesTable {
  /** UTC, counted from 1970-01-01. */
  day: number;
  /** Empty for none, as the next two. */
  key_id: string;
  team_id: string;
  user_id: string;
  bucket: number;
  calls: number;
}

export interface CallContentsTable {
  call_id: string;
  /** Redacted JSON text, or a note why there is none. */
  request: string | null;
  response: string | null;
  /** JSON, redacted; null of records from before headers were kept. */
  headers: ColumnType<string | null, string | null | undefined>;
  /** 1 when a body was cut at the content limit. */
  truncated: number;
}
