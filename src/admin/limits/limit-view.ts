import { z } from 'zod';
import { type LimitedName, type LimitTerms, type LimitUsage, viewLimitTerms } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { isoTime } from '../http/time.ts';

const rate = z
  .object({ limit: z.number(), used: z.number(), remaining: z.number(), reset_seconds: z.number() })
  .nullable();
const places = z.object({ limit: z.number(), used: z.number() }).nullable();

/** What LiteLLM shows of money beside a key, a user or a team. */
export const spendView = {
  spend: z.number().describe('Dollars in the window of the budget; without a budget, ever.'),
  budget_reset_at: z.string().nullable(),
};

/** The same in a list, where only what stands in memory is told. */
export const listedSpendView = {
  spend: z.number().nullable().describe('Dollars in the window of the budget; null without a budget.'),
  budget_reset_at: z.string().nullable(),
};

/** Everything that is counted of somebody now. */
export const limitView = z
  .object({
    level: z.string(),
    id: z.string(),
    shadow_limits: z.boolean(),
    max_budget: z.number().nullable(),
    soft_budget: z.number().nullable(),
    budget_duration: z.string().nullable(),
    ...spendView,
    reserved: z.number().describe('Dollars that running calls hold.'),
    budget_started_at: z.string().nullable().describe('Calls that began earlier do not count.'),
    requests: rate.describe('In the last 60 seconds; null without a limit, like those below.'),
    tokens: rate,
    parallel: places,
    streams: places,
  })
  .meta({ id: 'Limits' });

export function viewLimits({ level, id }: LimitedName, usage: LimitUsage): z.input<typeof limitView> {
  const { shadow_limits, max_budget, soft_budget, budget_duration } = viewLimitTerms(usage.terms);
  const { budget, parallel, streams } = usage;
  return {
    level,
    id,
    shadow_limits: shadow_limits ?? false,
    max_budget,
    soft_budget,
    budget_duration,
    ...viewSpend(usage),
    reserved: (budget?.reservedNano ?? 0) / 1e9,
    budget_started_at: isoTime(budget?.countsFrom ?? null),
    requests: viewRate(usage.requests),
    tokens: viewRate(usage.tokens),
    parallel,
    streams,
  };
}

const viewSpend = ({ spentNano, budget }: LimitUsage) => ({
  spend: spentNano / 1e9,
  budget_reset_at: isoTime(budget?.endsAt ?? null),
});

const viewRate = (usage: LimitUsage['requests']) =>
  usage && {
    limit: usage.limit,
    used: usage.used,
    remaining: Math.max(0, usage.limit - usage.used),
    reset_seconds: usage.resetSeconds,
  };

/**
 * What somebody spent, for the view of a key, a user or a team.
 * @throws SwitchboardError UNAVAILABLE
 */
export const spendOf = async (owner: LimitedName, terms: LimitTerms | null, { limits }: Pick<RouteContext, 'limits'>) =>
  viewSpend(await limits.usageOf(owner, terms));

/**
 * What somebody spent of a budget, for a list: what was ever spent without one is asked of the records, one by one.
 * @throws SwitchboardError UNAVAILABLE
 */
export const listedSpendOf = async (
  owner: LimitedName,
  terms: LimitTerms | null,
  context: Pick<RouteContext, 'limits'>,
) =>
  terms === null || terms.maxBudgetNano === null
    ? { spend: null, budget_reset_at: null }
    : spendOf(owner, terms, context);
