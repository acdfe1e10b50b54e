import type { Logger } from 'pino';
import { type CallBatch, onlyEntry, type ReadBatch } from './call-batch.ts';
import type { JournalClient } from './journal-client.ts';
import type { JournalEntry } from './journal-line.ts';
import type { Schedule } from './schedule.ts';

export interface DrainOptions {
  journal: Pick<JournalClient, 'read' | 'release'>;
  /** Puts a batch into the database, all or none; calls that are there already are left as they are. */
  insert: (batch: CallBatch) => Promise<void>;
  /** Whether an error is due to what an entry holds, so that repeating cannot help. */
  isEntryFault: (error: unknown) => boolean;
  /** Keeps an entry that the database will never take where a person can find it. */
  setAside: (entry: JournalEntry) => Promise<void>;
  schedule: Schedule;
  log: Logger;
}

/** Brings the journal's entries into the database. */
export interface Drain {
  /** There is something to do: begins soon, unless a pause after a failure is running. */
  wake(): void;
  /** Resolves when what the journal holds now is in the database. @throws what the database or the journal said */
  flush(): Promise<void>;
  /** Begins nothing new. */
  stop(): void;
  /** Whether the last attempt succeeded. */
  working(): boolean;
}

/** Long enough to collect a batch, short enough that a call is seen at once. */
const COLLECT_MS = 100;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const MAX_ENTRIES = 500;

/**
 * Reads from the journal, not from memory, so that a batch that fails is simply read again, and what an earlier process
 * left behind goes the same way. An entry that the database will not take is found by halving the batch.
 */
export function createDrain(options: DrainOptions): Drain {
  const { journal, insert, isEntryFault, setAside, schedule, log } = options;
  let maxEntries = MAX_ENTRIES;
  let pauseMs = FIRST_PAUSE_MS;
  let working = true;
  let stopped = false;
  let cancelNext: (() => void) | undefined;
  let running: Promise<void> | undefined;

  /** A batch that is not released is read again, in smaller pieces. */
  const store = async (batch: ReadBatch): Promise<void> => {
    if (batch.corrupt > 0) log.error({ lines: batch.corrupt }, 'The journal holds damaged lines; they are skipped.');
    try {
      if (batch.count > 0) await insert(batch);
    } catch (error) {
      if (!isEntryFault(error)) throw error;
      maxEntries = Math.ceil(batch.count / 2);
      if (batch.count > 1) return;
      log.error({ err: error }, 'The database does not take a call record; it is set aside in the journal folder.');
      await setAside(onlyEntry(batch));
    }
    maxEntries = Math.min(MAX_ENTRIES, maxEntries * 2);
    await journal.release(batch.end);
  };

  /** Until the journal is empty: what is appended while a batch is stored may find nobody else to wake. */
  const drainAll = async (): Promise<void> => {
    for (;;) {
      const batch = stopped ? undefined : await journal.read(maxEntries);
      if (batch) await store(batch);
      if (!stopped) recovered();
      if (!batch) return;
    }
  };

  const recovered = (): void => {
    if (!working) log.info('The database takes call records again.');
    working = true;
    pauseMs = FIRST_PAUSE_MS;
  };

  const pause = (error: unknown): void => {
    if (working && !stopped)
      log.warn({ err: error }, 'Call records cannot be brought into the database now; the journal keeps them.');
    working = false;
    next(pauseMs);
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  };

  /** One at a time. */
  const attempt = (): Promise<void> => {
    cancelNext?.();
    cancelNext = undefined;
    running ??= drainAll()
      .finally(() => {
        running = undefined;
      })
      .catch((error: unknown) => {
        pause(error);
        throw error;
      });
    return running;
  };

  const next = (delayMs: number): void => {
    if (stopped || cancelNext) return;
    cancelNext = schedule(delayMs, () => {
      cancelNext = undefined;
      attempt().catch(() => undefined);
    });
  };

  return {
    wake: () => next(COLLECT_MS),
    async flush() {
      await running?.catch(() => undefined);
      await attempt();
    },
    stop() {
      stopped = true;
      cancelNext?.();
    },
    working: () => working,
  };
}
