import { z } from 'zod';
import { callScope } from '../../access/index.ts';
import { DAY_MS, type LatencyTimes, type UsageGroup, type UsageSum } from '../../ledger/index.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime, timeQuery } from '../http/time.ts';
import { dayQuery, isoDay } from '../spend/days.ts';
import { activityRoute } from './activity-route.ts';
import { forwardingRoute } from './forwarding-route.ts';
import { type UsageNames, usageNames } from './usage-names.ts';
import { MOST_READ, rangeOf, usageOf } from './usage-range.ts';

const GROUPS = {
  agent: 'agentId',
  key: 'keyId',
  team: 'teamId',
  user: 'userId',
  model: 'model',
  tag: 'tag',
  end_user: 'endUser',
} as const satisfies Record<string, UsageGroup>;

const count = z.number();
const nano = z.number().describe('Nano-dollars.');
const times = z.object({
  p50_ms: z.number().nullable().describe('Half of the calls took no longer.'),
  p95_ms: z.number().nullable().describe('19 of 20 calls took no longer.'),
});

const usageView = z
  .object({
    step: z
      .enum(['hour', 'day'])
      .describe(
        `What pieces the sums are of. Hours: of a range by \`since\` of 48 hours at most whose days have no more than ${MOST_READ} calls, which is told exactly. Days are whole ones, UTC.`,
      ),
    since: z.string().describe('When what is told of begins.'),
    until: z.string().describe('When it ends.'),
    sums: z
      .array(
        z.object({
          date: z.string().describe('The day, YYYY-MM-DD, UTC; or when the hour begins, ISO 8601.'),
          id: z.string().describe('Of the group; empty for none.'),
          calls: count,
          failed_calls: count,
          priced_calls: count.describe(
            'Those whose cost is known; 0 means that nothing has a price, not that it is free.',
          ),
          unpriced_calls: count.describe('Those that succeeded and whose cost is not known.'),
          estimated_calls: count.describe('Those whose tokens were estimated, and with them the cost.'),
          input_tokens: count,
          output_tokens: count,
          total_tokens: count,
          fee_nano: nano.describe('Nano-dollars of calls of agents.'),
          model_nano: nano.describe(
            'Nano-dollars of calls of models: under an agent, of those that it made; under no agent, of all others.',
          ),
        }),
      )
      .describe('One for each piece of time and group that had calls, the oldest first.'),
    names: z.record(z.string(), z.string()).describe('Of groups that have one, by id.'),
    latency: times
      .extend({
        groups: z.record(z.string(), times).describe('By id of the group.'),
        of_newest: count
          .nullable()
          .describe(
            `The groups tell of so many of the newest calls where there are more than ${MOST_READ} records to read them from: by agent, model, tag and end user, for who does not see all calls. Null where they tell of all.`,
          ),
        pieces: z.record(z.string(), times).describe('Of all calls, by date or hour.'),
      })
      .nullable()
      .describe('How long calls took: of days to 4.4 %, of hours to 0.6 %; null unless it is asked for.'),
  })
  .meta({ id: 'Usage' });

const readUsage = defineRoute({
  name: 'readUsage',
  summary:
    'What the calls that may be seen came to by day or hour: told apart by agent, key, team, user, model, tag or end user.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/usage',
  permission: 'calls.read',
  query: z.object({
    start_date: dayQuery.optional(),
    end_date: dayQuery.optional(),
    since: timeQuery.describe(
      'ISO 8601 or epoch milliseconds: in place of dates, and by hour where the range is short.',
    ),
    until: timeQuery.describe('Calls that started before; now by default.'),
    group_by: z
      .enum(Object.keys(GROUPS) as [keyof typeof GROUPS])
      .default('agent')
      .describe('A call counts for each of its tags; end users are known as long as the records of calls are kept.'),
    latency: z.enum(['true', 'false']).default('false').describe('Tell how long calls took.'),
  }),
  answer: usageView,
  handle: async ({ query, principal }, context) => {
    const by = GROUPS[query.group_by];
    const range = rangeOf(query, context.clock());
    const withTimes = query.latency === 'true';
    const { sums, latency, stepMs, since, until } = await usageOf(range, callScope(principal), by, withTimes, context);
    const groups = new Set(sums.map(({ group }) => group));
    const names = await usageNames(by, groups, principal, context);
    const dateOf = (piece: number): string => (stepMs === DAY_MS ? isoDay(piece) : isoTime(piece * stepMs));
    return {
      body: {
        step: stepMs === DAY_MS ? ('day' as const) : ('hour' as const),
        since: isoTime(since),
        until: isoTime(until),
        sums: viewSums(sums, names, dateOf),
        names: Object.fromEntries(
          [...groups].flatMap((group) => {
            const name = names.nameOf(group);
            return name === null ? [] : [[names.idOf(group), name] as const];
          }),
        ),
        latency: latency && {
          of_newest: latency.newest,
          groups: viewGroups(latency.groups, names),
          pieces: Object.fromEntries(latency.pieces.map((one) => [dateOf(one.piece), viewTimes(one)])),
          ...viewTimes(latency),
        },
      },
    };
  },
});

type SumView = z.input<typeof usageView>['sums'][number];

type LatencyTimesView = z.input<typeof times>;

const viewTimes = ({ p50Ms, p95Ms }: LatencyTimes): LatencyTimesView => ({ p50_ms: p50Ms, p95_ms: p95Ms });

/** Times do not add up: those of agents that may not be seen are not told (security promise 18). */
function viewGroups(
  groups: readonly ({ group: string } & LatencyTimes)[],
  names: UsageNames,
): Record<string, LatencyTimesView> {
  const shown = groups.filter(({ group }) => group === '' || names.idOf(group) !== '');
  return Object.fromEntries(shown.map((one) => [names.idOf(one.group), viewTimes(one)]));
}

/** Agents that may not be seen are one group with none (security promise 18). */
function viewSums(sums: readonly UsageSum[], names: UsageNames, dateOf: (piece: number) => string): SumView[] {
  const views = new Map<string, SumView>();
  for (const sum of sums) {
    const view = viewSum(sum, dateOf(sum.piece), names.idOf(sum.group));
    const place = `${view.date} ${view.id}`;
    const before = views.get(place);
    views.set(place, before ? addUp(before, view) : view);
  }
  return [...views.values()];
}

const viewSum = (sum: UsageSum, date: string, id: string): SumView => ({
  date,
  id,
  calls: sum.calls,
  failed_calls: sum.calls - sum.okCalls,
  priced_calls: sum.pricedCalls,
  unpriced_calls: sum.unpricedCalls,
  estimated_calls: sum.estimatedCalls,
  input_tokens: sum.inputTokens,
  output_tokens: sum.outputTokens,
  total_tokens: sum.totalTokens,
  fee_nano: sum.feeNano,
  model_nano: sum.modelNano,
});

function addUp(one: SumView, other: SumView): SumView {
  const { date, id, ...counts } = one;
  const added = Object.entries(counts).map(([name, value]) => [name, value + Number(other[name as keyof SumView])]);
  return { ...(Object.fromEntries(added) as typeof counts), date, id };
}

export const usageRoutes = [readUsage, activityRoute, forwardingRoute];
