import type { Logger } from 'pino';
import type { Store } from '../store/index.ts';
import type { CallRecorder } from './call.ts';
import type { CallQueries } from './call-queries.ts';
import type { Schedule } from './schedule.ts';

/** What an operator decides about the ledger; sizes in bytes, times in milliseconds. */
export interface LedgerSettings {
  /** Keep request and response content. When false, content handed to `record` is dropped. */
  content: boolean;
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
