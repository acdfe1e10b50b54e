import { LRUCache } from 'lru-cache';
import type { Agent } from '../../agents/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';

/** What agents have asked of models in each trace, as far as somebody has set a bound to it. */
export interface TraceCounts {
  /**
   * Counts one more call.
   * @throws SwitchboardError BUDGET_EXCEEDED when it would be one too many, or the money is spent
   */
  admit(agent: Agent, traceId: string): void;
  /** @param costNano null when the cost is not known */
  spent(agent: Agent, traceId: string, costNano: number | null): void;
}

/** Some ten megabytes when it is full. */
const MOST_TRACES = 100_000;
/** LiteLLM's: a trace that nothing was heard of for so long begins anew. */
const FORGOTTEN_AFTER_MS = 3_600_000;

interface Count {
  calls: number;
  costNano: number;
}

/** @param monotonic milliseconds */
export function createTraceCounts(monotonic: () => number): TraceCounts {
  const counts = new LRUCache<string, Count>({
    max: MOST_TRACES,
    ttl: FORGOTTEN_AFTER_MS,
    ttlResolution: 0,
    updateAgeOnGet: true,
    perf: { now: monotonic },
  });
  const countOf = ({ id }: Agent, traceId: string): Count => {
    const key = `${id}\0${traceId}`;
    const known = counts.get(key) ?? { calls: 0, costNano: 0 };
    counts.set(key, known);
    return known;
  };
  return {
    admit(agent, traceId) {
      const { maxIterations, maxTraceNano } = agent.sessionGuards;
      if (maxIterations === null && maxTraceNano === null) return;
      const count = countOf(agent, traceId);
      if (maxTraceNano !== null && count.costNano >= maxTraceNano) throw spentAll(agent, traceId, count.costNano);
      if (maxIterations !== null && count.calls >= maxIterations) throw tooMany(agent, traceId, maxIterations);
      count.calls += 1;
    },
    spent(agent, traceId, costNano) {
      if (agent.sessionGuards.maxTraceNano !== null) countOf(agent, traceId).costNano += costNano ?? 0;
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

const NOT_AGAIN = { headers: { 'x-should-retry': 'false' } };
