export type { Call, CallAttempt, CallContent, CallRecorder, Outcome } from './call.ts';
export type {
  CallDetail,
  CallFilter,
  CallPage,
  CallPageRequest,
  CallQueries,
  StoredContent,
} from './call-queries.ts';
export { type Cost, costOf } from './cost.ts';
export type { EntryHandler, EntryKind, JournalSink } from './journal-sink.ts';
export { createLedger, type Ledger, type LedgerLag, type LedgerOptions, type LedgerSettings } from './ledger.ts';
export { startRetention } from './retention.ts';
export type { Schedule } from './schedule.ts';
