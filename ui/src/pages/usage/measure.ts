import type { ActivityDay, SpendDay } from '../../api/usage.ts';
import { count } from '../../format/count.ts';
import { money } from '../../format/money.ts';

/** Dollars; a dash when nothing of it has a price. */
const moneyOf = (dollars: number | null): string => (dollars === null ? '—' : money(Math.round(dollars * 1e9)));
const countOf = (things: number | null): string => count(things ?? 0);

export const MEASURES = {
  cost: { label: 'Cost', show: moneyOf },
  calls: { label: 'Calls', show: countOf },
  tokens: { label: 'Tokens', show: countOf },
  errors: { label: 'Errors', show: countOf },
} as const;

export const GROUPS = { agent: 'Agent', key: 'Key', team: 'Team', user: 'User' } as const;

export type Measure = keyof typeof MEASURES;
export type Group = keyof typeof GROUPS;

/** An amount of one group on one day, YYYY-MM-DD. */
export interface Amount {
  day: string;
  name: string;
  /** Null when it is not known. */
  amount: number | null;
}

type Metrics = ActivityDay['metrics'];

const READ: Record<Measure, (metrics: Metrics) => number | null> = {
  cost: ({ spend, priced_requests }) => (priced_requests > 0 ? spend : null),
  calls: ({ api_requests }) => api_requests,
  tokens: ({ total_tokens }) => total_tokens,
  errors: ({ failed_requests }) => failed_requests,
};

/** The report of agents and keys, taken apart by one of them. */
export function amountsOf(days: readonly ActivityDay[], measure: Measure, group: Exclude<Group, 'user'>): Amount[] {
  const read = READ[measure];
  return days.flatMap(({ date: day, breakdown: { entities, api_keys } }) => {
    if (group === 'agent')
      return Object.entries(entities).map(([id, { metrics, metadata }]) => ({
        day,
        name: metadata.agent_name ?? (id || 'no agent'),
        amount: read(metrics),
      }));
    return Object.entries(api_keys).map(
      ([
        hash,
        {
          metrics,
          metadata: { key_alias, team_id },
        },
      ]) => ({
        day,
        name: group === 'team' ? (team_id ?? 'no team') : (key_alias ?? (hash.slice(0, 12) || 'no key')),
        amount: read(metrics),
      }),
    );
  });
}

/** Only money is known by user, and not whether nothing has a price or is free. */
export const spendOfUsers = (days: readonly SpendDay[]): Amount[] =>
  days.flatMap(({ startTime: day, users }) =>
    Object.entries(users).map(([user, amount]) => ({ day, name: user || 'no user', amount: amount || null })),
  );

/** Amounts added up by day or by name. */
export function sumBy(amounts: readonly Amount[], by: 'day' | 'name'): Map<string, number | null> {
  const sums = new Map<string, number | null>();
  for (const one of amounts) sums.set(one[by], sum([sums.get(one[by]) ?? null, one.amount]));
  return sums;
}

/** What is known, added up; null when nothing is. */
export function sum(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((total, amount) => total + amount, 0);
}

const DAY_MS = 86_400_000;

/** YYYY-MM-DD, UTC. @param at epoch milliseconds */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Every day from the first to the last. */
export function daysBetween(from: string, to: string): string[] {
  const first = Date.parse(from);
  const length = Math.round((Date.parse(to) - first) / DAY_MS) + 1;
  return Array.from({ length }, (_, index) => isoDay(first + index * DAY_MS));
}
