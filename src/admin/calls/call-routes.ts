import { z } from 'zod';
import { callScope, decide, isInScope, notFound, type Principal } from '../../access/index.ts';
import type { AgentDirectory } from '../../agents/index.ts';
import type { CallFilter } from '../../ledger/index.ts';
import { OPERATIONS } from '../../protocol/index.ts';
import { normaliseTraceId } from '../../tracing/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { timeQuery } from '../http/time.ts';
import { callView, contentView, OUTCOMES, viewCall, viewContent } from './call-view.ts';

const CALLS_PER_PAGE = 50;

const callQuery = pageQuery.extend({
  agent: z.string().optional().describe('Id or name.'),
  key: z.string().optional().describe('Id or hash.'),
  outcome: z.enum(OUTCOMES).optional(),
  operation: z.enum(OPERATIONS).optional(),
  since: timeQuery.describe('ISO 8601 or epoch milliseconds; calls that started then or later.'),
  until: timeQuery.describe('Calls that started before.'),
  task: z.string().optional(),
  context: z.string().optional(),
  trace: z.string().optional().describe('In any spelling.'),
});

const listCalls = defineRoute({
  name: 'listCalls',
  summary: 'Calls, newest first. A key sees its own.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/calls',
  permission: 'calls.read',
  query: callQuery,
  answer: z.object({ calls: z.array(callView), next_cursor: z.string().nullable() }),
  handle: async ({ query, principal }, dependencies) => {
    const filter = await filterOf(query, principal, dependencies);
    const page = {
      limit: query.limit ?? CALLS_PER_PAGE,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    };
    const { calls, nextCursor } = await dependencies.calls.list(filter, page);
    return { body: { calls: calls.map((call) => viewCall(call, principal)), next_cursor: nextCursor } };
  },
});

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
    const detail = await calls.get(params.id);
    if (!detail || !isInScope(callScope(principal), detail.call)) throw notFound('call', params.id);
    const content = detail.content && viewContent(detail.content);
    return { body: { ...viewCall(detail.call, principal), content } };
  },
});

/** What is asked for, narrowed to what the principal may see. */
async function filterOf(
  query: z.infer<typeof callQuery>,
  principal: Principal,
  { registry, keys }: RouteContext,
): Promise<CallFilter> {
  const { agent, key, outcome, operation, since, until, task, context, trace } = query;
  const filter: CallFilter = {
    // Calls outlive their agents and keys: what is not registered any more is looked up as it is written.
    ...(agent === undefined ? {} : { agentId: agentIdFor(agent, principal, registry) }),
    ...(key === undefined ? {} : { keyId: (await keys.info(key).catch(() => ({ id: key }))).id }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(operation === undefined ? {} : { operation }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(task === undefined ? {} : { taskId: task }),
    ...(context === undefined ? {} : { contextId: context }),
    ...(trace === undefined ? {} : { traceId: normaliseTraceId(trace) }),
  };
  return principal.kind === 'key' && callScope(principal).kind !== 'all'
    ? { ...filter, keyId: principal.keyId }
    : filter;
}

/** No call has it. */
const NO_AGENT = '';

/** An agent that may not be seen finds nothing, not even the calls that were refused because of that. */
function agentIdFor(agentRef: string, principal: Principal, agents: AgentDirectory): string {
  const agent = agents.find(agentRef);
  if (!agent) return agentRef;
  const visible = decide(principal, 'agent.see', agent).allowed || decide(principal, 'agent.call', agent).allowed;
  return visible ? agent.id : NO_AGENT;
}

export const callRoutes = [listCalls, getCall];
