import type { Call } from '../../api/types.ts';
import { groupBy } from '../agents/traffic.ts';

/** Where the time of calls went, milliseconds of an average call. */
export interface TimeShares {
  /** Models that it called. */
  models: number;
  /** Other agents that it called, while no model ran. */
  agents: number;
  /** All the rest. */
  own: number;
}

/** A stretch of time and the calls that began in it. */
export interface Bucket {
  /** Epoch milliseconds. */
  from: number;
  calls: Call[];
}

/** Looked at in each call at so many moments. */
const SAMPLES = 48;

/** Stretches of equal length from the oldest call until now, as many as are asked for. @param calls in any order */
export function bucketsOf(calls: readonly Call[], now: number, amount: number): Bucket[] {
  if (calls.length === 0) return [];
  const begin = Math.min(...calls.map(({ started_at }) => Date.parse(started_at)));
  const length = Math.max(1, (now - begin) / amount);
  const buckets = Array.from({ length: amount }, (_, index): Bucket => ({ from: begin + index * length, calls: [] }));
  for (const call of calls) {
    const at = Math.floor((Date.parse(call.started_at) - begin) / length);
    buckets[Math.min(amount - 1, at)]?.calls.push(call);
  }
  return buckets;
}

/** @param answered by the agent @param made by it, with a key of its own */
export function timeShares(answered: readonly Call[], made: readonly Call[]): TimeShares {
  const byTrace = groupBy(made, ({ trace_id }) => trace_id);
  const sums = { models: 0, agents: 0, own: 0 };
  for (const { trace_id, started_at, duration_ms } of answered) {
    const nested = (byTrace.get(trace_id) ?? []).map((call) => ({
      isModel: call.model !== null,
      from: Date.parse(call.started_at) - Date.parse(started_at),
      ms: call.duration_ms,
    }));
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const at = ((sample + 0.5) / SAMPLES) * duration_ms;
      const running = nested.filter(({ from, ms }) => at >= from && at < from + ms);
      const what = running.some(({ isModel }) => isModel) ? 'models' : running.length > 0 ? 'agents' : 'own';
      sums[what] += duration_ms;
    }
  }
  const samples = SAMPLES * Math.max(1, answered.length);
  return { models: sums.models / samples, agents: sums.agents / samples, own: sums.own / samples };
}
