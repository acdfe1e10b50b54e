import type { Json } from '../../protocol/index.ts';
import type { Owner } from '../task.ts';
import type { Task, TaskUpdate } from './a2a.ts';

/** What the engine knows of a task besides what callers are shown. Times are epoch milliseconds. */
export type TaskRecord = {
  taskId: string;
  agentId: string;
  owner: Owner;
  /** As the agent side names it: another than its owner's name for it where somebody else had that first. */
  contextId: string;
  /** Where its turns run; null when the agent has but one address. */
  deploymentId: string | null;
  /** As the index spells it. */
  state: string;
  /** Turns begun. */
  turn: number;
  /** Number of the latest update: they are counted from 1 and without gaps. */
  seq: number;
  /** The platform's handle of the latest run; null while it has none. */
  run: Json;
  /** What the next turn has to hand over to be taken for an answer; null unless the task waits for one. */
  resume: Json;
  createdAt: number;
  updatedAt: number;
};

/** A message that began a turn: sent again by the same owner, it begins none. */
export type SentMessage = {
  agentId: string;
  owner: Owner;
  messageId: string;
  /** Of what was said: clients that number their messages from 1 each time say something else. */
  digest: string;
  taskId: string;
  at: number;
};

/** A conversation on the platform. */
export type SessionRecord = {
  agentId: string;
  owner: Owner;
  contextId: string;
  handle: Json;
  usedAt: number;
};

/** What is written down at once, and survives a crash as a whole or not at all. */
export type Step =
  | {
      record: TaskRecord;
      /** The last ones up to `record.seq`. */
      updates: TaskUpdate[];
      /** The task after them, wherever somebody may come back to it: at the beginning of a turn, and at its end. */
      snapshot?: Task;
      session?: SessionRecord;
      sent?: SentMessage;
      /** A message that began nothing after all. */
      unsent?: SentMessage;
    }
  /** The task of a turn that began nothing. */
  | { dropped: string; unsent: SentMessage };
