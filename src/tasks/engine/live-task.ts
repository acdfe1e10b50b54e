import type { CancelSignal } from '../../outbound/index.ts';
import type { UpstreamUsage } from '../../protocol/index.ts';
import { isAtRest, type Task, type TaskState, type TaskUpdate } from './a2a.ts';
import type { BegunTurn } from './contract.ts';
import { taskNews, updateNews } from './news.ts';
import type { TaskRecord } from './record.ts';
import { Subscription } from './subscription.ts';

/** The turn of a task that is under way. */
export interface CurrentTurn extends BegunTurn {
  /** What the platform counted. */
  readonly usage: UpstreamUsage | undefined;
  wait(signal: CancelSignal): Promise<void>;
  announce(withinMs: number, signal: CancelSignal): Promise<void>;
  cancel(): Promise<void>;
  abort(abortion: Abortion): void;
}

/** How a task stands whose turn is ended from this side, and what its caller reads. */
export interface Abortion {
  state: TaskState;
  text: string;
}

/** A task in memory: how it stands, the turn that is under way, and who listens. */
export class LiveTask {
  record: TaskRecord;
  task: Task;
  /** Resolves when a crash cannot take back what `task` says: nobody is told before. */
  written: Promise<void> = Promise.resolve();
  /** There is no such task: its turn began nothing. */
  isDropped = false;
  #turn: CurrentTurn | null = null;
  /** Each with the number of the last update that it needs not be told. */
  readonly #listeners = new Map<Subscription, number>();
  readonly #busy: Map<string, LiveTask>;

  /** @param busy where it stands, by its id, while somebody works on it or listens */
  constructor(record: TaskRecord, task: Task, busy: Map<string, LiveTask>) {
    this.record = record;
    this.task = task;
    this.#busy = busy;
  }

  /** The turn that is under way. */
  get turn(): CurrentTurn | null {
    return this.#turn;
  }

  set turn(turn: CurrentTurn | null) {
    this.#turn = turn;
    this.#noteUse();
  }

  get isAtRest(): boolean {
    return isAtRest(this.task.status.state);
  }

  /** The task as it stands, then everything that happens to it until it is at rest. */
  subscribe(signal: CancelSignal, historyLength: number | undefined): Subscription {
    const subscription: Subscription = new Subscription({ signal, onClosed: () => this.#left(subscription) });
    if (signal.aborted) return subscription;
    subscription.push(taskNews(this.task, historyLength));
    this.#listeners.set(subscription, this.record.seq);
    this.#noteUse();
    if (this.isAtRest) subscription.end();
    return subscription;
  }

  /**
   * Tells everybody, except those who came when an update was part of the task already.
   * @param first number of the first update
   */
  publish(updates: readonly TaskUpdate[], first: number): void {
    for (const [index, update] of updates.entries()) {
      if (this.#listeners.size === 0) return;
      const news = updateNews(update);
      for (const [subscription, last] of this.#listeners) if (last < first + index) subscription.push(news);
      if (endsStream(update)) for (const subscription of this.#listeners.keys()) subscription.end();
    }
  }

  /** Nothing more will be told, because it cannot be written down. */
  fail(error: unknown): void {
    for (const subscription of this.#listeners.keys()) subscription.fail(error);
  }

  #left(subscription: Subscription): void {
    this.#listeners.delete(subscription);
    this.#noteUse();
  }

  #noteUse(): void {
    if (this.#turn === null && this.#listeners.size === 0) this.#busy.delete(this.record.taskId);
    else this.#busy.set(this.record.taskId, this);
  }
}

const endsStream = (update: TaskUpdate): boolean =>
  'statusUpdate' in update && isAtRest(update.statusUpdate.status.state);
