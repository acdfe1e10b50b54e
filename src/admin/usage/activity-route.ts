import { z } from 'zod';
import { type CallScope, callScope } from '../../access/index.ts';
import {
  type Activity,
  type ActivityFilter,
  type ActivitySum,
  DAY_MS,
  HOUR_MS,
  MOST_READ_FOR_ACTIVITY,
} from '../../ledger/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime, timeQuery } from '../http/time.ts';
import { type ShownAgents, shownAgents } from '../spend/shown-agents.ts';

const count = z.number();
const milliseconds = z.number();

const sumView = z
  .object({
    calls: count,
    ok_calls: count,
    priced_calls: count.describe('Those whose cost is known.'),
    cost_nano: count.nullable().describe('Nano-dollars of those whose cost is known; null when there are none.'),
    model_nano: count.describe('Of that, of calls of models.'),
    duration_ms: milliseconds.describe('Of all calls together.'),
    nested_ms: milliseconds.describe('Of that, of calls that agents made: whoever called these waited for them.'),
    model_ms: milliseconds.describe('Of that, of calls of models.'),
    p50_ms: milliseconds.nullable().describe('Half of the calls took no longer.'),
    p95_ms: milliseconds.nullable().describe('19 of 20 calls took no longer.'),
  })
  .meta({ id: 'ActivitySum' });

const activityView = z
  .object({
    piece_ms: milliseconds.describe('How long a piece of time is; pieces begin at multiples of it, UTC.'),
    exact: z
      .boolean()
      .describe(
        `False when there are more than ${MOST_READ_FOR_ACTIVITY} calls: the range is then one of whole hours or days, and times are told to 4.4 %.`,
      ),
    complete: z.boolean().describe('False when only the newest calls were looked at.'),
    whole: sumView,
    pieces: z
      .array(sumView.extend({ from: z.string() }))
      .describe('Those that had calls, the oldest first; the first and the last one are cut by the range.'),
    agents: z
      .array(sumView.extend({ agent_id: z.string(), agent_name: z.string().nullable() }))
      .describe('By agent; an empty id is of models and of calls of no agent.'),
  })
  .meta({ id: 'Activity' });

/** Up to which length of the range pieces have which length: some two dozen of them make a chart. */
const PIECES = [
  [2 * HOUR_MS, HOUR_MS / 12],
  [36 * HOUR_MS, HOUR_MS],
  [8 * DAY_MS, 6 * HOUR_MS],
  [62 * DAY_MS, DAY_MS],
] as const;
const LONGEST_PIECE_MS = 7 * DAY_MS;
const LONGEST_DAYS = 366;

export const activityRoute = defineRoute({
  name: 'readActivity',
  summary: 'The calls that may be seen over time, and by agent: how many, how long, how dear.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/usage/activity',
  permission: 'calls.read',
  query: z.object({
    since: timeQuery.describe('ISO 8601 or epoch milliseconds; the first call of a year at most by default.'),
    until: timeQuery.describe('Calls that started before; now by default.'),
  }),
  answer: activityView,
  handle: async ({ query, principal }, context) => {
    const filter = await filterOf(query, callScope(principal), context);
    const agents = shownAgents(principal, context.registry);
    const activity = await context.calls.activity(filter);
    return {
      body: {
        piece_ms: filter.pieceMs,
        exact: filter.source === 'records',
        complete: activity.isComplete,
        whole: viewSum(activity.whole),
        pieces: activity.pieces.map((piece) => ({ from: isoTime(piece.from), ...viewSum(piece) })),
        agents: viewAgents(activity, agents),
      },
    };
  },
});

/** @throws SwitchboardError INVALID_PARAMS when the end is not behind the start */
async function filterOf(
  { since, until }: { since?: number | undefined; until?: number | undefined },
  scope: CallScope,
  { calls, clock }: Pick<RouteContext, 'calls' | 'clock'>,
): Promise<ActivityFilter> {
  const end = until ?? clock() + 1;
  if (since !== undefined && since >= end) throw invalidField('until', 'is not after since');
  const to = Math.floor(end / DAY_MS);
  const from = Math.max(to - LONGEST_DAYS, Math.floor((since ?? 0) / DAY_MS));
  const days = await calls.countDays({ from, to, scope });
  const start = Math.max(since ?? 0, (days[0]?.day ?? to) * DAY_MS);
  const length = end - (since ?? start);
  const pieceMs = PIECES.find(([longest]) => length <= longest)?.[1] ?? LONGEST_PIECE_MS;
  const amount = days.reduce((all, day) => all + day.calls, 0);
  // Sums of hours are not told apart by owner: who sees some calls alone has them looked up by owner.
  const readsRecords = scope.kind === 'of' || amount < MOST_READ_FOR_ACTIVITY || pieceMs < HOUR_MS;
  const source = readsRecords ? 'records' : pieceMs % DAY_MS === 0 ? 'days' : 'hours';
  return { since: start, until: end, pieceMs, source, scope };
}

/** Agents that may not be seen are left out (security promise 18). */
const viewAgents = ({ agents }: Activity, shown: ShownAgents): z.input<typeof activityView>['agents'] =>
  agents
    .filter(({ agentId }) => shown.idOf(agentId) === agentId)
    .map((sum) => ({ agent_id: sum.agentId, agent_name: shown.nameOf(sum.agentId), ...viewSum(sum) }));

const viewSum = (sum: ActivitySum): z.input<typeof sumView> => ({
  calls: sum.calls,
  ok_calls: sum.okCalls,
  priced_calls: sum.pricedCalls,
  cost_nano: sum.pricedCalls === 0 ? null : sum.costNano,
  model_nano: sum.modelNano,
  duration_ms: sum.durationMs,
  nested_ms: sum.nestedMs,
  model_ms: sum.modelMs,
  p50_ms: sum.p50Ms,
  p95_ms: sum.p95Ms,
});
