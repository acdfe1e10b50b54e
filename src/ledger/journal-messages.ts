import type { ReadBatch } from './call-batch.ts';
import type { JournalPosition } from './journal.ts';

/** What the journal's thread is told when it starts. */
export interface JournalThreadData {
  directory: string;
  segmentBytes: number;
  maxContentBytes: number;
  syncEveryMs: number;
}

/** What the main thread asks. Requests are answered in their order, one reply each. */
export type JournalRequest =
  | ({ kind: 'append' } & PackedRecords)
  | { kind: 'read'; maxEntries: number }
  | { kind: 'release'; position: JournalPosition }
  | { kind: 'close' };

/** The records of one turn of the event loop. */
export interface PackedRecords {
  /** JSON of each call. */
  calls: string[];
  /** Where each call's content lies in `bytes`; they follow one another. Null when a call has none. */
  contents: (PackedContent | null)[];
  bytes: Uint8Array<ArrayBuffer>;
}

/** Lengths in bytes. */
export interface PackedContent {
  callId: string;
  request: number;
  response: number[];
  stream: boolean;
  /** True when a body was so long that only a note about it was packed. */
  cut: boolean;
}

export type JournalReply = { pendingBytes: number } & (
  | { batch?: ReadBatch }
  /** `code` as the file system names it (`ENOSPC`, …), when it was the file system. */
  | { failure: { code: string; message: string } }
);
