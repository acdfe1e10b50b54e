import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

type Activity = components['schemas']['AgentActivity'];

/** One day of one agent. Dollars. */
export interface AgentDay {
  /** YYYY-MM-DD, UTC. */
  date: string;
  /** What was asked of it. */
  own: number;
  /** Models that it called for that. */
  nested: number;
  calls: number;
  /** Calls whose cost is known. */
  priced: number;
  keys: readonly { id: string; alias: string | null; teamId: string | null; calls: number; own: number }[];
}

const DAYS_PER_PAGE = 100;

/** What an agent cost on each day that had calls, newest first. @param from and to: YYYY-MM-DD, UTC */
export const agentCostQuery = (agentId: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['usage', 'agent', agentId, from, to],
    queryFn: async () => {
      const query = { start_date: from, end_date: to, agent_ids: agentId, page_size: DAYS_PER_PAGE };
      const { results } = await answerOf(api.GET('/agent/daily/activity', { params: { query } }));
      return results.flatMap((result) => dayOf(result, agentId));
    },
  });

function dayOf({ date, breakdown }: Activity['results'][number], agentId: string): AgentDay[] {
  const one = breakdown.entities[agentId];
  if (!one) return [];
  const keys = Object.entries(one.api_key_breakdown).map(([id, { metrics, metadata }]) => ({
    id,
    alias: metadata.key_alias,
    teamId: metadata.team_id,
    calls: metrics.api_requests,
    own: metrics.spend,
  }));
  const { spend: own, api_requests: calls, priced_requests: priced } = one.metrics;
  return [{ date, own, nested: one.nested.spend, calls, priced, keys }];
}
