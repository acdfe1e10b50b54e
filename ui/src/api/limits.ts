import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type TakenLimits = components['schemas']['Limits'];

const REFRESH_MS = 5_000;

/** What is counted of an agent now, against its limits. */
export const agentLimitsQuery = (agentId: string) =>
  queryOptions({
    queryKey: ['limits', 'agent', agentId],
    queryFn: () => answerOf(api.GET('/v1/limits/{level}/{id}', { params: { path: { level: 'agent', id: agentId } } })),
    refetchInterval: REFRESH_MS,
  });

/** What is counted of somebody now. */
export const limitsQuery = (level: 'key' | 'team' | 'gateway', id: string) =>
  queryOptions({
    queryKey: ['limits', level, id],
    queryFn: () => answerOf(api.GET('/v1/limits/{level}/{id}', { params: { path: { level, id } } })),
  });
