/**
 * Whom a task belongs to: `key:<id>`, `user:<id>`, `team:<id>` or `admin`. `NOBODY` for a task id that an agent gave out to
 * two owners, and which therefore is shown to neither.
 */
export type Owner = string;

export const NOBODY: Owner = 'nobody';

/** Characters in an id of a task or context: the databases' indexes take no more than some 2,700 bytes. */
export const MAX_ID_LENGTH = 512;

/** A task as the index knows it. Times are epoch milliseconds. */
export interface TaskEntry {
  agentId: string;
  taskId: string;
  owner: Owner;
  /** As the agent names it; null while it has named none. */
  contextId: string | null;
  /** As the owner names it, where that is another name. */
  contextName: string | null;
  /** Where the task lives; null when the agent has but one address. */
  deploymentId: string | null;
  /** 0.3 spelling: `working`, `input-required`, …; `unknown` while none was told. */
  state: string;
  /** When it came to this state, by the agent's clock if it told, else by ours. */
  statusAt: number;
  /** True since the agent last said that it knows no such task: lists leave it out. */
  missing: boolean;
  createdAt: number;
  updatedAt: number;
}

/** A context that a caller named, or that an agent opened without a task. Times are epoch milliseconds. */
export interface ContextEntry {
  agentId: string;
  owner: Owner;
  /** As the owner names it. */
  name: string;
  /** As the agent knows it: the name itself, unless that was somebody else's already. */
  upstreamId: string;
  deploymentId: string | null;
  createdAt: number;
  /** To the day, roughly: enough to tell which ones are forgotten. */
  usedAt: number;
}

/** What an answer or event tells about a task; `Sighting` of `protocol` is one. */
export interface TaskSighting {
  taskId?: string | undefined;
  contextId?: string | undefined;
  state?: string | undefined;
  /** RFC 3339, as the agent wrote it. */
  statusTimestamp?: string | undefined;
}

/** What a request names; `MessageNames` of `protocol` is one. */
export interface TaskNames {
  taskId?: string | undefined;
  contextId?: string | undefined;
  referenceTaskIds?: readonly string[] | undefined;
}

/** States after which a task never changes (A2A 1.0, section 4.1.3). */
export const TERMINAL_STATES: readonly string[] = ['completed', 'canceled', 'failed', 'rejected'];

/** States in which a task stays until somebody does something: these are written down, the fleeting ones are not. */
const RESTING_STATES: ReadonlySet<string> = new Set([...TERMINAL_STATES, 'input-required', 'auth-required']);

export const isResting = (state: string): boolean => RESTING_STATES.has(state);
