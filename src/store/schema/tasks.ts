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
