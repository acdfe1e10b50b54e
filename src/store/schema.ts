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
  key_former_hashes: KeyFormerHashesTable;
  users: UsersTable;
  teams: TeamsTable;
  team_members: TeamMembersTable;
  access_groups: AccessGroupsTable;
  budget_windows: BudgetWindowsTable;
  calls: CallsTable;
  call_contents: CallContentsTable;
  call_days: CallDaysTable;
  audit_entries: AuditEntriesTable;
  tasks: TasksTable;
  task_contexts: TaskContextsTable;
  engine_tasks: EngineTasksTable;
  engine_snapshots: EngineSnapshotsTable;
  engine_updates: EngineUpdatesTable;
  engine_sessions: EngineSessionsTable;
  engine_messages: EngineMessagesTable;
  sessions: SessionsTable;
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
  /** The agent whose own key it is. */
  agent_id: string | null;
  /** JSON of `object_permission`; null when the key declares none. */
  object_permission: string | null;
  /** JSON list; null when the key declares none. */
  access_group_ids: string | null;
  /** JSON list of names; null when the key declares none. */
  models: string | null;
  /** JSON list of texts. */
  tags: string;
  /** JSON of the limits under LiteLLM's names; null when nothing is limited. */
  limits: string | null;
  /** Whether content is kept; null leaves it to the agent and the global switch. */
  log_content: number | null;
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

/** Keys that were replaced, for as long as they still let in. */
export interface KeyFormerHashesTable {
  hash: string;
  key_id: string;
  valid_until: number;
}

export interface UsersTable {
  id: string;
  alias: string | null;
  /** Lower-case; unique. */
  email: string | null;
  role: string;
  blocked: number;
  /** JSON object. */
  metadata: string;
  /** As of keys. */
  limits: string | null;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
}

export interface TeamsTable {
  id: string;
  alias: string | null;
  /** As of keys. */
  object_permission: string | null;
  access_group_ids: string | null;
  models: string | null;
  blocked: number;
  /** JSON object. */
  metadata: string;
  limits: string | null;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
}

export interface TeamMembersTable {
  team_id: string;
  user_id: string;
  /** `admin` or `user`. */
  role: string;
}

export interface AccessGroupsTable {
  id: string;
  name: string;
  description: string | null;
  /** JSON lists of texts; agents by id or name. */
  agent_ids: string;
  model_names: string;
  mcp_server_ids: string;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
}

/**
 * The window of a budget that is being spent. `spent_nano` holds the calls that began before the setting
 * `limits.counted_until`; what began later stands in `calls`.
 */
export interface BudgetWindowsTable {
  /** `key`, `user`, `team` or `agent`. */
  level: string;
  owner_id: string;
  /** LiteLLM's spelling; empty for a window without an end. */
  duration: string;
  starts_at: number;
  /** The largest exact integer for a window without an end. */
  ends_at: number;
  /** The start, or the last reset: calls that began earlier do not count. */
  counts_from: number;
  spent_nano: number;
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
  duration_ms: number;
  request_bytes: number;
  response_bytes: number;
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  cost_nano: number;
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

/** Whose each task is, and how it stood when it was last heard of. */
export interface TasksTable {
  task_id: string;
  agent_id: string;
  /** `key:<id>`, `user:<id>`, `team:<id>`, `admin`, or `nobody`. */
  owner: string;
  /** As the agent names it. */
  context_id: string | null;
  /** As the owner names it, where that is another name. */
  context_name: string | null;
  deployment_id: string | null;
  state: string;
  status_at: number;
  /** 1 since the agent last said that it knows no such task. */
  missing: number;
  created_at: number;
  updated_at: number;
}

/** Contexts that callers named themselves, or that agents opened without a task. */
export interface TaskContextsTable {
  agent_id: string;
  /** As its owner names it; another owner may have another context of this name. */
  name: string;
  owner: string;
  /** As the agent knows it. */
  upstream_id: string;
  deployment_id: string | null;
  created_at: number;
  used_at: number;
}

/** Tasks of agents that do not speak A2A: the gateway keeps them itself. */
export interface EngineTasksTable {
  task_id: string;
  agent_id: string;
  owner: string;
  context_id: string;
  deployment_id: string | null;
  state: string;
  /** Turns begun. */
  turn: number;
  /** Number of the latest update. */
  seq: number;
  /** JSON of the platform's handle of the latest run. */
  run: string | null;
  /** JSON of what an answer to the agent's question has to hand over. */
  resume: string | null;
  created_at: number;
  updated_at: number;
}

/** What was said in a task up to an update: at the beginning and at the end of each turn. */
export interface EngineSnapshotsTable {
  task_id: string;
  seq: number;
  /** JSON of the Task. */
  task: string;
}

/** What happened since the snapshot. */
export interface EngineUpdatesTable {
  task_id: string;
  /** Of the last one in the row. */
  seq: number;
  /** JSON list of stream items. */
  updates: string;
}

/** Conversations on platforms: each owner's own. */
export interface EngineSessionsTable {
  context_id: string;
  agent_id: string;
  owner: string;
  /** JSON, as the platform's adapter likes it. */
  handle: string;
  used_at: number;
}

/** Messages that began a turn. */
export interface EngineMessagesTable {
  message_id: string;
  agent_id: string;
  owner: string;
  /** Of what was said. */
  digest: string;
  task_id: string;
  sent_at: number;
}

/** Who is signed in to the admin UI. */
export interface SessionsTable {
  /** SHA-256 of the token in the cookie. */
  id: string;
  /** What is stored in place of the key that was signed in with. */
  key_hash: string;
  created_at: number;
  expires_at: number;
}
