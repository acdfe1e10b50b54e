import type { CallScope } from '../access/index.ts';
import type { RecordedCall } from './call.ts';
import type { CallTail } from './call-feed.ts';
import type { CallFilter } from './finding/call-filter.ts';
import type { CallOrder } from './finding/call-order.ts';
import type { StoredContent } from './stored-content.ts';
import type { AgentHour } from './sums/agent-hours-repository.ts';
import type { Activity, ActivityFilter } from './sums/call-activity.ts';
import type { DayCount } from './sums/call-counts-repository.ts';
import type { CallDayFilter, CallDayOwner, CallDaySum } from './sums/call-days.ts';
import type { AgentForwarding, LinkedCalls } from './sums/call-forwarding-repository.ts';
import type { CallStatistics } from './sums/call-statistics.ts';
import type { CallTotals } from './sums/call-totals.ts';
import type {
  UsageFilter,
  UsageGroup,
  UsageHours,
  UsageHoursFilter,
  UsageLatency,
  UsageSum,
} from './sums/call-usage.ts';

/** Where in a list to go on, and how far. */
export interface CallPageRequest {
  /** `nextCursor` of the page before; absent for the first page. */
  cursor?: string;
  /** At least 1; more than {@link MAX_PAGE_SIZE} is taken as that. */
  limit: number;
  /** Absent: the newest first, as a text is always looked for. */
  order?: CallOrder;
}

export const MAX_PAGE_SIZE = 500;

/** A page of calls that hold a text may be short, even empty, and yet not be the last: see `SEARCH_WINDOW`. */
export interface CallPage {
  calls: RecordedCall[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** In the order of their records. */
export interface RecordedCalls {
  calls: RecordedCall[];
  /** The number behind which the next ones are; null when there are none now. */
  next: number | null;
}

export interface CallDetail {
  call: RecordedCall;
  /** Null when content was not kept. */
  content: StoredContent | null;
}

/** What the calls of a trace come to, as far as they may be seen. */
export interface TraceSum extends CallTotals {
  traceId: string;
  /** The call with which it began. */
  first: RecordedCall;
  /** Epoch milliseconds, as the next one. */
  startedAt: number;
  endedAt: number;
}

/** Of a call, what ran when and for whom: enough to draw it. */
export type CallHop = Pick<
  RecordedCall,
  | 'id'
  | 'traceId'
  | 'startedAt'
  | 'durationMs'
  | 'front'
  | 'operation'
  | 'deploymentId'
  | 'agentId'
  | 'callerAgentId'
  | 'spanId'
  | 'parentSpanId'
  | 'model'
>;

/** What can be asked of the calls that were recorded. A call can be seen within a second of its end. */
export interface CallQueries {
  /** @throws SwitchboardError INVALID_PARAMS when the cursor is not one of ours */
  list(filter: CallFilter, page: CallPageRequest): Promise<CallPage>;
  /** What the calls of a filter come to; how many of them are looked at is bounded. */
  statistics(filter: CallFilter): Promise<CallStatistics>;
  /** @param scope what may be seen: what is not there and what may not be seen take equally long */
  get(id: string, scope?: CallScope): Promise<CallDetail | undefined>;
  /**
   * The calls that were recorded after another one, the oldest first; whatever is in the journal when it is asked is there.
   * @param seq of that call
   * @throws SwitchboardError UNAVAILABLE when the database does not take records now
   */
  recordedAfter(seq: number, filter: CallFilter, limit: number): Promise<RecordedCalls>;
  /**
   * Resolves when whatever is in the journal when it is asked can be listed.
   * @throws SwitchboardError UNAVAILABLE when the database does not take records now
   */
  caughtUp(): Promise<void>;
  /**
   * What the calls of each day come to, the oldest day first; of a day as many sums as it has different owners.
   * @param by none for one sum a day
   */
  sumDays<Owner extends CallDayOwner>(filter: CallDayFilter, by: readonly Owner[]): Promise<CallDaySum<Owner>[]>;
  /** How many calls each day has that may be seen, the oldest day first; days without any are left out. */
  countDays(filter: UsageFilter): Promise<DayCount[]>;
  /** What the calls of each day come to by group, the oldest day first. */
  sumUsage(filter: UsageFilter, group: UsageGroup): Promise<UsageSum[]>;
  /** How long they took. @param mostRead how many records are read at most where no sums tell, the newest ones */
  latencyOfUsage(filter: UsageFilter, group: UsageGroup, mostRead: number): Promise<UsageLatency>;
  /** Both by hour, from the records: of so many calls as may be read, and exactly of the range. */
  usageOfHours(filter: UsageHoursFilter, group: UsageGroup): Promise<UsageHours>;
  /** How many calls each agent had in each hour. @param from and to: hours since 1970-01-01, UTC, both ends included */
  agentHours(from: number, to: number): Promise<AgentHour[]>;
  /** Whether agents hand on what they were called with, of those that made calls in a range; in no order. */
  agentForwarding(agentIds: readonly string[], filter: UsageHoursFilter): Promise<AgentForwarding[]>;
  /** How many of the calls that one agent made in a range are linked to what caused them. */
  linkedCalls(agentId: string, filter: UsageHoursFilter): Promise<LinkedCalls>;
  /** Calls over time, and by agent. */
  activity(filter: ActivityFilter): Promise<Activity>;
  /** The calls of a trace that may be seen, the first ones first. @param traceId 32 hex digits */
  callsOfTrace(traceId: string, scope: CallScope, limit: number): Promise<RecordedCall[]>;
  /** What ran when in several traces, as far as it may be seen: of each the first calls, by their start. */
  hopsOfTraces(traceIds: readonly string[], scope: CallScope, mostOfEach: number): Promise<CallHop[]>;
  /** When pieces of artifacts left, in milliseconds after the arrival, of calls whose streams are kept. */
  artifactTimes(calls: readonly RecordedCall[]): Promise<ReadonlyMap<string, number[]>>;
  /** In no order; traces of which nothing may be seen are left out. */
  sumTraces(traceIds: readonly string[], scope: CallScope): Promise<TraceSum[]>;
  /** Calls from now on, as they end. The tail is to be closed. */
  watch(filter: CallFilter): CallTail;
  /** How many tails are open. */
  watching(): number;
}
