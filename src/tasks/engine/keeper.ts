import type { Json, Sighting } from '../../protocol/index.ts';
import type { Lookup } from '../lookup.ts';
import { Memory } from '../memory.ts';
import { isAtRest, plainState, type Task, type TaskUpdate } from './a2a.ts';
import { type EngineLog, sentKey, sessionKey } from './engine-log.ts';
import type { EngineRepository } from './engine-repository.ts';
import { LiveTask } from './live-task.ts';
import { sightingOfTask } from './news.ts';
import type { SentMessage, SessionRecord, Step, TaskRecord } from './record.ts';

/** What a turn brings about at once. */
export interface Change {
  updates: TaskUpdate[];
  /** The task after them. */
  task: Task;
  session?: Json;
  run?: Json;
  resume?: Json;
}

/** Told of updates once a crash cannot take them back, in their order: for whoever passes on what happens in tasks. */
export type TaskEventSink = (told: {
  record: TaskRecord;
  task: Task;
  /** What the task is like after them, at a glance. */
  sighting: Sighting;
  /** Number of the first. */
  first: number;
  updates: readonly TaskUpdate[];
}) => void;

export interface KeeperParts {
  log: Pick<EngineLog, 'write'>;
  lookup: Lookup<EngineRepository>;
  /** Epoch milliseconds. */
  clock: () => number;
  onUpdates: TaskEventSink;
}

/** Most questions about a task follow its end closely; tasks can be large. */
const REMEMBERED_TASKS = 200;
const REMEMBERED_NAMES = 10_000;

/** The tasks, messages and sessions that the engine knows: in memory while they are in use or on their way, else in the database. */
export class Keeper {
  readonly #parts: KeeperParts;
  readonly #tasks = new Memory<LiveTask>(REMEMBERED_TASKS);
  readonly #sessions = new Memory<SessionRecord>(REMEMBERED_NAMES);
  readonly #sent = new Memory<SentMessage>(REMEMBERED_NAMES);
  /** Those that somebody works on or listens to: of these there is one in memory, and no other. */
  readonly #busy = new Map<string, LiveTask>();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /**
   * @returns undefined when there is no such task, or none of this agent's
   * @throws SwitchboardError UNAVAILABLE
   */
  async find(agentId: string, taskId: string): Promise<LiveTask | undefined> {
    let live = this.#known(taskId);
    if (!live) {
      const found = await this.#parts.lookup.ask((repository) => repository.find(agentId, taskId));
      live = this.#known(taskId) ?? (found && this.#remembered(found.record, found.task));
    }
    return live?.record.agentId === agentId && !live.isDropped ? live : undefined;
  }

