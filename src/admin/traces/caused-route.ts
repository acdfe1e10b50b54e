import { z } from 'zod';
import { callScope, notFound } from '../../access/index.ts';
import { addTotals, NO_CALLS, totalsOf } from '../../ledger/index.ts';
import { type TraceNode, traceTree } from '../../tracing/index.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';
import { hopView, kindOf } from './hops-route.ts';
import { MOST_CALLS_SHOWN, totals, viewTotals } from './trace-view.ts';

/** More than that no strip shows. */
const MOST_HOPS = 100;

const causedView = z
  .object({
    own: totals.describe('The call itself.'),
    nested: totals.describe('All that it caused.'),
    total: totals,
    agent_calls: z.number().describe('Of what it caused, calls of agents.'),
    model_calls: z.number(),
    hops: z.array(hopView).describe(`The first ${MOST_HOPS} calls that it caused, as they stand in the tree.`),
    complete: z
      .boolean()
      .describe(`False when its trace has more than ${MOST_CALLS_SHOWN} calls: what came after these is not counted.`),
  })
  .meta({ id: 'Caused' });

/** What a call came to with all that it caused, whatever else is in its trace: a few numbers of thousands of calls. */
export const causedRoute = defineRoute({
  name: 'getCaused',
  summary: 'What one call caused, as far as the caller may see it: how much, how dear, and what ran when.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/calls/{id}/caused',
  permission: 'calls.read',
  params: z.object({ id: z.string() }),
  answer: causedView,
  errors: ['NOT_FOUND'],
  handle: async ({ params, principal }, { calls }) => {
    const scope = callScope(principal);
    const [call] = (await calls.list({ values: { id: [params.id] }, scope }, { limit: 1 })).calls;
    if (!call) throw notFound('call', params.id);
    const ofTrace = await calls.callsOfTrace(call.traceId, scope, MOST_CALLS_SHOWN);
    const { node, below } = findIn(traceTree(ofTrace), params.id);
    const { own, nested } = node ?? { own: totalsOf(call), nested: NO_CALLS };
    const ofModels = below.filter((one) => kindOf(one.call) === 'llm').length;
    return {
      body: {
        own: viewTotals(own),
        nested: viewTotals(nested),
        total: viewTotals(addTotals(own, nested)),
        agent_calls: below.length - ofModels,
        model_calls: ofModels,
        hops: below.slice(0, MOST_HOPS).map(viewHop),
        complete: ofTrace.length < MOST_CALLS_SHOWN,
      },
    };
  },
});

/** In the list of a tree, what is below a call follows it directly, deeper than the call itself. */
function findIn(nodes: readonly TraceNode[], id: string): { node: TraceNode | undefined; below: TraceNode[] } {
  const at = nodes.findIndex(({ call }) => call.id === id);
  const node = nodes[at];
  if (!node) return { node, below: [] };
  const behind = nodes.slice(at + 1);
  const end = behind.findIndex(({ depth }) => depth <= node.depth);
  return { node, below: end === -1 ? behind : behind.slice(0, end) };
}

const viewHop = ({ call, parent }: TraceNode): z.input<typeof hopView> => ({
  call_id: call.id,
  parent_id: parent?.id ?? null,
  kind: kindOf(call),
  started_at: isoTime(call.startedAt),
  duration_ms: call.durationMs,
});
