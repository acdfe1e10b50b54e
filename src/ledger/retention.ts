import type { Logger } from 'pino';
import type { CallRepository } from './call-repository.ts';
import type { Schedule } from './schedule.ts';

export interface RetentionOptions {
  calls: Pick<CallRepository, 'deleteBefore'>;
  retentionMs: number;
  /** Epoch milliseconds. */
  clock: () => number;
  schedule: Schedule;
  log: Logger;
}

const EVERY_MS = 60 * 60 * 1000;
/** Small enough that nobody waits long for the writer; the pause lets the others in. */
const BATCH = 500;
const PAUSE_MS = 200;

/**
 * Deletes calls that are too old, batch by batch, at the start and every hour.
 * @returns what ends it
 */
export function startRetention({ calls, retentionMs, clock, schedule, log }: RetentionOptions): () => void {
  let stopped = false;
  let cancelNext = (): void => undefined;

  const next = (delayMs: number): void => {
    if (!stopped) cancelNext = schedule(delayMs, () => void deleteBatch());
  };

  const deleteBatch = async (): Promise<void> => {
    try {
      const deleted = await calls.deleteBefore(clock() - retentionMs, BATCH);
      next(deleted === BATCH ? PAUSE_MS : EVERY_MS);
    } catch (error) {
      if (!stopped) log.warn({ err: error }, 'Old calls could not be deleted; the next attempt is in an hour.');
      next(EVERY_MS);
    }
  };

  next(0);
  return () => {
    stopped = true;
    cancelNext();
  };
}
