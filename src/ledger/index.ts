export type { Call, CallContent, CallRecorder, Outcome } from './call.ts';
export {
  type CallDetail,
  type CallFilter,
  type CallPage,
  type CallPageRequest,
  type CallQueries,
  MAX_PAGE_SIZE,
  type StoredContent,
} from './call-queries.ts';
export { type Cost, costOf } from './cost.ts';
export { createLedger, type Ledger, type LedgerLag, type LedgerOptions, type LedgerSettings } from './ledger.ts';
export { type Schedule, systemSchedule } from './schedule.ts';
