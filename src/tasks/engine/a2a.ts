import type { Json, JsonObject, Part } from '../../protocol/index.ts';

/** Tasks and what is told about them, in the 1.0 dialect (A2A wire notes, 1.4 and 1.6). Values are never changed in place. */
export type Task = {
  id: string;
  contextId: string;
  status: TaskStatus;
  artifacts: Artifact[];
  history: Message[];
  metadata: JsonObject;
};

export type TaskStatus = {
  state: TaskState;
  /** RFC 3339 in UTC. */
  timestamp: string;
  message?: Message;
};

export type TaskState =
  | 'TASK_STATE_SUBMITTED'
  | 'TASK_STATE_WORKING'
  | 'TASK_STATE_INPUT_REQUIRED'
  | 'TASK_STATE_AUTH_REQUIRED'
  | 'TASK_STATE_COMPLETED'
  | 'TASK_STATE_CANCELED'
  | 'TASK_STATE_FAILED'
  | 'TASK_STATE_REJECTED';

export type Message = {
  messageId: string;
  role: 'ROLE_USER' | 'ROLE_AGENT';
  parts: Part[];
  taskId: string;
  contextId: string;
  metadata?: JsonObject;
  extensions?: Json[];
  referenceTaskIds?: Json[];
};

export type Artifact = {
  artifactId: string;
  parts: Part[];
  name?: string;
  metadata?: JsonObject;
};

/** One item of a stream after its first, which is the Task itself. */
export type TaskUpdate = { statusUpdate: StatusUpdate } | { artifactUpdate: ArtifactUpdate };

export type StatusUpdate = { taskId: string; contextId: string; status: TaskStatus; metadata?: JsonObject };

export type ArtifactUpdate = {
  taskId: string;
  contextId: string;
  artifact: Artifact;
  append?: true;
  lastChunk?: true;
};

const TERMINAL: ReadonlySet<TaskState> = new Set([
  'TASK_STATE_COMPLETED',
  'TASK_STATE_CANCELED',
  'TASK_STATE_FAILED',
  'TASK_STATE_REJECTED',
]);

/** Whether the task never changes any more (A2A 1.0, section 4.1.3). */
export const isTerminal = (state: TaskState): boolean => TERMINAL.has(state);

/** Whether the task waits for its caller. */
export const isInterrupted = (state: TaskState): boolean =>
  state === 'TASK_STATE_INPUT_REQUIRED' || state === 'TASK_STATE_AUTH_REQUIRED';

/** Whether nothing happens until somebody does something: streams end here (A2A 1.0, section 11.7). */
export const isAtRest = (state: TaskState): boolean => isTerminal(state) || isInterrupted(state);

/** As sightings and the index spell it. */
export const plainState = (state: TaskState): string =>
  state.slice('TASK_STATE_'.length).toLowerCase().replaceAll('_', '-');
