import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

const REFRESH_MS = 15_000;

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: () => answerOf(api.GET('/v1/agents', { params: { query: {} } })),
  refetchInterval: REFRESH_MS,
});

export const agentQuery = (agent: string) =>
  queryOptions({
    queryKey: ['agents', agent],
    queryFn: () => answerOf(api.GET('/v1/agents/{agent_id}', { params: { path: { agent_id: agent } } })),
  });

export const agentHealthQuery = (agent: string) =>
  queryOptions({
    queryKey: ['agents', agent, 'health'],
    queryFn: () =>
      answerOf(api.GET('/v1/agents/{agent_id}/health', { params: { path: { agent_id: agent }, query: {} } })),
    refetchInterval: REFRESH_MS,
  });
