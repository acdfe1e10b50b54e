import type { Logger } from 'pino';
import type { Schedule } from '../../ledger/index.ts';
import type { CancelSignal } from '../../outbound/index.ts';
import { type Sighting, SwitchboardError, type UpstreamEvent, type UpstreamUsage } from '../../protocol/index.ts';
import { isAtRest } from './a2a.ts';
import { batched } from './batched.ts';
import { BUG, refusal } from './failures.ts';
import { fold } from './fold.ts';
import type { Change, Keeper } from './keeper.ts';
import type { Abortion, CurrentTurn, LiveTask } from './live-task.ts';
import { Narrator } from './narrator.ts';
import { sightingOfTask, withUsage } from './news.ts';
import { pause, within } from './pause.ts';
import type { FollowOptions } from './pick-up.ts';
import { isDurable, type Runner } from './runner.ts';
import { Settlement, unlessAborted } from './settlement.ts';
import { TurnRefused } from './turn-events.ts';

export interface TurnRunParts {
  keeper: Pick<Keeper, 'commit'>;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  schedule: Schedule;
  log: Logger;
}

/** How one turn is run. */
export interface TurnRunTerms {
  runner: Runner;
  /** Whether an earlier process began it. */
  isResumed: boolean;
  /** What the platform tells, as `turnEvents` says. */
  events: (options: FollowOptions) => AsyncIterable<UpstreamEvent>;
  /** Makes the turn not to have been. @throws SwitchboardError UNAVAILABLE */
  undo: () => Promise<void>;
  /** Called once, at the end. */
  onEnded: () => void;
}

const CANCELED: Abortion = { state: 'TASK_STATE_CANCELED', text: 'The task was canceled.' };
const LEFT: Abortion = { state: 'TASK_STATE_CANCELED', text: 'Its caller left before the agent had answered.' };
const LOST: Abortion = {
  state: 'TASK_STATE_FAILED',
  text: 'The gateway could not write down what the agent answered, and has ended the turn.',
};

/** How long a platform may take to do what it said it would, milliseconds. */
const CANCEL_WITHIN_MS = 10_000;
const WRITE_AGAIN_AFTER_MS = 2_000;

/** One turn under way: what the platform tells is written down and then told to everybody, until it ends. */
export class TurnRun implements CurrentTurn {
  /** Something was told; or nothing will be, as the agent refused. */
  readonly started = new Settlement();
  /** The task is at rest, for whatever reason; or the agent refused. */
  readonly ended = new Settlement();
  readonly end: Promise<Sighting | null>;
  #tellEnd: (end: Sighting | null) => void = () => undefined;
  readonly #live: LiveTask;
  readonly #terms: TurnRunTerms;
  readonly #parts: TurnRunParts;
  readonly #narrator: Narrator;
  readonly #exchange = new AbortController();
  readonly #stopping = new AbortController();
  #abortion: Abortion | 'goes on' | undefined;
  /** Somebody knows of the task and may come back to it: it goes on, and all that goes wrong is the task's. */
  #isDetached: boolean;
  #waiting = 0;

