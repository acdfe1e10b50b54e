/**
 * The tables, as Kysely sees them. One schema for SQLite and PostgreSQL: ids are text, times epoch milliseconds,
 * money integer nano-dollars, booleans 0 or 1, JSON is text. `migrations/` creates them.
 */
export interface Schema {
  settings: SettingsTable;
  agents: AgentsTable;
  agent_card_changes: AgentCardChangesTable;
  deployment_health_changes: DeploymentHealthChangesTable;
  keys: KeysTable;
  calls: CallsTable;
  call_contents: CallContentsTable;
  audit_entries: AuditEntriesTable;
}

/** Single values of the installation: the encrypted master key, the key pepper, what is public. */
export interface SettingsTable {
  name: string;
  value: string;
  updated_at: number;
}

export interface AgentsTable {
  id: string;
  name: string;
  /** `api`, or `config` for what is remembered of an agent of the config file. */
  source: string;
  /** JSON of the registration without secrets. */
  registration: string;
  /** JSON of the registration's secrets, sealed. */
  secrets: string | null;
  enabled: number;
  public: number;
  /** JSON of `{reason, at, by}` while all calls are stopped. */
  paused: string | null;
  network: string;
  /** JSON of the card as last fetched: this, `network` and `card_fetched_at` are those of the first deployment. */
  upstream_card: string | null;
  card_fetched_at: number | null;
  /** JSON list of `{network, card, cardFetchedAt}` of the other deployments, in their order; null when there are none. */
  other_proofs: string | null;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
}

export interface AgentCardChangesTable {
  id: string;
  agent_id: string;
  changed_at: number;
  /** JSON list of `{path, before, after}`. */
  changes: string;
}

/** When a deployment's health checks turned. */
export interface DeploymentHealthChangesTable {
  id: string;
  agent_id: string;
  deployment_id: string;
  changed_at: number;
  healthy: number;
  /** Why it is not healthy. */
  reason: string | null;
}

export interface KeysTable {
  id: string;
  /** HMAC-SHA-256 of the key, hex. */
  hash: string;
  /** The last four characters, to recognise it by. */
  last_four: string;
  alias: string | null;
  user_id: string | null;
  team_id: string | null;
  /** JSON of `object_permission`; null when the key declares none. */
  object_permission: string | null;
  /** JSON object. */
  metadata: string;
  blocked: number;
  expires_at: number | null;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
  last_used_at: number | null;
}

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
}

export interface CallContentsTable {
  call_id: string;
  /** Redacted JSON text, or a note why there is none. */
  request: string | null;
  response: string | null;
  /** 1 when a body was cut at the content limit. */
  truncated: number;
}

/** Who changed what, and what was refused: a chain, of which nothing is ever changed. */
export interface AuditEntriesTable {
  /** Without gaps. */
  seq: number;
  at: number;
  actor_kind: string;
  actor_name: string;
  key_id: string | null;
  user_id: string | null;
  team_id: string | null;
  action: string;
  target: string | null;
  outcome: string;
  error_code: string | null;
  /** JSON without secrets; hashed as it stands. */
  before_json: string | null;
  after_json: string | null;
  request_id: string | null;
  address: string | null;
  times: number;
  last_at: number;
  /** The entry that this one ends. */
  begun: number | null;
  previous_hash: string;
  hash: string;
}
