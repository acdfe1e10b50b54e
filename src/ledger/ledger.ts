import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SwitchboardError } from '../protocol/index.ts';
import type { Store } from '../store/index.ts';
import type { CallRecorder } from './call.ts';
import { type CallFeed, createCallFeed } from './call-feed.ts';
import type { CallQueries } from './call-queries.ts';
import { createCallRepository } from './call-repository.ts';
import { deleteContentsBefore } from './finding/call-contents-repository.ts';
import { createCallWriter, isRowFault } from './journal/call-writer-repository.ts';
import { createDelivery, UnknownEntryError } from './journal/deliver.ts';
import { createDrain } from './journal/drain.ts';
import { Journal } from './journal/journal.ts';
import type { JournalLine } from './journal/journal-line.ts';
import type { EntryHandler, EntryKind, JournalSink } from './journal/journal-sink.ts';
import { createSyncer } from './journal/syncer.ts';
import { createRecorder } from './recorder.ts';
import { createRedactor } from './redaction/redactor.ts';
import { type RetentionOptions, startRetention } from './retention.ts';
import { type Schedule, systemSchedule } from './schedule.ts';
import { deleteEndUsersBefore, deleteHoursBefore, HOURS_FOR_MS } from './sums/rollup-retention-repository.ts';

/** What an operator decides about the ledger; sizes in bytes, times in milliseconds. */
export interface LedgerSettings {
  /** Longer bodies are cut, after redaction. */
  maxContentBytes: number;
  /** Calls that started longer ago are deleted; null keeps them for ever. */
  retentionMs: number | null;
  /** Of calls that started longer ago, what was said is deleted and the record stays; null keeps it as long as the record. */
  contentRetentionMs: number | null;
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
  /** Who brings entries of other kinds into the database. Without its handler, a kind is set aside. */
  handlers?: Partial<Record<EntryKind, EntryHandler>>;
  /** Absent: real timers. */
  schedule?: Schedule;
}

/** How far the database is behind, for metrics and readiness. */
export interface LedgerLag {
  /** Records not yet in the journal: their calls wait. */
  waiting: number;
  /** Bytes in the journal that are not in the database yet. */
  journalBytes: number;
  /** False since the journal last refused a write, until there is room again: calls are refused. */
  writable: boolean;
  /** False since the database last refused a batch, until one succeeds: calls go on, the journal grows. */
  draining: boolean;
}

/**
 * The ledger: what was called, by whom, how it ended and what it cost. A record is first appended to a journal file,
 * which a crash of the process cannot lose, and moves from there to the database in batches.
 */
export interface Ledger extends CallRecorder, JournalSink, Pick<CallFeed, 'follow'> {
  readonly queries: CallQueries;
  /**
   * Why calls are not to be begun: the journal cannot be written, and what was done could not be recorded. The same error
   * until there is room again.
   */
  refusal(): SwitchboardError | null;
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
  const { dataDir, db, kind, log, clock, options, handlers = {}, schedule = systemSchedule } = ledgerOptions;
  const directory = join(dataDir, 'journal');
  const { maxContentBytes, segmentBytes = SEGMENT_BYTES, syncEveryMs = SYNC_EVERY_MS } = options;
  const calls = createCallRepository(db, kind);
  const journal = new Journal({ directory, segmentBytes });
  const drain = createDrain({
    journal,
    deliver: createDelivery(createCallWriter(db, kind), handlers),
    isEntryFault: (error) => error instanceof UnknownEntryError || isRowFault(error),
    setAside: (line) => appendFile(join(directory, SET_ASIDE), line, { mode: 0o600 }),
    schedule,
    log,
  });
  const redactor = createRedactor({ maxContentBytes }, log);
  const syncSoon = createSyncer({ journal, everyMs: syncEveryMs, schedule });
  const feed = createCallFeed();
  const onWritten = (lines: readonly JournalLine[]): void => {
    feed.publish(lines);
    drain.wake();
    syncSoon();
  };
  const recorder = createRecorder({ journal, redactor, nextSeq: countFrom(clock), schedule, log, onWritten });
  let stopRetention: (() => void)[] = [];

  const flush = async (): Promise<void> => {
    await drain.flush().catch((cause: unknown) => {
      throw new SwitchboardError('UNAVAILABLE', NOT_TAKEN, { cause });
    });
  };

  /** Whether the database takes the rest or not: what it does not take stays in the journal. */
  const drainInTime = async (): Promise<void> => {
    let cancelWait = (): void => undefined;
    const waitedEnough = new Promise<void>((resolve) => {
      cancelWait = schedule(CLOSE_WITHIN_MS, resolve);
    });
    await Promise.race([drain.flush().catch(() => undefined), waitedEnough]);
    cancelWait();
    drain.stop();
  };

  return {
    queries: {
      ...calls,
      watch: feed.watch,
      watching: feed.watching,
      caughtUp: flush,
      async recordedAfter(seq, filter, limit) {
        await flush();
        return calls.recordedAfter(seq, filter, limit);
      },
    },
    follow: feed.follow,
    record: (call, content) => recorder.record(call, content),
    refusal: () => recorder.refusal(),
    append: (entryKind, json) => recorder.append(entryKind, json),
    replayed: () => drain.replayed(),
    async start() {
      journal.open();
      drain.wake();
      const keep = (what: string, retentionMs: number | null, deleteBefore: RetentionOptions['deleteBefore']) =>
        retentionMs === null ? [] : [startRetention({ what, deleteBefore, retentionMs, clock, schedule, log })];
      stopRetention = [
        ...keep('calls', options.retentionMs, calls.deleteBefore),
        ...keep('contents of calls', options.contentRetentionMs, (before, limit) =>
          deleteContentsBefore(db, before, limit),
        ),
        ...keep('end users of calls', options.retentionMs, (before) => deleteEndUsersBefore(db, before)),
        ...keep('hours of calls', HOURS_FOR_MS, (before) => deleteHoursBefore(db, before)),
      ];
    },
    flush,
    async close() {
      for (const stop of stopRetention) stop();
      await recorder.stop();
      await redactor.close();
      await drainInTime();
      await journal.close();
    },
    lag: () => ({
      waiting: recorder.waiting(),
      journalBytes: journal.pendingBytes,
      writable: recorder.refusal() === null,
      draining: drain.working(),
    }),
  };
}

/** Numbers that rise, after a restart too: they begin with the time, and no process records a call each microsecond. */
function countFrom(clock: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock() * MICROSECONDS);
    return last;
  };
}

const MICROSECONDS = 1000;

const NOT_TAKEN =
  'The database does not take call records now. They are safe in the journal and follow by themselves once it does.';
