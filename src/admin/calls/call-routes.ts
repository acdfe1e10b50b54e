import { z } from 'zod';
import { callScope, isInScope, notFound } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { callOrderQuery, orderOf } from './call-order.ts';
import { callFilterQuery, filterOf } from './call-query.ts';
import { callEvents } from './call-stream.ts';
import { callView, contentView, viewCall, viewContent } from './call-view.ts';
import { totalsRoute } from './totals-route.ts';

const CALLS_PER_PAGE = 50;

const listCalls = defineRoute({
  name: 'listCalls',
  summary:
    'Calls, newest first unless told: those that the caller may see. Every column can be asked for, with several values by repeating it.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/calls',
  permission: 'calls.read',
  query: pageQuery.extend(callFilterQuery.shape).extend(callOrderQuery.shape),
  answer: z.object({ calls: z.array(callView), next_cursor: z.string().nullable() }),
  handle: async ({ query, principal }, dependencies) => {
    const filter = await filterOf(query, principal, dependencies);
    const order = orderOf(query);
    const page = {
      limit: query.limit ?? CALLS_PER_PAGE,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      ...(order && { order }),
    };
    const { calls, nextCursor } = await dependencies.calls.list(filter, page);
    return { body: { calls: calls.map((call) => viewCall(call, principal)), next_cursor: nextCursor } };
  },
});

const streamCalls = defineRoute({
  name: 'streamCalls',
  summary: 'Calls as they end, as server-sent events, with the filters of the list; goes on behind "Last-Event-ID".',
  tag: 'calls',
  method: 'GET',
  path: '/v1/calls/stream',
  permission: 'calls.read',
  query: callFilterQuery.extend({
    after: z.coerce.number().int().nonnegative().optional().describe('"seq" of a call: begin behind it.'),
  }),
  answer: z.unknown(),
  contentType: 'text/event-stream; charset=utf-8',
  errors: ['OVERLOADED'],
  handle: async ({ query, principal, lastEventId, askAgain }, dependencies) => {
    const { calls, lifecycle } = dependencies;
    if (calls.watching() >= MAX_STREAMS) throw new SwitchboardError('OVERLOADED', TOO_MANY_STREAMS);
    const filter = await filterOf(query, principal, dependencies);
    const after = eventId.safeParse(lastEventId).data ?? query.after ?? null;
    const isStopping = () => lifecycle.state === 'stopping';
    return {
      body: callEvents({ calls, filter, principal, after, askAgain, isStopping }),
      headers: { 'x-accel-buffering': 'no' },
    };
  },
});

const MAX_STREAMS = 100;
const TOO_MANY_STREAMS = `More than ${MAX_STREAMS} readers follow the calls. Try again when one of them has left.`;
const eventId = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number);

const getCall = defineRoute({
  name: 'getCall',
  summary: 'One call, with what was said if that is kept.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/calls/{id}',
  permission: 'calls.read',
  params: z.object({ id: z.string() }),
  answer: callView.extend({ content: contentView.nullable() }).meta({ id: 'CallDetail' }),
  errors: ['NOT_FOUND'],
  // Callers know what they said; that somebody else reads it is written down.
  audit: {
    action: 'call.read_content',
    isView: true,
    targets: ({ params, principal }, _dependencies, detail) =>
      detail?.content && !(principal.kind === 'key' && principal.keyId === detail.key_id) ? [params.id] : [],
  },
  handle: async ({ params, principal }, { calls }) => {
    const scope = callScope(principal);
    const detail = await calls.get(params.id, scope);
    if (!detail || !isInScope(scope, detail.call)) throw notFound('call', params.id);
    const content = detail.content && viewContent(detail.content, principal);
    return { body: { ...viewCall(detail.call, principal), content } };
  },
});

export const callRoutes = [listCalls, streamCalls, totalsRoute, getCall];
