import type { AgentDay } from '../../api/agent-cost.ts';
import type { Call } from '../../api/types.ts';
import { groupBy } from '../agents/traffic.ts';

/** What one key, team or model had of the cost. Dollars; null when nothing of it has a price. */
export interface CostShare {
  id: string;
  name: string;
  calls: number;
  cost: number | null;
}

export function sumOf(days: readonly AgentDay[]): Pick<AgentDay, 'own' | 'nested' | 'calls' | 'priced'> {
  const sum = { own: 0, nested: 0, calls: 0, priced: 0 };
  for (const { own, nested, calls, priced } of days) {
    sum.own += own;
    sum.nested += nested;
    sum.calls += calls;
    sum.priced += priced;
  }
  return sum;
}

/** Every day from the first to the last, those without calls too. @param from and to: YYYY-MM-DD */
export function daysBetween(days: readonly AgentDay[], from: string, to: string) {
  const known = new Map(days.map((day) => [day.date, day]));
  const all: { date: string; own: number; nested: number }[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    all.push(known.get(date) ?? { date, own: 0, nested: 0 });
  }
  return all;
}

type KeyDay = AgentDay['keys'][number];

export const shareByKey = (days: readonly AgentDay[]): CostShare[] =>
  shares(days, ({ id, alias }) => ({ id, name: alias ?? (id === '' ? 'no key' : `key ${id.slice(-8)}`) }));

export const shareByTeam = (days: readonly AgentDay[]): CostShare[] =>
  shares(days, ({ teamId }) => ({ id: teamId ?? '', name: teamId ?? 'no team' }));

function shares(days: readonly AgentDay[], groupOf: (key: KeyDay) => Pick<CostShare, 'id' | 'name'>): CostShare[] {
  const groups = groupBy(
    days.flatMap(({ keys }) => keys),
    (key) => groupOf(key).id,
  );
  const sums = [...groups.values()].flatMap(([first, ...rest]) => {
    if (!first) return [];
    const all = [first, ...rest];
    const calls = all.reduce((sum, key) => sum + key.calls, 0);
    const cost = all.reduce((sum, key) => sum + key.own, 0);
    // Its own keys stand among them, for what they asked of others.
    return calls === 0 && cost === 0 ? [] : [{ ...groupOf(first), calls, cost }];
  });
  return dearestFirst(sums);
}

/** @param made by the agent */
export function shareByModel(made: readonly Call[]): CostShare[] {
  const groups = groupBy(
    made.filter(({ model }) => model !== null),
    ({ model }) => model ?? '',
  );
  const sums = [...groups].map(([name, calls]) => {
    const prices = calls.flatMap(({ cost_nano }) => (cost_nano === null ? [] : [cost_nano / 1e9]));
    const cost = prices.length === 0 ? null : prices.reduce((sum, price) => sum + price, 0);
    return { id: name, name, calls: calls.length, cost };
  });
  return dearestFirst(sums);
}

const dearestFirst = (all: CostShare[]): CostShare[] => all.sort((a, b) => (b.cost ?? 0) - (a.cost ?? 0));
