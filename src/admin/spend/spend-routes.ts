import { z } from 'zod';
import { callScope, type Principal } from '../../access/index.ts';
import { type CallFilter, DAY_MS } from '../../ledger/index.ts';
import { keyIdFor } from '../calls/key-id.ts';
import type { RouteContext } from '../dependencies.ts';
import { invalidField } from '../http/failure.ts';
import { nextPageHeaders, pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { activityView, BREAKDOWNS, readActivity } from './activity.ts';
import { type DayRange, dayQuery, dayRange } from './days.ts';
import { keyFacts } from './key-facts.ts';
import { modelOf, type ShownAgents, shownAgents } from './shown-agents.ts';
import { spendByDay, spendDayView } from './spend-days.ts';
import { spendLogView, viewSpendLog } from './spend-log.ts';

const LOGS_PER_PAGE = 500;
const DAYS_PER_PAGE = 10;

const spendQuery = pageQuery.extend({
  request_id: z.string().optional().describe('Id of a call.'),
  api_key: z.string().optional().describe('Hash or id of a key.'),
  user_id: z.string().optional(),
  start_date: dayQuery.optional(),
  end_date: dayQuery.optional(),
  summarize: z.stringbool().default(true).describe('With dates: false lists the calls instead of the days.'),
});

type SpendQuery = z.output<typeof spendQuery>;

const listSpend = defineRoute({
  name: 'listSpend',
  summary:
    "LiteLLM's log of spend: what each day cost, with dates; else the calls, newest first, a page of them in a bare array.",
  tag: 'calls',
  method: 'GET',
  path: '/spend/logs',
  permission: 'calls.read',
  query: spendQuery,
  answer: z.array(z.union([spendLogView, spendDayView])),
  handle: async ({ query, principal, url }, context) => {
    const range = readRange(query);
    const keyIds = query.api_key === undefined ? undefined : [await keyIdFor(query.api_key, context)];
    if (range && query.summarize && query.request_id === undefined) {
      const userIds = query.user_id === undefined ? undefined : [query.user_id];
      const filter = { ...range, keyIds, userIds, scope: callScope(principal) };
      return { body: await spendByDay(filter, shownAgents(principal, context.registry), context) };
    }
    const page = await context.calls.list(callsOf(query, range, keyIds, principal), {
      limit: query.limit ?? LOGS_PER_PAGE,
      ...(query.cursor !== undefined && { cursor: query.cursor }),
    });
    const facts = await keyFacts(
      page.calls.map(({ keyId }) => keyId ?? ''),
      context,
    );
    return {
      body: page.calls.map((call) => viewSpendLog(call, principal, facts)),
      headers: nextPageHeaders(url, page.nextCursor),
    };
  },
});

/** @throws SwitchboardError INVALID_PARAMS */
function readRange({ start_date: from, end_date: to }: SpendQuery): DayRange | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined)
    throw invalidField(from === undefined ? 'start_date' : 'end_date', 'start_date and end_date belong together');
  return dayRange(from, to);
}

const callsOf = (
  { request_id: id, user_id: userId }: SpendQuery,
  range: DayRange | undefined,
  keyIds: string[] | undefined,
  principal: Principal,
): CallFilter => ({
  values: {
    ...(id !== undefined && { id: [id] }),
    ...(keyIds !== undefined && { keyId: keyIds }),
    ...(userId !== undefined && { userId: [userId] }),
  },
  ...(range && { ranges: { startedAt: { min: range.from * DAY_MS, max: (range.to + 1) * DAY_MS - 1 } } }),
  scope: callScope(principal),
});

const listed = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .optional();

const activityQuery = z.object({
  start_date: dayQuery,
  end_date: dayQuery,
  agent_ids: listed.describe('Ids or names, separated by commas.'),
  exclude_agent_ids: listed.describe('As "agent_ids".'),
  model: z.string().optional().describe('"a2a_agent/<name>": the calls of that agent.'),
  api_key: z.string().optional().describe('Hash or id of a key.'),
  page: z.coerce.number().int().min(1).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(DAYS_PER_PAGE).describe('How many days.'),
  breakdown: z
    .enum(BREAKDOWNS)
    .default('all')
    .describe(
      'By agent and key; "agents" leaves out the keys, of which there may be thousands; "none" tells sums alone.',
    ),
});

const agentActivity = defineRoute({
  name: 'agentActivity',
  summary: "LiteLLM's report of agents by day: requests, tokens and spend, by agent and key, newest day first.",
  tag: 'calls',
  method: 'GET',
  path: '/agent/daily/activity',
  permission: 'calls.read',
  query: activityQuery,
  answer: activityView,
  handle: async ({ query, principal }, context: RouteContext) => {
    const agents = shownAgents(principal, context.registry);
    const { api_key: key, page, page_size: pageSize, breakdown } = query;
    const filter = {
      ...dayRange(query.start_date, query.end_date),
      agentIds: askedAgents(query, agents),
      exceptAgentIds: query.exclude_agent_ids && agents.named(query.exclude_agent_ids),
      keyIds: key === undefined ? undefined : [await keyIdFor(key, context)],
      scope: callScope(principal),
    };
    return { body: await readActivity(filter, { page, pageSize, breakdown }, agents, context) };
  },
});

/** Of an agent that may not be seen nothing is found, as of one that does not exist. */
function askedAgents(
  { agent_ids: refs, model }: z.output<typeof activityQuery>,
  agents: ShownAgents,
): string[] | undefined {
  const ids = refs && agents.named(refs);
  if (model === undefined) return ids;
  const ofModel = agents.named(model.startsWith(MODEL_START) ? [model.slice(MODEL_START.length)] : []);
  return ids ? ids.filter((id) => ofModel.includes(id)) : ofModel;
}

const MODEL_START = modelOf('');

export const spendRoutes = [listSpend, agentActivity];
