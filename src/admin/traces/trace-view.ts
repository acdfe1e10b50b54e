import { z } from 'zod';
import type { Principal } from '../../access/index.ts';
import { addTotals, type CallTotals, type TraceSum, tokensOnce } from '../../ledger/index.ts';
import type { TraceNode } from '../../tracing/index.ts';
import { callView, viewCall } from '../calls/call-view.ts';
import { isoTime } from '../http/time.ts';

/** More calls than anybody looks at one by one; the sums of a trace are of all. */
export const MOST_CALLS_SHOWN = 5000;

const count = z.number();
const amount = z.number().nullable();

export const totals = z
  .object({
    calls: count,
    failed_calls: count.describe('Those of another outcome than "ok".'),
    priced_calls: count.describe('Those whose cost is known: that of refused ones, too, which is nothing.'),
    cost_nano: amount.describe('Nano-dollars of those whose cost is known; null when there are none.'),
    input_tokens: amount.describe('Each token once: what agents report counts where no call of a model tells.'),
    output_tokens: amount,
    total_tokens: amount,
  })
  .meta({ id: 'CallTotals' });

/** A trace in a list: how it began, how long it took and what it came to. */
export const traceView = totals
  .extend({
    trace_id: z.string(),
    trace_ref: z.string().nullable().describe("The caller's own spelling of it."),
    session_id: z.string().nullable(),
    started_at: z.string(),
    duration_ms: z.number().describe('To the end of the call that ended last.'),
    first_call: callView.describe('The call with which it began.'),
  })
  .meta({ id: 'Trace' });

/** A call in the tree of its trace. */
const nodeView = z
  .object({
    call: callView,
    parent_id: z.string().nullable().describe('Id of the call that caused it.'),
    parent_link: z
      .enum(['named', 'inferred', 'missing', 'none'])
      .describe(
        'How that is known: by its span, by who was at work; "missing" when the span it names is no call here.',
      ),
    depth: count,
    offset_ms: z.number().describe('From the start of the trace to that of the call.'),
    children: count,
    artifacts_ms: z
      .array(z.number())
      .describe('When pieces of artifacts left, after the arrival of the call; of streams whose content is kept.'),
    own: totals,
    nested: totals.describe('All calls below it.'),
    total: totals,
  })
  .meta({ id: 'TraceNode' });

export const traceDetail = traceView
  .extend({
    calls_shown: z
      .array(nodeView)
      .describe('The tree as a list: each call before those that it caused, and these by their start.'),
    links: z
      .array(z.object({ destination: z.string(), url: z.string() }))
      .describe(
        'Pages of Langfuse that show it, for those who see all calls; "?observation=" and the span of a call opens that call.',
      ),
    truncated: z.boolean().describe('True when there are more calls than are shown; the sums are of all.'),
  })
  .meta({ id: 'TraceDetail' });

export function viewTrace(sum: TraceSum, principal: Principal): z.input<typeof traceView> {
  const { traceId, first, startedAt, endedAt } = sum;
  return {
    ...viewTotals(sum),
    trace_id: traceId,
    trace_ref: first.traceRef,
    session_id: first.sessionId,
    started_at: isoTime(startedAt),
    duration_ms: endedAt - startedAt,
    first_call: viewCall(first, principal),
  };
}

/** What a tree is shown with. */
export interface NodeContext {
  /** Of the trace, epoch milliseconds. */
  startedAt: number;
  principal: Principal;
  artifactTimes: ReadonlyMap<string, number[]>;
}

export function viewNode(
  { call, parent, link, depth, children, own, nested }: TraceNode,
  { startedAt, principal, artifactTimes }: NodeContext,
): z.input<typeof nodeView> {
  return {
    call: viewCall(call, principal),
    parent_id: parent?.id ?? null,
    parent_link: link,
    depth,
    offset_ms: call.startedAt - startedAt,
    children,
    artifacts_ms: artifactTimes.get(call.id) ?? [],
    own: viewTotals(own),
    nested: viewTotals(nested),
    total: viewTotals(addTotals(own, nested)),
  };
}

export function viewTotals(sums: CallTotals): z.input<typeof totals> {
  const { inputTokens, outputTokens, totalTokens } = tokensOnce(sums);
  return {
    calls: sums.calls,
    failed_calls: sums.failedCalls,
    priced_calls: sums.pricedCalls,
    cost_nano: sums.costNano,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    total_tokens: totalTokens,
  };
}
