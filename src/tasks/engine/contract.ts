import type { EntryHandler } from '../../ledger/index.ts';
import type { CancelSignal } from '../../outbound/index.ts';
import type { JsonObject, Operation, Sighting, SwitchboardError, Version } from '../../protocol/index.ts';
import type { Owner } from '../task.ts';
import type { Runner } from './runner.ts';

/** Makes A2A agents of those that do not speak A2A: it keeps their tasks, and outlives its callers' connections. */
export interface TaskEngine {
  /**
   * Answers one operation on an agent.
   * @throws SwitchboardError TASK_NOT_FOUND, INVALID_PARAMS, UNSUPPORTED_OPERATION, CONTENT_TYPE_NOT_SUPPORTED,
   *   TASK_NOT_CANCELABLE, PUSH_NOTIFICATION_NOT_SUPPORTED, OVERLOADED, UNAVAILABLE; and what the agent failed with before
   *   it began its work
   */
  run(request: EngineRequest): Promise<EngineReply>;
  /**
   * A task, whosever it is, in the 1.0 dialect.
   * @throws SwitchboardError UNAVAILABLE
   */
  find(agentId: string, taskId: string): Promise<JsonObject | undefined>;
  /** Picks up what earlier processes left under way, and begins to delete what is old. */
  start(): void;
  /** Ends every turn of an agent; its tasks fail with the reason. */
  end(agentId: string, reason: SwitchboardError): void;
  /** Waits for the turns under way, but no longer than so many milliseconds. */
  drain(graceMs: number): Promise<void>;
  /** Ends what is under way: the next process picks it up, or it fails. */
  stop(): Promise<void>;
  /** What brings the journal's entries of kind `turn` into the database. */
  readonly handler: EntryHandler;
}

export interface EngineRequest {
  operation: Operation;
  /** In the 1.0 dialect, valid. */
  params: JsonObject;
  /** The caller's, which decides how a finished task is subscribed to. */
  version: Version;
  agentId: string;
  /** Null when the agent has but one address. */
  deploymentId: string | null;
  /** The owner of what the call brings about first, then whoever else's tasks the caller may use. */
  owners: readonly [Owner, ...Owner[]];
  runner: Runner;
  signal: CancelSignal;
  /** Told of the task that the call is about to begin, which waits for it. */
  onNewTask?: (taskId: string) => Promise<void>;
}

export type EngineReply = (
  | ({ kind: 'answer' } & EngineContent)
  /** Returning early is no end of the task. */
  | { kind: 'stream'; events: AsyncIterable<EngineContent> }
) & {
  /** The turn that this call began, and no other did. */
  turn?: BegunTurn | undefined;
};

/** A turn that may go on when its call has been answered. */
export interface BegunTurn {
  readonly isOver: boolean;
  /**
   * How its task stands at the end, and what the platform counted; null when there is no such end, or another process sees to it.
   * Known as soon as it is being written down, so that what follows from it may stand in the same write. Never rejects.
   */
  readonly end: Promise<Sighting | null>;
}

/** An answer or an item of a stream in the 1.0 dialect, with what it tells at a glance. */
export interface EngineContent {
  value: JsonObject;
  sighting: Sighting;
}
