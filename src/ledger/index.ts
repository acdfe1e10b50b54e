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
export { type CallFeed, type CallTail, createCallFeed, type WrittenCall } from './call-feed.ts';
export type { CallHeaders, StoredHeaderList, StoredHeaders, UpstreamHeaders } from './call-headers.ts';
export type {
  CallDetail,
  CallHop,
  CallPage,
  CallPageRequest,
  CallQueries,
  TraceSum,
} from './call-queries.ts';
export { parseTags, tagsText } from './call-tags.ts';
export { type Cost, costOf, exactSum, type PricedAmount } from './cost.ts';
export type { CallFilter, CallMember, CallRange, CallValue } from './finding/call-filter.ts';
export type { CallOrder } from './finding/call-order.ts';
export type { EntryHandler, EntryKind, JournalSink } from './journal/journal-sink.ts';
export { createLedger, type Ledger, type LedgerLag, type LedgerOptions, type LedgerSettings } from './ledger.ts';
export { REDACTED } from './redaction/redact-text.ts';
export { startRetention } from './retention.ts';
export { type Schedule, systemSchedule } from './schedule.ts';
export type { StoredContent } from './stored-content.ts';
export type { AgentHour } from './sums/agent-hours-repository.ts';
export type { Activity, ActivityFilter, ActivitySum } from './sums/call-activity.ts';
export { MOST_READ_FOR_ACTIVITY } from './sums/call-activity-repository.ts';
export { type CallDayFilter, type CallDaySum, type CallSums, DAY_MS, HOUR_MS } from './sums/call-days.ts';
export type { CallStatistics } from './sums/call-statistics.ts';
export { addTotals, type CallTotals, NO_CALLS, type TokenSums, tokensOnce, totalsOf } from './sums/call-totals.ts';
export type {
  LatencyTimes,
  UsageFilter,
  UsageGroup,
  UsageHoursFilter,
  UsageLatency,
  UsageSum,
} from './sums/call-usage.ts';
export { listTraces } from './traces/trace-list.ts';
export { traceNeighbours } from './traces/trace-neighbours.ts';
