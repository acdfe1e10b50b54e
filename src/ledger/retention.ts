import type { Logger } from 'pino';
import { type Schedule, systemSchedule } from './schedule.ts';

export interface RetentionOptions {
  /** What is deleted, for the log: `calls`, `tasks`. */
  what: string;
  /**
   * Deletes at most `limit` of what is older than `before` (epoch milliseconds), the oldest first.
   * @returns how many
   */
  deleteBefore: (before: number, limit: number) => Promise<number>;
  retentionMs: number;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Absent: real timers. */
  schedule?: Schedule;
  log: Logger;
}

const EVERY_MS = 60 * 60 * 1000;
/** Of a million calls in SQLite, so many take some ten milliseconds, for which whoever else writes waits. */
const BATCH = 100;
/**
 * How long the others have the database, as a multiple of how long a batch had it: deleting forces the disk to write, and
 * the journal, for which calls wait, is on the same one. The busier the machine, the slower it goes.
 */
const PAUSE = 9;
const MIN_PAUSE_MS = 100;

/** @param tookMs also when somebody set the clock meanwhile */
const pauseAfter = (tookMs: number): number => Math.min(EVERY_MS, Math.max(MIN_PAUSE_MS, PAUSE * tookMs));

/**
 * Deletes what is too old, batch by batch, at the start and every hour.
 * @returns what ends it
 */
export function startRetention(options: RetentionOptions): () => void {
  const { what, deleteBefore, retentionMs, clock, schedule = systemSchedule, log } = options;
  let stopped = false;
  let cancelNext = (): void => undefined;

  const next = (delayMs: number): void => {
    if (!stopped) cancelNext = schedule(delayMs, () => void deleteBatch());
  };

  const deleteBatch = async (): Promise<void> => {
    const startedAt = clock();
    try {
      const deleted = await deleteBefore(startedAt - retentionMs, BATCH);
      next(deleted === BATCH ? pauseAfter(clock() - startedAt) : EVERY_MS);
    } catch (error) {
      if (!stopped) log.warn({ err: error }, `Old ${what} could not be deleted; the next attempt is in an hour.`);
      next(EVERY_MS);
    }
  };

  next(0);
  return () => {
    stopped = true;
    cancelNext();
  };
}
