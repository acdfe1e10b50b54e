import type { Call } from '../../api/types.ts';
import { hasFailed } from '../../kit/has-failed.ts';

/** What the calls of one agent come to. */
export interface Traffic {
  calls: number;
  failed: number;
  /** Milliseconds; null without calls. */
  p50: number | null;
  p95: number | null;
  /** 1e-9 USD of the calls that have a price; null when none has. */
  costNano: number | null;
  /** How many have no price. */
  unpriced: number;
  latest: Call | undefined;
}

/** @param calls newest first; those of models are left out */
export const trafficByAgent = (calls: readonly Call[]): Map<string, Traffic> =>
  trafficBy(calls, ({ model, agent_name }) => (model === null ? agent_name : undefined));

/** By what callers asked for. @param calls newest first; those of agents are left out */
export const trafficByModel = (calls: readonly Call[]): Map<string, Traffic> =>
  trafficBy(calls, ({ model }) => model ?? undefined);

function trafficBy(calls: readonly Call[], nameOf: (call: Call) => string | undefined): Map<string, Traffic> {
  const named = calls.filter((call) => nameOf(call) !== undefined);
  return new Map([...groupBy(named, (call) => nameOf(call) ?? '')].map(([name, own]) => [name, trafficOf(own)]));
}

/** @param calls newest first */
export function trafficOf(calls: readonly Call[]): Traffic {
  const durations = calls.map(({ duration_ms }) => duration_ms).sort((a, b) => a - b);
  const prices = calls.flatMap(({ cost_nano }) => (cost_nano === null ? [] : [cost_nano]));
  return {
    calls: calls.length,
    failed: calls.filter(hasFailed).length,
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    costNano: prices.length === 0 ? null : prices.reduce((sum, price) => sum + price, 0),
    unpriced: calls.length - prices.length,
    latest: calls[0],
  };
}

const percentile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? null;

/** A row calls, a column answers. */
export interface CrossTraffic {
  callers: { name: string; total: number; to: Map<string, number> }[];
  agents: string[];
}

/** Who calls whom, the busiest first. Models are not agents. */
export function crossTraffic(all: readonly Call[]): CrossTraffic {
  const calls = all.filter(({ model }) => model === null);
  const callers = [...groupBy(calls, callerName)].map(([name, own]) => ({
    name,
    total: own.length,
    to: new Map([...groupBy(own, ({ agent_name }) => agent_name)].map(([agent, some]) => [agent, some.length])),
  }));
  const agents = [...groupBy(calls, ({ agent_name }) => agent_name)].sort(([, a], [, b]) => b.length - a.length);
  return { callers: callers.sort((a, b) => b.total - a.total), agents: agents.map(([name]) => name) };
}

/** A key by its alias, else by its id; who has no key by what it is. */
export const callerName = ({ principal_kind, key_alias, key_id }: Call): string =>
  principal_kind === 'key' ? (key_alias ?? `key ${key_id?.slice(-8)}`) : principal_kind;

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
