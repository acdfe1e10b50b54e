import type { Logger } from 'pino';
import type { Schedule } from '../../ledger/index.ts';
import type { BegunTurn } from './contract.ts';
import { fold } from './fold.ts';
import type { Keeper } from './keeper.ts';
import { Narrator } from './narrator.ts';
import { pause } from './pause.ts';
import type { TaskRecord } from './record.ts';
import { isDurable, type Runner } from './runner.ts';
import type { Turns } from './turns.ts';

export interface RecoveryParts {
  keeper: Keeper;
  turns: Turns;
  /** The way to where a task runs; undefined when the agent, or that deployment of it, is gone. */
  runnerOf: (agentId: string, deploymentId: string | null) => Runner | undefined;
  /** Told of each run that is picked up. */
  onResumed: (record: TaskRecord, turn: BegunTurn) => void;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  schedule: Schedule;
  log: Logger;
}

const AGAIN_AFTER_MS = 5_000;

const RESTARTED =
  'The gateway was restarted while the agent worked on this task. Whether the agent finished is not known: send the ' +
  'message again in a new task if that does no harm.';

/** Sees to the tasks that an earlier process was working on: no task stays in a state that nobody would ever change. */
export function createRecovery(parts: RecoveryParts): { start(): void; stop(): void } {
  const { keeper, turns, runnerOf, onResumed, clock, newId, schedule, log } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;

  const recover = async (agentId: string, taskId: string): Promise<void> => {
    const live = await keeper.find(agentId, taskId);
    if (!live || live.turn || live.isAtRest) return;
    const { run, deploymentId, turn } = live.record;
    const runner = run === null ? undefined : runnerOf(agentId, deploymentId);
    if (runner && isDurable(runner)) {
      const resumed = turns.resume(live, runner);
      onResumed(live.record, resumed);
      resumed.start();
      return;
    }
    const update = new Narrator({ turn, clock, newId }).status(live.task, 'TASK_STATE_FAILED', RESTARTED);
    await keeper.commit(live, { updates: [update], task: fold(live.task, update) });
  };

  const recoverAll = async (): Promise<void> => {
    const unfinished = await keeper.unfinished();
    for (const { agentId, taskId } of unfinished) if (!signal.aborted) await recover(agentId, taskId);
  };

  const untilDone = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        return await recoverAll();
      } catch (error) {
        log.warn({ err: error }, 'Tasks that were under way before the start cannot be looked after yet.');
        await pause(AGAIN_AFTER_MS, signal, schedule);
      }
    }
  };

  return {
    start: () => void untilDone(),
    stop: () => stopping.abort(),
  };
}
