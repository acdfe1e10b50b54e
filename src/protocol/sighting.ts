import type { Json } from './json.ts';

/** An A2A error that the agent itself answered. */
export interface AgentError {
  code: number;
  message: string;
  data?: Json;
}

/** What an answer or event tells about the call, read in passing. */
export interface Sighting {
  taskId?: string;
  contextId?: string;
  /** Task state in 1.0 spelling without its prefix, lower-case: `working`, `input-required`, `completed`, … */
  state?: string;
  /** When the task came to its state, as the agent wrote it. */
  statusTimestamp?: string;
  /** The agent's error code, when this is an error. */
  errorCode?: number;
  errorMessage?: string;
  /** True for a direct message, a terminal state, or `final: true`: nothing needs to follow. */
  terminal: boolean;
  /** Usage the agent reported in its metadata. */
  usage?: Usage;
}

export interface Usage {
  inputTokens?: number;
  outputTokens?: number;
  totalTokens?: number;
}

/** Identifiers that a request's parameters name, read in either spelling (`taskId`, `task_id`). */
export interface MessageNames {
  taskId?: string;
  contextId?: string;
  messageId?: string;
  /** Tasks that a message refers to; absent when there are none. */
  referenceTaskIds?: string[];
}
