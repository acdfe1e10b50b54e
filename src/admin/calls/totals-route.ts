import { z } from 'zod';
import { type CallStatistics, tokensOnce } from '../../ledger/index.ts';
import { defineRoute } from '../http/route.ts';
import { callFilterQuery, filterOf } from './call-query.ts';

const amount = z.number().nullable();

const statisticsView = z
  .object({
    calls: z.number().describe('How many the filters find, and an export writes.'),
    complete: z.boolean().describe('False when there may be more: a text is looked for in a bounded number of calls.'),
    summed_calls: z.number().describe('What follows is of so many, the newest ones.'),
    ok_calls: z.number(),
    priced_calls: z.number().describe('Those whose cost is known: that of refused ones, too, which is nothing.'),
    cost_nano: amount.describe('Nano-dollars of those whose cost is known; null when there are none.'),
    input_tokens: amount.describe('Each token once: what agents report counts where no call of a model tells.'),
    output_tokens: amount,
    total_tokens: amount,
    mean_ms: amount,
    p50_ms: amount.describe('Half of the calls took no longer.'),
    p95_ms: amount.describe('19 of 20 calls took no longer.'),
  })
  .meta({ id: 'CallStatistics' });

/** What all calls come to that the filters find, not those of a page alone. */
export const totalsRoute = defineRoute({
  name: 'getCallTotals',
  summary: 'What the calls come to that the filters of the list find: how many, how long, how dear.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/calls/totals',
  permission: 'calls.read',
  query: callFilterQuery,
  answer: statisticsView,
  handle: async ({ query, principal }, dependencies) => ({
    body: viewStatistics(await dependencies.calls.statistics(await filterOf(query, principal, dependencies))),
  }),
});

function viewStatistics({ calls, isComplete, summed, duration }: CallStatistics): z.input<typeof statisticsView> {
  const { inputTokens, outputTokens, totalTokens } = tokensOnce(summed);
  return {
    calls,
    complete: isComplete,
    summed_calls: summed.calls,
    ok_calls: summed.calls - summed.failedCalls,
    priced_calls: summed.pricedCalls,
    cost_nano: summed.costNano,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    total_tokens: totalTokens,
    mean_ms: duration?.mean ?? null,
    p50_ms: duration?.p50 ?? null,
    p95_ms: duration?.p95 ?? null,
  };
}
