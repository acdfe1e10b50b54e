import type { ActivityDay, SpendDay } from '../../api/usage.ts';
import { count } from '../../format/count.ts';
import { money } from '../../format/money.ts';

export const MEASURES = {
  cost: { label: 'Cost', show: (dollars: number) => money(Math.round(dollars * 1e9)) },
  calls: { label: 'Calls', show: count },
  tokens: { label: 'Tokens', show: count },
  errors: { label: 'Errors', show: count },
} as const;

export const GROUPS = { agent: 'Agent', key: 'Key', team: 'Team', user: 'User' } as const;

export type Measure = keyof typeof MEASURES;
export type Group = keyof typeof GROUPS;

/** An amount of one group on one day, YYYY-MM-DD. */
export interface Amount {
  day: string;
  name: string;
  amount: number;
}

type Metrics = ActivityDay['metrics'];

const READ: Record<Measure, (metrics: Metrics) => number> = {
  cost: ({ spend }) => spend,
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

/** Only money is known by user. */
export const spendOfUsers = (days: readonly SpendDay[]): Amount[] =>
  days.flatMap(({ startTime: day, users }) =>
    Object.entries(users).map(([user, amount]) => ({ day, name: user || 'no user', amount })),
  );

/** Amounts added up by what a function says of them. */
export function sumBy(amounts: readonly Amount[], by: 'day' | 'name'): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of amounts) sums.set(one[by], (sums.get(one[by]) ?? 0) + one.amount);
  return sums;
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
