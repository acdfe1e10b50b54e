export type { AgentHour } from './agent-hours-repository.ts';
export type {
  Call,
  CallAttempt,
  CallContent,
  CallRecorder,
  CostParts,
  ModelFacts,
  Outcome,
  RecordedCall,
} from './call.ts';
export type { Activity, ActivityFilter, ActivitySum } from './call-activity.ts';
export { MOST_READ_FOR_ACTIVITY } from './call-activity-repository.ts';
export { type CallDayFilter, type CallDaySum, type CallSums, DAY_MS, HOUR_MS } from './call-days.ts';
export { type CallFeed, type CallTail, createCallFeed, type WrittenCall } from './call-feed.ts';
export type { CallFilter, CallMember, CallRange, CallValue } from './call-filter.ts';
export type { CallHeaders, StoredHeaderList, StoredHeaders, UpstreamHeaders } from './call-headers.ts';
export type { CallOrder } from './call-order.ts';
export type {
  CallDetail,
  CallHop,
  CallPage,
  CallPageRequest,
  CallQueries,
  TraceSum,
} from './call-queries.ts';
export type { CallStatistics } from './call-statistics.ts';
export { parseTags, tagsText } from './call-tags.ts';
export { addTotals, type CallTotals, NO_CALLS, type TokenSums, tokensOnce, totalsOf } from './call-totals.ts';
export type {
  LatencyTimes,
  UsageFilter,
  UsageGroup,
  UsageHoursFilter,
  UsageLatency,
  UsageSum,
} from './call-usage.ts';
export { type Cost, costOf, exactSum, type PricedAmount } from './cost.ts';
export type { EntryHandler, EntryKind, JournalSink } from './journal-sink.ts';
export { createLedger, type Ledger, type LedgerLag, type LedgerOptions, type LedgerSettings } from './ledger.ts';
export { REDACTED } from './redact-text.ts';
export { startRetention } from './retention.ts';
export { type Schedule, systemSchedule } from './schedule.ts';
export type { StoredContent } from './stored-content.ts';
export { listTraces } from './trace-list.ts';
export { traceNeighbours } from './trace-neighbours.ts';
