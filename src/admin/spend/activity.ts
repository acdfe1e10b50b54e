import { z } from 'zod';
import type { CallDayFilter, CallDaySum, CallSums } from '../../ledger/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { isoDay } from './days.ts';
import { type KeyFacts, keyFacts } from './key-facts.ts';
import { modelOf, type ShownAgents } from './shown-agents.ts';
import { addUp, groupBy, viewGroups } from './sums.ts';

const count = z.number();

const metrics = z
  .object({
    spend: count.describe('Dollars.'),
    prompt_tokens: count,
    completion_tokens: count,
    cache_read_input_tokens: count,
    cache_creation_input_tokens: count,
    total_tokens: count,
    successful_requests: count,
    failed_requests: count,
    api_requests: count,
    priced_requests: count.describe(
      'Those whose cost is known; 0 means that nothing has a price, not that it is free.',
    ),
  })
  .meta({ id: 'SpendMetrics' });

const ofKey = z.object({
  metrics,
  metadata: z.object({ key_alias: z.string().nullable(), team_id: z.string().nullable() }),
});
const byKey = z.record(z.string(), ofKey);
const ofAgent = z.object({
  metrics: metrics.describe('What was asked of it.'),
  nested: z
    .object({ api_requests: count, spend: count })
    .describe('Calls of models that it made, and dollars; in the sums of a day they are among those of no agent.'),
  total_spend: count.describe('Dollars: its own, and of the models that it called.'),
  metadata: z.object({ agent_name: z.string().nullable() }),
  api_key_breakdown: byKey,
});
const notApplicable = z.object({}).describe('Always empty.');

/** LiteLLM's answer: what agents did on each day, and in the whole range. */
export const activityView = z
  .object({
    results: z.array(
      z.object({
        date: z.string(),
        metrics,
        breakdown: z.object({
          entities: z
            .record(z.string(), ofAgent)
            .describe('By agent id; empty for no agent, or none that may be seen.'),
          models: z.record(z.string(), ofAgent).describe('The same by "a2a_agent/<name>".'),
          api_keys: byKey.describe('By hash of the key.'),
          model_groups: notApplicable,
          providers: notApplicable,
          mcp_servers: notApplicable,
          endpoints: notApplicable,
        }),
      }),
    ),
    metadata: z.object({
      total_spend: count,
      total_prompt_tokens: count,
      total_completion_tokens: count,
      total_tokens: count,
      total_api_requests: count,
      total_successful_requests: count,
      total_failed_requests: count,
      total_cache_read_input_tokens: count,
      total_cache_creation_input_tokens: count,
      page: count,
      total_pages: count,
      has_more: z.boolean(),
    }),
  })
  .meta({ id: 'AgentActivity' });

type Activity = z.input<typeof activityView>;

/** Into what each day is taken apart. Thousands of keys make a day megabytes long. */
export const BREAKDOWNS = ['all', 'agents', 'none'] as const;

/** Days that had calls, newest first, so many a page; the totals are those of all pages. */
export interface ActivityPage {
  /** The first one is 1. */
  page: number;
  pageSize: number;
  breakdown: (typeof BREAKDOWNS)[number];
}

export async function readActivity(
  filter: CallDayFilter,
  { page, pageSize, breakdown }: ActivityPage,
  agents: ShownAgents,
  { calls, keys }: Pick<RouteContext, 'calls' | 'keys'>,
): Promise<Activity> {
  const all = await calls.sumDays(filter, []);
  const days = all.map(({ day }) => day).toReversed();
  const shown = days.slice((page - 1) * pageSize, page * pageSize);
  const range = { ...filter, from: shown.at(-1) ?? 0, to: shown[0] ?? 0 };
  const sums = breakdown === 'none' ? all : await calls.sumDays(range, breakdown === 'all' ? BOTH : ['agentId']);
  const facts = await keyFacts(
    sums.filter(isOfKey).map(({ keyId }) => keyId),
    { keys },
  );
  const byDay = groupBy(sums, ({ day }) => day);
  const totalPages = Math.ceil(days.length / pageSize);
  return {
    results: shown.map((day) => viewDay(day, byDay.get(day) ?? [], agents, facts)),
    metadata: { ...viewTotals(addUp(all)), page, total_pages: totalPages, has_more: page < totalPages },
  };
}

const BOTH = ['agentId', 'keyId'] as const;

/** What is not taken apart tells no agent, or no key. */
type OfAgent = CallDaySum<'agentId'>;
type OfKey = CallDaySum<'keyId'>;
type Sum = CallDaySum & Partial<OfAgent & OfKey>;

const isOfAgent = (sum: Sum): sum is Sum & OfAgent => sum.agentId !== undefined;
const isOfKey = (sum: Sum): sum is Sum & OfKey => sum.keyId !== undefined;

function viewDay(day: number, sums: Sum[], agents: ShownAgents, facts: KeyFacts): Activity['results'][number] {
  const agentOf = ({ agentId }: OfAgent): string => agents.idOf(agentId);
  const modelNamed = (sum: OfAgent): string => modelOf(agents.nameOf(sum.agentId) ?? agentOf(sum));
  const viewKeys = (ofKeys: Sum[]) =>
    viewGroups(
      ofKeys.filter(isOfKey),
      ({ keyId }) => facts.nameOf(keyId),
      (group) => viewKey(group, facts),
    );
  const viewAgent = (group: OfAgent[]) => ({
    ...viewWithNested(addUp(group)),
    metadata: { agent_name: agents.nameOf(group[0]?.agentId ?? '') },
    api_key_breakdown: viewKeys(group),
  });
  const ofAgents = sums.filter(isOfAgent);
  return {
    date: isoDay(day),
    metrics: viewMetrics(addUp(sums)),
    breakdown: {
      entities: viewGroups(ofAgents, agentOf, viewAgent),
      models: viewGroups(ofAgents, modelNamed, viewAgent),
      api_keys: viewKeys(sums),
      model_groups: {},
      providers: {},
      mcp_servers: {},
      endpoints: {},
    },
  };
}

function viewKey(group: OfKey[], facts: KeyFacts): z.input<typeof ofKey> {
  const key = facts.find(group[0]?.keyId ?? '');
  return {
    metrics: viewMetrics(addUp(group)),
    metadata: { key_alias: key?.alias ?? null, team_id: key?.teamId ?? null },
  };
}

const viewMetrics = (sums: CallSums): z.input<typeof metrics> => ({
  spend: sums.costNano / 1e9,
  prompt_tokens: sums.inputTokens,
  completion_tokens: sums.outputTokens,
  cache_read_input_tokens: 0,
  cache_creation_input_tokens: 0,
  total_tokens: sums.totalTokens,
  successful_requests: sums.okCalls,
  failed_requests: sums.calls - sums.okCalls,
  api_requests: sums.calls,
  priced_requests: sums.pricedCalls,
});

/** Whole numbers are added before they become dollars. */
const viewWithNested = (sums: CallSums) => ({
  metrics: viewMetrics(sums),
  nested: { api_requests: sums.nestedCalls, spend: sums.nestedCostNano / 1e9 },
  total_spend: (sums.costNano + sums.nestedCostNano) / 1e9,
});

const viewTotals = (sums: CallSums) => ({
  total_spend: sums.costNano / 1e9,
  total_prompt_tokens: sums.inputTokens,
  total_completion_tokens: sums.outputTokens,
  total_tokens: sums.totalTokens,
  total_api_requests: sums.calls,
  total_successful_requests: sums.okCalls,
  total_failed_requests: sums.calls - sums.okCalls,
  total_cache_read_input_tokens: 0,
  total_cache_creation_input_tokens: 0,
});
