import { LRUCache } from 'lru-cache';
import { RollingWindow } from '../../access/index.ts';
import type { Agent } from '../../agents/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { TraceContext } from '../../tracing/index.ts';

/** What agents have asked of models in each trace, as far as somebody has set a bound to it. */
export interface TraceCounts {
  /**
   * Counts one more call.
   * @throws SwitchboardError BUDGET_EXCEEDED when it would be one too many, or the money is spent; RATE_LIMITED when it
   *   comes too soon in its session
   */
  admit(agent: Agent, place: Place): void;
  /** @param spending what is not known is null */
  spent(agent: Agent, place: Place, spending: { costNano: number | null; totalTokens: number | null }): void;
}

/** Where a call belongs; one that names no session is a session with its trace. */
type Place = Pick<TraceContext, 'traceId' | 'sessionId'>;

/** Some ten megabytes when it is full. */
const MOST_TRACES = 100_000;
/** LiteLLM's: a trace that nothing was heard of for so long begins anew. */
const FORGOTTEN_AFTER_MS = 3_600_000;
/** Rates are those of a minute; what is older does not count. */
const RATES_KEPT_MS = 120_000;
const MOST_SESSIONS = 10_000;

interface Count {
  calls: number;
  costNano: number;
}

/** Of the last minute. */
interface Rate {
  calls: RollingWindow;
  tokens: RollingWindow;
}

/** @param monotonic milliseconds */
export function createTraceCounts(monotonic: () => number): TraceCounts {
  const terms = { ttlResolution: 0, updateAgeOnGet: true, perf: { now: monotonic } };
  const counts = new LRUCache<string, Count>({ max: MOST_TRACES, ttl: FORGOTTEN_AFTER_MS, ...terms });
  const rates = new LRUCache<string, Rate>({ max: MOST_SESSIONS, ttl: RATES_KEPT_MS, ...terms });
  const countOf = ({ id }: Agent, traceId: string): Count => {
    const key = `${id}\0${traceId}`;
    const known = counts.get(key) ?? { calls: 0, costNano: 0 };
    counts.set(key, known);
    return known;
  };
  const rateOf = ({ id }: Agent, { sessionId, traceId }: Place): Rate => {
    const key = `${id}\0${sessionId ?? traceId}`;
    const known = rates.get(key) ?? { calls: new RollingWindow(), tokens: new RollingWindow() };
    rates.set(key, known);
    return known;
  };
  const admitRate = (agent: Agent, place: Place): void => {
    const { sessionRpm, sessionTpm } = agent.sessionGuards;
    if (sessionRpm === null && sessionTpm === null) return;
    const now = monotonic();
    const { calls, tokens } = rateOf(agent, place);
    if (sessionRpm !== null && calls.used(now) >= sessionRpm)
      throw tooFast(agent, `${sessionRpm} calls of models`, calls.secondsUntil(now, sessionRpm - 1));
    if (sessionTpm !== null && tokens.used(now) >= sessionTpm)
      throw tooFast(agent, `${sessionTpm} tokens`, tokens.secondsUntil(now, sessionTpm - 1));
    calls.add(now, 1);
  };
  const admitCount = (agent: Agent, { traceId }: Place): void => {
    const { maxIterations, maxTraceNano } = agent.sessionGuards;
    if (maxIterations === null && maxTraceNano === null) return;
    const count = countOf(agent, traceId);
    if (maxTraceNano !== null && count.costNano >= maxTraceNano) throw spentAll(agent, traceId, count.costNano);
    if (maxIterations !== null && count.calls >= maxIterations) throw tooMany(agent, traceId, maxIterations);
    count.calls += 1;
  };
  return {
    admit(agent, place) {
      admitRate(agent, place);
      admitCount(agent, place);
    },
    spent(agent, place, { costNano, totalTokens }) {
      const { maxTraceNano, sessionTpm } = agent.sessionGuards;
      if (maxTraceNano !== null) countOf(agent, place.traceId).costNano += costNano ?? 0;
      if (sessionTpm !== null) rateOf(agent, place).tokens.add(monotonic(), totalTokens ?? 0);
    },
  };
}

const NANO = 1e9;

const spentAll = ({ name, sessionGuards }: Agent, traceId: string, costNano: number): SwitchboardError =>
  new SwitchboardError(
    'BUDGET_EXCEEDED',
    `Agent "${name}" has spent its budget of session ${traceId}: current spend $${(costNano / NANO).toFixed(4)}, limit ` +
      `$${((sessionGuards.maxTraceNano ?? 0) / NANO).toFixed(2)} (max_budget_per_session).`,
    NOT_AGAIN,
  );

const tooMany = ({ name }: Agent, traceId: string, maxIterations: number): SwitchboardError =>
  new SwitchboardError(
    'BUDGET_EXCEEDED',
    `Agent "${name}" has called models ${maxIterations} times in session ${traceId}, which is its limit (max_iterations).`,
    NOT_AGAIN,
  );

const tooFast = ({ name }: Agent, what: string, seconds: number): SwitchboardError =>
  new SwitchboardError(
    'RATE_LIMITED',
    `Agent "${name}" may take ${what} within a minute of one session, and has. Try again in ${Math.max(1, seconds)} seconds.`,
    { retryAfterSeconds: Math.max(1, seconds) },
  );

const NOT_AGAIN = { headers: { 'x-should-retry': 'false' } };
