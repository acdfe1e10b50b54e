import { z } from 'zod';
import { callScope } from '../../access/index.ts';
import type { CallHop } from '../../ledger/index.ts';
import { findParents, normaliseTraceId } from '../../tracing/index.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';

/** As many rows as a screen may show. */
const MOST_TRACES = 100;
/** More than that no strip shows. */
const MOST_HOPS = 100;

export const hopView = z
  .object({
    call_id: z.string(),
    parent_id: z.string().nullable().describe('Id of the call that caused it, as far as that is known.'),
    kind: z.enum(['agent', 'llm']),
    started_at: z.string(),
    duration_ms: z.number(),
  })
  .meta({ id: 'Hop' });

const traceId = z.string().min(1).max(1024);

/** What ran when in the traces that a list shows: their calls without all else that is known of them. */
export const hopsRoute = defineRoute({
  name: 'listTraceHops',
  summary: `What ran when in several traces: the first ${MOST_HOPS} calls of each that the caller may see, by their start.`,
  tag: 'traces',
  method: 'GET',
  path: '/v1/trace_hops',
  permission: 'calls.read',
  query: z.object({
    trace: z
      .union([traceId, z.array(traceId).max(MOST_TRACES)])
      .describe(`In any spelling; up to ${MOST_TRACES}, by repeating the name.`),
  }),
  answer: z.object({
    traces: z.array(z.object({ trace_id: z.string(), hops: z.array(hopView) }).meta({ id: 'TraceHops' })),
  }),
  handle: async ({ query, principal }, { calls }) => {
    const ids = [...new Set([query.trace].flat().map(normaliseTraceId))];
    const byTrace = new Map<string, CallHop[]>();
    for (const hop of await calls.hopsOfTraces(ids, callScope(principal), MOST_HOPS))
      byTrace.set(hop.traceId, [...(byTrace.get(hop.traceId) ?? []), hop]);
    return { body: { traces: [...byTrace].map(([trace_id, hops]) => ({ trace_id, hops: viewHops(hops) })) } };
  },
});

export const kindOf = ({ model }: Pick<CallHop, 'model'>): 'agent' | 'llm' => (model === null ? 'agent' : 'llm');

function viewHops(hops: readonly CallHop[]): z.input<typeof hopView>[] {
  const parents = findParents(hops);
  return hops.map((hop) => ({
    call_id: hop.id,
    parent_id: parents.get(hop)?.parent?.id ?? null,
    kind: kindOf(hop),
    started_at: isoTime(hop.startedAt),
    duration_ms: hop.durationMs,
  }));
}
