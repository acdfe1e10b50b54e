import { z } from 'zod';
import { callScope, notFound } from '../../access/index.ts';
import { listTraces as findTraces } from '../../ledger/index.ts';
import { normaliseTraceId, traceTree } from '../../tracing/index.ts';
import { callFilterQuery, filterOf } from '../calls/call-query.ts';
import { pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { traceDetail, traceView, viewNode, viewTrace } from './trace-view.ts';

const TRACES_PER_PAGE = 50;
const MOST_TRACES_PER_PAGE = 200;
/** More calls than anybody looks at one by one; the sums are of all. */
const MOST_CALLS_SHOWN = 2000;

const listTraces = defineRoute({
  name: 'listTraces',
  summary:
    'Traces, newest first, with what they came to: those of which a call fits the filters, which are those of the calls.',
  tag: 'traces',
  method: 'GET',
  path: '/v1/traces',
  permission: 'calls.read',
  query: pageQuery.extend(callFilterQuery.shape).extend({
    limit: z.coerce.number().int().min(1).max(MOST_TRACES_PER_PAGE).optional().describe('How many at most.'),
  }),
  answer: z.object({ traces: z.array(traceView), next_cursor: z.string().nullable() }),
  handle: async ({ query, principal }, dependencies) => {
    const filter = await filterOf(query, principal, dependencies);
    const { limit = TRACES_PER_PAGE, cursor } = query;
    const page = await findTraces(dependencies.calls, filter, { limit, ...(cursor !== undefined && { cursor }) });
    return { body: { traces: page.traces.map((sum) => viewTrace(sum, principal)), next_cursor: page.nextCursor } };
  },
});

const getTrace = defineRoute({
  name: 'getTrace',
  summary: 'One trace: the tree of its calls that the caller may see, with their own, nested and total costs.',
  tag: 'traces',
  method: 'GET',
  path: '/v1/traces/{id}',
  permission: 'calls.read',
  params: z.object({ id: z.string().max(1024).describe('In any spelling.') }),
  answer: traceDetail,
  errors: ['NOT_FOUND'],
  handle: async ({ params, principal }, { calls }) => {
    const traceId = normaliseTraceId(params.id);
    const scope = callScope(principal);
    const [[sum], shown] = await Promise.all([
      calls.sumTraces([traceId], scope),
      calls.callsOfTrace(traceId, scope, MOST_CALLS_SHOWN),
    ]);
    if (!sum) throw notFound('trace', params.id);
    return {
      body: {
        ...viewTrace(sum, principal),
        calls_shown: traceTree(shown).map((node) => viewNode(node, sum.startedAt, principal)),
        truncated: sum.calls > shown.length,
      },
    };
  },
});

export const traceRoutes = [listTraces, getTrace];
