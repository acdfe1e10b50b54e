import type { Call } from '../../api/types.ts';
import { hasFailed } from '../../kit/has-failed.ts';

/** What calls come to. */
export interface Traffic {
  calls: number;
  failed: number;
  /** Milliseconds; null without calls. */
  p50: number | null;
  p95: number | null;
  /** Until the first byte of an answer; milliseconds, null when none tells. */
  firstTokenP50: number | null;
  /** 1e-9 USD of the calls that have a price; null when none has. */
  costNano: number | null;
  /** How many have no price. */
  unpriced: number;
}

/** By what callers asked for. @param calls newest first; those of agents are left out */
export function trafficByModel(calls: readonly Call[]): Map<string, Traffic> {
  const named = calls.filter(({ model }) => model !== null);
  return new Map([...groupBy(named, ({ model }) => model ?? '')].map(([name, own]) => [name, trafficOf(own)]));
}

export function trafficOf(calls: readonly Call[]): Traffic {
  const durations = calls.map(({ duration_ms }) => duration_ms).sort((a, b) => a - b);
  const firsts = calls.flatMap(({ first_byte_ms }) => first_byte_ms ?? []).sort((a, b) => a - b);
  const prices = calls.flatMap(({ cost_nano }) => (cost_nano === null ? [] : [cost_nano]));
  return {
    calls: calls.length,
    failed: calls.filter(hasFailed).length,
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    firstTokenP50: percentile(firsts, 0.5),
    costNano: prices.length === 0 ? null : prices.reduce((sum, price) => sum + price, 0),
    unpriced: calls.length - prices.length,
  };
}

/** The calls of the same trace that a call's agent made. */
export const nestedIn = (call: Call | undefined, calls: readonly Call[]): Call[] =>
  calls.filter((one) => one.trace_id === call?.trace_id && one.caller_agent_id !== null && one.id !== call.id);

const percentile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? null;

/** A row calls, a column answers. */
export interface CrossTraffic {
  callers: { name: string; kind: 'agent' | 'key'; total: number; to: Map<string, number> }[];
  agents: string[];
}

/** Who calls whom, the busiest first. Models are not agents. */
export function crossTraffic(all: readonly Call[]): CrossTraffic {
  const calls = all.filter(({ model }) => model === null);
  const callers = [...groupBy(calls, callerName)].map(([name, own]) => ({
    name,
    kind: own.some(({ caller_agent_id }) => caller_agent_id !== null) ? ('agent' as const) : ('key' as const),
    total: own.length,
    to: new Map([...groupBy(own, ({ agent_name }) => agent_name)].map(([agent, some]) => [agent, some.length])),
  }));
  const agents = [...groupBy(calls, ({ agent_name }) => agent_name)].sort(([, a], [, b]) => b.length - a.length);
  return { callers: callers.sort((a, b) => b.total - a.total), agents: agents.map(([name]) => name) };
}

/** A key by its alias, else by its id; who has no key by what it is. */
export const callerName = ({ principal_kind, key_alias, key_id }: Call): string =>
  principal_kind === 'key' ? (key_alias ?? `key ${key_id?.slice(-8)}`) : principal_kind;

export function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
