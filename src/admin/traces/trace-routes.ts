import { z } from 'zod';
import { callScope, decide, notFound } from '../../access/index.ts';
import { listTraces as findTraces, traceNeighbours } from '../../ledger/index.ts';
import { normaliseTraceId, traceTree } from '../../tracing/index.ts';
import { callFilterQuery, filterOf } from '../calls/call-query.ts';
import { pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { causedRoute } from './caused-route.ts';
import { hopsRoute } from './hops-route.ts';
import { MOST_CALLS_SHOWN, traceDetail, traceView, viewNode, viewTrace } from './trace-view.ts';

const TRACES_PER_PAGE = 50;
const MOST_TRACES_PER_PAGE = 200;

const traceId = z.string().max(1024).describe('In any spelling.');

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
  params: z.object({ id: traceId }),
  answer: traceDetail,
  errors: ['NOT_FOUND'],
  handle: async ({ params, principal }, { calls, traces }) => {
    const traceId = normaliseTraceId(params.id);
    const scope = callScope(principal);
    const [[sum], shown] = await Promise.all([
      calls.sumTraces([traceId], scope),
      calls.callsOfTrace(traceId, scope, MOST_CALLS_SHOWN),
    ]);
    if (!sum) throw notFound('trace', params.id);
    const artifactTimes = await calls.artifactTimes(shown);
    const context = { startedAt: sum.startedAt, principal, artifactTimes };
    return {
      body: {
        ...viewTrace(sum, principal),
        calls_shown: traceTree(shown).map((node) => viewNode(node, context)),
        // Where traces are sent is the operator's business.
        links: decide(principal, 'inspect').allowed ? traces.linksTo(sum.first) : [],
        truncated: sum.calls > shown.length,
      },
    };
  },
});

const getTraceNeighbours = defineRoute({
  name: 'getTraceNeighbours',
  summary: 'The traces above and below one in the list of those that the filters find, wherever in it they stand.',
  tag: 'traces',
  method: 'GET',
  path: '/v1/traces/{id}/neighbours',
  permission: 'calls.read',
  params: z.object({ id: traceId }),
  query: callFilterQuery,
  answer: z.object({
    previous: z.string().nullable().describe('Id of the newer one; null when there is none.'),
    next: z.string().nullable(),
  }),
  handle: async ({ params, query, principal }, dependencies) => {
    const filter = await filterOf(query, principal, dependencies);
    return { body: await traceNeighbours(dependencies.calls, filter, normaliseTraceId(params.id)) };
  },
});

export const traceRoutes = [listTraces, hopsRoute, getTrace, getTraceNeighbours, causedRoute];