  constructor(live: LiveTask, terms: TurnRunTerms, parts: TurnRunParts) {
    const { clock, newId } = parts;
    const { isResumed } = terms;
    this.#live = live;
    this.#terms = terms;
    this.#parts = parts;
    this.#isDetached = isResumed;
    this.end = new Promise((resolve) => (this.#tellEnd = resolve));
    this.#narrator = new Narrator({ turn: live.record.turn, clock, newId, ...(isResumed && { resumed: live.task }) });
  }

  /** What the platform counted. */
  get usage(): UpstreamUsage | undefined {
    return this.#narrator.usage;
  }

  /** Who is told of the end is told a moment before everything here has come to rest. */
  get isOver(): boolean {
    return this.#live.isAtRest || this.ended.isSettled;
  }

  /** To be called once. */
  start(): void {
    void this.#run();
  }

  /** In place of `start`: there is no turn. */
  discard(): void {
    this.#live.turn = null;
    this.#terms.onEnded();
  }

  /** From now on it goes on, whoever leaves. */
  detach(): void {
    this.#isDetached = true;
  }

  /**
   * Waits for the end. When nobody waits any more, and nobody else knows of the task, its turn is aborted.
   * @throws SwitchboardError why the agent refused; the reason of `signal`
   */
  async wait(signal: CancelSignal): Promise<void> {
    this.#waiting += 1;
    try {
      await unlessAborted(this.ended.promise, signal);
    } finally {
      this.#waiting -= 1;
      this.#mayEnd(signal);
    }
  }

  /**
   * Waits until something was told, but not for long, and detaches.
   * @throws SwitchboardError why the agent refused; the reason of `signal`
   */
  async announce(withinMs: number, signal: CancelSignal): Promise<void> {
    try {
      await unlessAborted(within(withinMs, this.started.promise, this.#parts.schedule), signal);
      this.detach();
    } finally {
      this.#mayEnd(signal);
    }
  }

  #mayEnd({ aborted }: CancelSignal): void {
    if (aborted && this.#waiting === 0 && !this.#isDetached) this.abort(LEFT);
  }

  /** Cancels by the platform's own means, or else by cutting the exchange. @throws what the platform said */
  async cancel(): Promise<void> {
    const how = await this.#askToCancel();
    const ended = this.ended.promise.catch(() => undefined);
    if (how === 'requested') await within(CANCEL_WITHIN_MS, ended, this.#parts.schedule);
    this.#cut(CANCELED);
    await ended;
  }

  /** Ends the exchange at once; the platform is asked to stop as well. */
  abort(abortion: Abortion): void {
    if (this.#abortion || this.ended.isSettled) return;
    this.#askToCancel().catch((error: unknown) => this.#warn(error, 'The run of an agent could not be canceled.'));
    this.#cut(abortion);
  }

  /** The gateway stops: a run that can be found again goes on without it. */
  leave(abortion: Abortion): void {
    this.#stopping.abort();
    const goesOn = this.#live.record.run !== null && isDurable(this.#terms.runner);
    this.#cut(goesOn ? 'goes on' : abortion);
  }

  async #askToCancel(): Promise<'canceled' | 'requested' | 'unsupported'> {
    const { run } = this.#live.record;
    const { runner } = this.#terms;
    if (run === null || !runner.cancel) return 'unsupported';
    return runner.cancel(run, this.#stopping.signal);
  }

  #cut(abortion: Abortion | 'goes on'): void {
    if (this.#abortion || this.ended.isSettled) return;
    this.#abortion = abortion;
    this.#exchange.abort();
  }

  async #run(): Promise<void> {
    try {
      await this.#listen();
      this.#end();
    } catch (error) {
      await this.#broke(error).catch((unwritten: unknown) => this.#writeLater(unwritten));
    }
  }

  async #listen(): Promise<void> {
    const { schedule, log } = this.#parts;
    const { runner, events } = this.#terms;
    const { signal } = this.#exchange;
    for await (const batch of batched(events({ runner, signal, schedule, log }), signal)) await this.#take(batch);
  }

  /** What came together is written down together. */
  async #take(events: readonly UpstreamEvent[]): Promise<void> {
    const change: Change = { updates: [], task: this.#live.task };
    for (const event of events) {
      if (event.type === 'session') change.session = event.handle;
      if (event.type === 'run') change.run = event.handle;
      if (event.type === 'need') change.resume = event.resume;
      for (const update of this.#narrator.tell(change.task, event)) {
        change.updates.push(update);
        change.task = fold(change.task, update);
      }
    }
    await this.#commit(change).catch((cause: unknown) => {
      throw new Unwritten(cause);
    });
    if (change.updates.length > 0) this.started.resolve();
  }

  #commit(change: Change): Promise<void> {
    const committed = this.#parts.keeper.commit(this.#live, change);
    if (isAtRest(change.task.status.state)) this.#tellEnd(withUsage(sightingOfTask(change.task), this.usage));
    return committed;
  }

  /** The turn ended in another way than the platform's word. */
  async #broke(error: unknown): Promise<void> {
    if (error instanceof Unwritten) throw error.cause;
    if (this.#abortion) {
      if (this.#abortion !== 'goes on') await this.#settle(this.#abortion);
      return this.#end();
    }
    const failure = error instanceof TurnRefused ? refusal(error.terms, error.cause) : error;
    if (!this.#isDetached) {
      await this.#terms.undo();
      return this.#end(failure);
    }
    this.#warn(failure, 'The turn of an agent could not begin.');
    await this.#settle({ ...LOST, text: failure instanceof SwitchboardError ? failure.message : BUG });
    this.#end();
  }

  async #settle({ state, text }: Abortion): Promise<void> {
    if (this.#live.isAtRest) return;
    const update = this.#narrator.status(this.#live.task, state, text);
    await this.#commit({ updates: [update], task: fold(this.#live.task, update) });
  }

  /** Nobody may be told what a crash could take back; the task must not stay as it is, either. */
  async #writeLater(error: unknown): Promise<void> {
    const { schedule } = this.#parts;
    const { signal } = this.#stopping;
    this.#warn(error, 'What an agent tells cannot be written down: its turn is ended.');
    this.#exchange.abort();
    this.#live.fail(error);
    this.started.reject(error);
    this.ended.reject(error);
    while (!signal.aborted) {
      await pause(WRITE_AGAIN_AFTER_MS, signal, schedule);
      try {
        await this.#settle(LOST);
        break;
      } catch {
        // Tried again: the log has said why.
      }
    }
    this.#end();
  }

  /** @param refused why there was no turn */
  #end(refused?: unknown): void {
    this.#live.turn = null;
    this.#terms.onEnded();
    this.#tellEnd(null);
    if (refused === undefined) {
      this.started.resolve();
      this.ended.resolve();
    } else {
      this.started.reject(refused);
      this.ended.reject(refused);
    }
  }

  #warn(error: unknown, message: string): void {
    const { taskId, agentId } = this.#live.record;
    this.#parts.log.warn({ err: error, taskId, agentId }, message);
  }
}

/** The journal did not take it. */
class Unwritten extends Error {
  override readonly name = 'Unwritten';

  constructor(cause: unknown) {
    super('A step of a task could not be written down.', { cause });
  }
}
