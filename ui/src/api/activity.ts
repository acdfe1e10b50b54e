import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type Activity = components['schemas']['Activity'];
export type ActivitySum = components['schemas']['ActivitySum'];

export type AgentForwarding = components['schemas']['AgentForwarding'];

const REFRESH_MS = 15_000;
const REFRESH_SELDOM_MS = 60_000;

/** Calls over time and by agent. @param since epoch milliseconds; undefined for all there is @param until undefined for now */
export const activityQuery = (since: number | undefined, until?: number) =>
  queryOptions({
    queryKey: ['activity', since, until],
    queryFn: () => {
      const query = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
      return answerOf(api.GET('/v1/usage/activity', { params: { query } }));
    },
    refetchInterval: until === undefined ? REFRESH_MS : false,
  });

/** Of the agents that made calls, whether these arrive linked to what caused them. @param since as above */
export const forwardingQuery = (since: number | undefined) =>
  queryOptions({
    queryKey: ['forwarding', since],
    queryFn: async () => {
      const query = since === undefined ? {} : { since };
      return (await answerOf(api.GET('/v1/usage/forwarding', { params: { query } }))).agents;
    },
    refetchInterval: REFRESH_SELDOM_MS,
  });

/** Of one agent, with how many of its calls are linked; null when it made none. @param agent its id */
export const forwardingOfAgentQuery = (since: number | undefined, agent: string) =>
  queryOptions({
    queryKey: ['forwarding', since, agent],
    queryFn: async () => {
      const query = { agent, ...(since !== undefined && { since }) };
      return (await answerOf(api.GET('/v1/usage/forwarding', { params: { query } }))).agents[0] ?? null;
    },
    refetchInterval: REFRESH_SELDOM_MS,
  });