  #known(taskId: string): LiveTask | undefined {
    return this.#busy.get(taskId) ?? this.#tasks.get(taskId);
  }

  #remembered(record: TaskRecord, task: Task): LiveTask {
    const live = this.make(record, task);
    this.#tasks.remember(record.taskId, live);
    return live;
  }

  /** A task of which nothing is written down yet. */
  make(record: TaskRecord, task: Task): LiveTask {
    return new LiveTask(record, task, this.#busy);
  }

  busy(): LiveTask[] {
    return [...this.#busy.values()];
  }

  /** The tasks that an earlier process was working on. @throws SwitchboardError UNAVAILABLE */
  unfinished(): Promise<{ agentId: string; taskId: string }[]> {
    return this.#parts.lookup.ask((repository) => repository.unfinished());
  }

  /**
   * The task that a message began.
   * @param message `at`: the earliest time that counts
   * @returns undefined when there is none, and when the database cannot tell: rather twice than not at all
   */
  async begunBy(message: Omit<SentMessage, 'taskId'>): Promise<string | undefined> {
    const known = this.#sent.get(sentKey(message));
    if (known) return known.at >= message.at && known.taskId !== NONE ? known.taskId : undefined;
    const found = await this.#parts.lookup.ask((repository) => repository.sent(message)).catch(() => undefined);
    return found?.taskId;
  }

  /** The handle of a conversation. @throws SwitchboardError UNAVAILABLE: without it, the agent would remember nothing */
  async session(record: Pick<SessionRecord, 'agentId' | 'owner' | 'contextId'>): Promise<Json | undefined> {
    const key = sessionKey(record);
    const known = this.#sessions.get(key);
    if (known) return known.handle;
    const found = await this.#parts.lookup.ask((repository) => repository.session(record));
    if (found) this.#sessions.remember(key, found);
    return found?.handle;
  }

  /**
   * Puts a task where a turn begins, or back to where one did.
   * @throws SwitchboardError UNAVAILABLE
   */
  put(live: LiveTask, record: TaskRecord, task: Task, message: { sent: SentMessage } | { unsent: SentMessage }) {
    return this.#write(live, { record: this.#stamped(record, task), updates: [], snapshot: task, ...message }, task);
  }

  /** A turn began nothing, and nobody was told of its task. @throws SwitchboardError UNAVAILABLE */
  drop(live: LiveTask, unsent: SentMessage): Promise<void> {
    return this.#write(live, { dropped: live.record.taskId, unsent }, live.task);
  }

  /** Writes down what a turn brought about, and then tells it. @throws SwitchboardError UNAVAILABLE */
  async commit(live: LiveTask, { updates, task, session, ...handles }: Change): Promise<void> {
    const first = live.record.seq + 1;
    const seq = live.record.seq + updates.length;
    const record = { ...this.#stamped(live.record, task), ...handles, seq };
    const step: Step = { record, updates };
    if (isAtRest(task.status.state)) step.snapshot = task;
    if (session !== undefined) step.session = this.#sessionOf(record, session);
    await this.#write(live, step, task);
    if (updates.length === 0) return;
    live.publish(updates, first);
    this.#parts.onUpdates({ record, task, sighting: sightingOfTask(task), first, updates });
  }

  #stamped(record: TaskRecord, { status }: Task): TaskRecord {
    return { ...record, state: plainState(status.state), updatedAt: this.#parts.clock() };
  }

  #sessionOf({ agentId, owner, contextId }: TaskRecord, handle: Json): SessionRecord {
    return { agentId, owner, contextId, handle, usedAt: this.#parts.clock() };
  }

  /** What cannot be written down has not happened. */
  #write(live: LiveTask, step: Step, task: Task): Promise<void> {
    const { record, task: taskBefore, isDropped } = live;
    if ('record' in step) live.record = step.record;
    else live.isDropped = true;
    live.task = task;
    this.#writing(live, step);
    live.written = this.#parts.log.write(step).catch((error: unknown) => {
      this.#arrived(step, 'refused');
      Object.assign(live, { record, task: taskBefore, isDropped, written: Promise.resolve() });
      throw error;
    });
    return live.written;
  }

  #writing(live: LiveTask, step: Step): void {
    this.#tasks.writing(live.record.taskId, live);
    if (step.unsent) this.#sent.writing(sentKey(step.unsent), { ...step.unsent, taskId: NONE });
    if ('dropped' in step) return;
    if (step.sent) this.#sent.writing(sentKey(step.sent), step.sent);
    if (step.session) this.#sessions.writing(sessionKey(step.session), step.session);
  }

  /** The database has a step. */
  stored(step: Step): void {
    this.#arrived(step, 'stored');
  }

  #arrived(step: Step, how: 'stored' | 'refused'): void {
    this.#tasks[how]('dropped' in step ? step.dropped : step.record.taskId);
    if (step.unsent) this.#sent[how](sentKey(step.unsent));
    if ('dropped' in step) return;
    if (step.sent) this.#sent[how](sentKey(step.sent));
    if (step.session) this.#sessions[how](sessionKey(step.session));
  }
}

/** In place of a task: the message began none after all. */
const NONE = '';
