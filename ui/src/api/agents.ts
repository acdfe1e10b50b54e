import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

const REFRESH_MS = 15_000;

export type AgentRegistration = components['schemas']['AgentRegistrationInput'];

const at = (agent: string) => ({ params: { path: { agent_id: agent } } });

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: () => answerOf(api.GET('/v1/agents', { params: { query: {} } })),
  refetchInterval: REFRESH_MS,
});

/** @param agent id or name */
export const agentQuery = (agent: string) =>
  queryOptions({
    queryKey: ['agents', agent],
    queryFn: () => answerOf(api.GET('/v1/agents/{agent_id}', at(agent))),
  });

export const agentHealthQuery = (agent: string) =>
  queryOptions({
    queryKey: ['agents', agent, 'health'],
    queryFn: () =>
      answerOf(api.GET('/v1/agents/{agent_id}/health', { params: { path: { agent_id: agent }, query: {} } })),
    refetchInterval: REFRESH_MS,
  });

export const cardChangesQuery = (agent: string) =>
  queryOptions({
    queryKey: ['agents', agent, 'card-changes'],
    queryFn: () => answerOf(api.GET('/v1/agents/{agent_id}/card_changes', at(agent))),
  });

/** Fetches the card of an agent that is not registered. @param headers sent along; kept nowhere */
export const discoverCard = (url: string, headers: Record<string, string> | undefined) =>
  answerOf(api.POST('/v1/a2a/discover', { body: { url, ...(headers && { headers }) } }));

/** The platforms an agent may run on, and what registering one asks for. */
export const agentTypesQuery = queryOptions({
  queryKey: ['agent-types'],
  queryFn: () => answerOf(api.GET('/public/agents/fields')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Sends a message to an agent that is not registered, with the settings that it would have. */
export const tryAgent = (agent: AgentRegistration, message: string) =>
  answerOf(api.POST('/v1/agents/try', { body: { agent, message } }));

export const createAgent = (body: AgentRegistration) => answerOf(api.POST('/v1/agents', { body }));

/** What is left out is cleared; a secret that is sent back as it was shown is kept. */
export const replaceAgent = (agent: string, body: AgentRegistration) =>
  answerOf(api.PUT('/v1/agents/{agent_id}', { ...at(agent), body }));

export const deleteAgent = (agent: string) => answerOf(api.DELETE('/v1/agents/{agent_id}', at(agent)));

export const pauseAgent = (agent: string, reason: string) =>
  answerOf(api.POST('/v1/agents/{agent_id}/pause', { ...at(agent), body: { reason } }));

export const resumeAgent = (agent: string) => answerOf(api.POST('/v1/agents/{agent_id}/resume', at(agent)));

export const refreshCard = (agent: string) => answerOf(api.POST('/v1/agents/{agent_id}/refresh_card', at(agent)));

export const publish = (agent: string, isPublic: boolean) =>
  isPublic
    ? answerOf(api.POST('/v1/agents/{agent_id}/make_public', at(agent)))
    : answerOf(api.DELETE('/v1/agents/{agent_id}/make_public', at(agent)));
