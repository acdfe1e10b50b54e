import type { Version } from '../../protocol/index.ts';
import type { ContextAlias } from '../claim.ts';
import type { Owner } from '../task.ts';

/** A task of an agent. */
export interface TaskRef {
  agentId: string;
  taskId: string;
}

/** A config as it is kept. Times are epoch milliseconds. */
export interface ConfigRecord extends TaskRef {
  id: string;
  /** Who set it: `key:<id>` or `admin`. Nobody else sees it, whoever else may use the task. */
  principal: Owner;
  /** Its id as its owner knows it. */
  name: string;
  /** The version its owner speaks, and wants to be told in. */
  version: Version;
  /** Origin of the address. */
  target: string;
  /** The config itself. */
  sealed: string;
  alias: ContextAlias | null;
  /** When the next attempt may be made; null while nothing waits. */
  dueAt: number | null;
  /** Attempts that failed since the last one that did not. */
  failures: number;
  createdAt: number;
  updatedAt: number;
}

/** What of a config is known before its task is. */
export type PendingConfig = Pick<ConfigRecord, 'id' | 'principal' | 'name' | 'version' | 'target' | 'sealed' | 'alias'>;

/** An address that was given to an agent. */
export interface Receiver {
  id: string;
  /** SHA-256, hex. */
  tokenHash: string;
  agentId: string;
  /** Whose the task becomes when it is named here first. */
  owners: readonly [Owner, ...Owner[]];
  /** Null until the agent has named it. */
  taskId: string | null;
  /** The config that came with the message, until its task is known. */
  pending: PendingConfig | null;
  createdAt: number;
}

/** Something that happened in a task, to be told to whoever asked for it. */
export interface PushEvent extends TaskRef {
  /** The same when the same is told again; NUL stands between its parts. */
  key: string;
  /** Among the events of the task, in the order in which they happened. */
  place: number;
  /** JSON of the StreamResponse in the 1.0 dialect. */
  json: string;
  /** Whether it is worth a whole Task to those who get nothing else (0.3): more of a text is not. */
  changesTask: boolean;
}

export type NoticeState = 'waiting' | 'delivered' | 'dead';

/** A notification on its way, delivered, or given up. Times are epoch milliseconds. */
export interface Notice extends TaskRef {
  /** The receiver gets it with each attempt. */
  id: string;
  configId: string;
  place: number;
  target: string;
  /** As in the event; null once it is delivered. */
  event: string | null;
  state: NoticeState;
  attempts: number;
  /** HTTP status of the last answer. */
  answerStatus: number | null;
  /** Why the last attempt failed, in a few words. */
  failure: string | null;
  createdAt: number;
  endedAt: number | null;
}
