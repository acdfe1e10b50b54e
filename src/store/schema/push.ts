/** Where somebody wants to be told about a task, where the gateway relays that. */
export interface PushConfigsTable {
  id: string;
  agent_id: string;
  task_id: string;
  /** Who set it: `key:<id>` or `admin`; nobody else sees it. */
  principal: string;
  /** Its id as the caller knows it. */
  name: string;
  /** Of A2A, that the caller spoke when it set it. */
  version: string;
  /** Origin of the address, for administrators and to tell receivers apart. */
  target: string;
  /** Address, token and credentials. */
  sealed: string;
  /** JSON of the two names of the task's context; null where caller and agent have not two. */
  alias: string | null;
  /** When the next attempt may be made; null while nothing waits. */
  due_at: number | null;
  /** Attempts that failed since the last one that did not. */
  failures: number;
  created_at: number;
  updated_at: number;
}

/** An address by which an agent tells the gateway about a task. */
export interface PushReceiversTable {
  id: string;
  /** SHA-256 of the token that was given to the agent, hex. */
  token_hash: string;
  agent_id: string;
  /** JSON list of owners: whose the task is, when the agent names it here first. */
  owners: string;
  /** Null until the agent has named it. */
  task_id: string | null;
  /** JSON of the config that came with the message, until its task is known. */
  pending: string | null;
  created_at: number;
}

/** A notification on its way, delivered, or given up. */
export interface PushOutboxTable {
  /** The same for the same event and config, so that none is entered twice. */
  id: string;
  config_id: string;
  /** Notifications of one config are delivered in this order. */
  place: number;
  agent_id: string;
  task_id: string;
  target: string;
  /** JSON of the StreamResponse in the 1.0 dialect; null once it is delivered. */
  event: string | null;
  /** `waiting`, `delivered` or `dead`. */
  state: string;
  attempts: number;
  /** HTTP status of the last answer. */
  answer_status: number | null;
  /** Why the last attempt failed. */
  failure: string | null;
  created_at: number;
  ended_at: number | null;
}
