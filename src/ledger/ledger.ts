import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SwitchboardError } from '../protocol/index.ts';
import type { Store } from '../store/index.ts';
import type { CallRecorder } from './call.ts';
import type { CallQueries } from './call-queries.ts';
import { createCallRepository } from './call-repository.ts';
import { createCallWriter, isRowFault } from './call-writer-repository.ts';
import { createDrain, type Drain } from './drain.ts';
import { createJournalClient, type JournalClient } from './journal-client.ts';
import { encodeLine, type JournalEntry } from './journal-line.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { startRetention } from './retention.ts';
import { type Schedule, systemSchedule } from './schedule.ts';

/** What an operator decides about the ledger; sizes in bytes, times in milliseconds. */
export interface LedgerSettings {
  /** Longer bodies are cut, after redaction. */
  maxContentBytes: number;
  /** Calls that started longer ago are deleted; null keeps them for ever. */
  retentionMs: number | null;
  /** A journal file that reached this size is closed and the next one begun; 8 MiB by default. */
  segmentBytes?: number;
  /** How often what was written is forced to the disk, which only a loss of power makes matter; 100 by default. */
  syncEveryMs?: number;
}

export interface LedgerOptions {
  /** The journal lives in its folder `journal`. */
  dataDir: string;
  db: Store['db'];
  kind: Store['kind'];
  log: Logger;
  /** Epoch milliseconds. */
  clock: () => number;
  options: LedgerSettings;
  /** Absent: real timers. */
  schedule?: Schedule;
}

/** How far the database is behind, for metrics and readiness. */
export interface LedgerLag {
  /** Records not yet in the journal: their calls wait. */
  waiting: number;
  /** Bytes in the journal that are not in the database yet. */
  journalBytes: number;
  /** False since the journal last refused a write, until one succeeds: calls are refused. */
  writable: boolean;
  /** False since the database last refused a batch, until one succeeds: calls go on, the journal grows. */
  draining: boolean;
}

/**
 * The ledger: what was called, by whom, how it ended and what it cost. A record is first appended to a journal file,
 * which a crash of the process cannot lose, and moves from there to the database in batches.
 */
export interface Ledger extends CallRecorder {
  readonly queries: CallQueries;
  /**
   * Opens the journal and begins to bring what it still holds into the database. Does not wait for the database.
   * @throws Error when the journal folder cannot be used
   */
  start(): Promise<void>;
  /**
   * Resolves when every call recorded before is in the database.
   * @throws SwitchboardError UNAVAILABLE when the database does not take them now; they stay in the journal
   */
  flush(): Promise<void>;
  /** Takes no more records, hands over what the database takes at once, and leaves the rest to the next start. */
  close(): Promise<void>;
  lag(): LedgerLag;
}

const SEGMENT_BYTES = 8 * 1024 * 1024;
const SYNC_EVERY_MS = 100;
/** How long a stop waits for the database. */
const CLOSE_WITHIN_MS = 5_000;
const SET_ASIDE = 'set-aside.log';

/** Builds the ledger; nothing is opened before `start`. */
export function createLedger(ledgerOptions: LedgerOptions): Ledger {
  const { dataDir, db, kind, log, clock, options, schedule = systemSchedule } = ledgerOptions;
  const directory = join(dataDir, 'journal');
  const { maxContentBytes, retentionMs, segmentBytes = SEGMENT_BYTES, syncEveryMs = SYNC_EVERY_MS } = options;
  const calls = createCallRepository(db);
  const writer = createCallWriter(db, kind);
  const journal = createJournalClient({ directory, segmentBytes, maxContentBytes, syncEveryMs }, log);
  const drain = createDrain({
    journal,
    insert: (batch) => writer.insert(batch),
    isEntryFault: isRowFault,
    setAside: (entry: JournalEntry) => appendFile(join(directory, SET_ASIDE), encodeLine(entry), { mode: 0o600 }),
    schedule,
    log,
  });
  const recorder = createRecorder({ journal, log, onWritten: () => drain.wake() });
  let stopRetention = (): void => undefined;

  return {
    queries: calls,
    record: (call, content) => recorder.record(call, content),
    async start() {
      // Reading opens the journal, and nothing is taken by it.
      await journal.read(1);
      drain.wake();
      const { deleteBefore } = calls;
      if (retentionMs !== null)
        stopRetention = startRetention({ what: 'calls', deleteBefore, retentionMs, clock, schedule, log });
    },
    async flush() {
      await drain.flush().catch((cause: unknown) => {
        throw new SwitchboardError('UNAVAILABLE', NOT_TAKEN, { cause });
      });
    },
    async close() {
      stopRetention();
      await closeInOrder(recorder, drain, journal, schedule);
    },
    lag: () => ({
      waiting: recorder.waiting(),
      journalBytes: journal.pendingBytes(),
      writable: recorder.writable(),
      draining: drain.working(),
    }),
  };
}

const NOT_TAKEN =
  'The database does not take call records now. They are safe in the journal and follow by themselves once it does.';

async function closeInOrder(
  recorder: Recorder,
  drain: Drain,
  journal: JournalClient,
  schedule: Schedule,
): Promise<void> {
  await recorder.stop();
  let cancelWait = (): void => undefined;
  const waitedEnough = new Promise<void>((resolve) => {
    cancelWait = schedule(CLOSE_WITHIN_MS, resolve);
  });
  await Promise.race([drain.flush().catch(() => undefined), waitedEnough]);
  cancelWait();
  drain.stop();
  await journal.close();
}
