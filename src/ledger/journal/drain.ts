import type { Logger } from 'pino';
import type { Schedule } from '../schedule.ts';
import type { Journal, JournalBatch } from './journal.ts';
import { lineOf } from './journal-line.ts';

export interface DrainOptions {
  journal: Pick<Journal, 'read' | 'release' | 'replayed' | 'end' | 'isReleased'>;
  /** Brings a batch into the database. It may come again: what is there already is left as it is. */
  deliver: (batch: JournalBatch) => Promise<void>;
  /** Whether an error is due to what an entry holds, so that repeating cannot help. */
  isEntryFault: (error: unknown) => boolean;
  /** Keeps a line that the database will never take where a person can find it. */
  setAside: (line: Buffer) => Promise<void>;
  schedule: Schedule;
  log: Logger;
}

/** Brings the journal's entries into the database. */
export interface Drain {
  /** There is something to do: begins soon, unless a pause after a failure is running. */
  wake(): void;
  /** Resolves when what the journal holds now is in the database. @throws what the database or the journal said */
  flush(): Promise<void>;
  /** Resolves when what an earlier process left has been delivered. */
  replayed(): Promise<void>;
  /** Begins nothing new. */
  stop(): void;
  /** Whether the last attempt succeeded. */
  working(): boolean;
}

/** Short enough that a call is seen at once; when there are many, long enough for large batches, which cost half as much. */
const COLLECT_MS = { few: 100, many: 400 };
const MANY = 50;
const FIRST_PAUSE_MS = 250;
/** When the database is back, the records follow within this time. */
const LONGEST_PAUSE_MS = 5_000;
const MAX_ENTRIES = 500;

/**
 * Reads from the journal, not from memory, so that a batch that fails is simply read again, and what an earlier process
 * left behind goes the same way. An entry that the database will not take is found by halving the batch.
 */
export function createDrain(options: DrainOptions): Drain {
  const { journal, deliver, isEntryFault, setAside, schedule, log } = options;
  let maxEntries = MAX_ENTRIES;
  let collectMs = COLLECT_MS.few;
  let pauseMs = FIRST_PAUSE_MS;
  let working = true;
  let stopped = false;
  let cancelNext: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let onReplayed = (): void => undefined;
  const replayed = new Promise<void>((resolve) => {
    onReplayed = resolve;
  });

  /** A batch that is not released is read again, in smaller pieces. */
  const store = async (batch: JournalBatch): Promise<void> => {
    const { bytes, entries, corrupt, end } = batch;
    if (corrupt > 0) log.error({ lines: corrupt }, 'The journal holds damaged lines; they are skipped.');
    try {
      if (entries.length > 0) await deliver(batch);
    } catch (error) {
      if (!isEntryFault(error)) throw error;
      maxEntries = Math.ceil(entries.length / 2);
      const [entry, ...others] = entries;
      if (!entry || others.length > 0) return;
      log.error({ err: error }, 'The database does not take an entry; it is set aside in the journal folder.');
      await setAside(lineOf(bytes, entry));
    }
    maxEntries = Math.min(MAX_ENTRIES, maxEntries * 2);
    await journal.release(end);
  };

  /** What the journal holds now. What comes meanwhile is for the next time: under load this would never end otherwise. */
  const drainOnce = async (): Promise<void> => {
    const upTo = journal.end;
    const isDone = (): boolean => stopped || journal.isReleased(upTo);
    let count = 0;
    while (!isDone()) {
      const batch = await journal.read(maxEntries);
      if (!batch) break;
      await store(batch);
      count += batch.entries.length;
      if (!stopped) recovered();
    }
    if (!stopped) recovered();
    if (journal.replayed) onReplayed();
    collectMs = count < MANY ? COLLECT_MS.few : COLLECT_MS.many;
    // It may have found nobody else to wake.
    if (!journal.isReleased(journal.end)) next(collectMs);
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
    running ??= drainOnce()
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
    wake: () => next(collectMs),
    async flush() {
      await running?.catch(() => undefined);
      await attempt();
    },
    replayed: () => replayed,
    stop() {
      stopped = true;
      cancelNext?.();
    },
    working: () => working,
  };
}
