import type { JsonObject, Part, Turn, UpstreamEvent } from '../../protocol/index.ts';
import type { Keeper } from './keeper.ts';
import type { Abortion, LiveTask } from './live-task.ts';
import { within } from './pause.ts';
import { type FollowOptions, pickUp } from './pick-up.ts';
import type { TaskRecord } from './record.ts';
import type { Runner } from './runner.ts';
import type { SessionKeys } from './session-keys.ts';
import { turnEvents } from './turn-events.ts';
import { type Place, TurnQueue } from './turn-queue.ts';
import { TurnRun, type TurnRunParts } from './turn-run.ts';

export interface TurnsParts extends TurnRunParts {
  keeper: Keeper;
  keys: SessionKeys;
}

/** What a turn hands over to the agent. */
export interface Said {
  parts: readonly Part[];
  metadata: JsonObject;
  /** Whether the caller waits for no more than the task's id. */
  returnImmediately: boolean;
}

const STOPPED: Abortion = {
  state: 'TASK_STATE_FAILED',
  text: 'The gateway was stopped while the agent worked on this task. Whether the agent finished is not known. Send the message again in a new task.',
};

/** The turns under way: begins them in the order that their contexts need, and ends them when the gateway stops. */
export class Turns {
  readonly #parts: TurnsParts;
  readonly #queue = new TurnQueue();
  readonly #running = new Set<TurnRun>();

  constructor(parts: TurnsParts) {
    this.#parts = parts;
  }

  /**
   * Takes a place among the turns of a context.
   * @throws SwitchboardError OVERLOADED
   */
  enter({ agentId, owner, contextId }: TaskRecord, { limits }: Runner): Place | undefined {
    return limits.serializeContext ? this.#queue.enter([agentId, owner, contextId].join('\0')) : undefined;
  }

  /**
   * The next turn of a task; nothing happens before its start.
   * @param undo makes the turn not to have been
   */
  next(live: LiveTask, said: Said, place: Place | undefined, runner: Runner, undo: () => Promise<void>): TurnRun {
    const events = (options: FollowOptions) => this.#events(live, said, place, options);
    return this.#add(live, { runner, isResumed: false, events, undo }, () => place?.leave());
  }

  /** Goes on with a run that an earlier process began. @param runner a durable one */
  resume(live: LiveTask, runner: Runner): TurnRun {
    const events = (options: FollowOptions) => pickUp(live.record.run, options);
    return this.#add(live, { runner, isResumed: true, events, undo: async () => undefined }, () => undefined);
  }

  /** Waits for the turns under way, but not for long. */
  async drain(graceMs: number): Promise<void> {
    await within(graceMs, this.#allEnded(), this.#parts.schedule);
  }

  async stop(): Promise<void> {
    for (const turn of this.#running) turn.leave(STOPPED);
    await this.#allEnded();
  }

  async #allEnded(): Promise<void> {
    await Promise.allSettled([...this.#running].map(({ ended }) => ended.promise));
  }

  #add(live: LiveTask, terms: Omit<ConstructorParameters<typeof TurnRun>[1], 'onEnded'>, onEnded: () => void): TurnRun {
    const turn: TurnRun = new TurnRun(
      live,
      {
        ...terms,
        onEnded: () => {
          this.#running.delete(turn);
          onEnded();
        },
      },
      this.#parts,
    );
    live.turn = turn;
    this.#running.add(turn);
    return turn;
  }

  async *#events(
    { record }: LiveTask,
    { parts, metadata, returnImmediately }: Said,
    place: Place | undefined,
    options: FollowOptions,
  ): AsyncGenerator<UpstreamEvent> {
    const { keys, keeper } = this.#parts;
    await place?.ready;
    const { taskId, resume } = record;
    const turn: Turn = {
      taskId,
      parts,
      metadata,
      sessionKey: keys.session(record),
      userKey: keys.user(record),
      session: await keeper.session(record),
      resume: resume ?? undefined,
      idempotencyKey: `${taskId}.${record.turn}`,
      detached: returnImmediately,
    };
    yield* turnEvents(turn, options);
  }
}
