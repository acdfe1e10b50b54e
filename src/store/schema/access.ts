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

/** Who is signed in to the admin UI. */
export interface SessionsTable {
  /** SHA-256 of the token in the cookie. */
  id: string;
  /** What is stored in place of the key that was signed in with; null for a user who signed in without one. */
  key_hash: string | null;
  /** Of the key, or who signed in; null for a key without a user. */
  user_id: string | null;
  /** The identity provider that said who it is, if one did. */
  issuer: string | null;
  created_at: number;
  expires_at: number;
}

export interface PasswordsTable {
  user_id: string;
  /** With its salt and its cost: see `access/passwords/password-hash.ts`. */
  hash: string;
  updated_at: number;
}

/** Links by which users choose their password. */
export interface InvitationsTable {
  id: string;
  /** SHA-256 of the token in the link. */
  token_hash: string;
  user_id: string;
  created_at: number;
  created_by: string;
  expires_at: number;
  accepted_at: number | null;
}

/** What people ask for: agents that they see and may not call. */
export interface AccessRequestsTable {
  id: string;
  agent_id: string;
  user_id: string;
  /** In which team of the user's it is to be; null for none. */
  team_id: string | null;
  /** The key that is to reach it, or that was made for it; null for one that is still to be made. */
  key_id: string | null;
  /** What for, in the words of whoever asks. */
  purpose: string;
  /** `open`, `granted`, `declined` or `withdrawn`. */
  state: string;
  created_at: number;
  decided_at: number | null;
  decided_by: string | null;
  /** Why, in the words of whoever decided. */
  answer: string | null;
}

/** Who of an identity provider is which user. */
export interface UserIdentitiesTable {
  issuer: string;
  subject: string;
  user_id: string;
  created_at: number;
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
