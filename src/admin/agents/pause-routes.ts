import { z } from 'zod';
import { pausedError } from '../../agents/index.ts';
import { actorOf } from '../http/actor.ts';
import { defineRoute } from '../http/route.ts';
import { auditOfAgent, PAUSE } from './agent-audit.ts';
import { agentParams } from './agent-routes.ts';
import { pauseView, viewPause } from './agent-view.ts';

const pauseAnswer = z.object({ agent_id: z.string(), agent_name: z.string(), paused: pauseView.nullable() });

const pauseAgent = defineRoute({
  name: 'pauseAgent',
  summary: 'Stop all calls to an agent: new ones are refused, those that run are ended. Agents of the file, too.',
  tag: 'agents',
  method: 'POST',
  path: '/v1/agents/{agent_id}/pause',
  permission: 'manage',
  params: agentParams,
  body: z
    .object({ reason: z.string().max(500).default('').describe('Callers are told.') })
    .nullish()
    .describe('May be left out.'),
  answer: pauseAnswer.extend({ ended_calls: z.number().describe('Calls that ran and were ended.') }),
  errors: ['AGENT_NOT_FOUND'],
  audit: auditOfAgent('agent.pause', PAUSE),
  handle: async ({ params, body, principal }, { registry, endCalls }) => {
    const { agent } = await registry.pause(params.agent_id, body?.reason ?? '', actorOf(principal));
    const ended = agent.paused ? endCalls(agent.id, pausedError(agent.name, agent.paused)) : 0;
    return {
      body: { agent_id: agent.id, agent_name: agent.name, paused: viewPause(agent.paused), ended_calls: ended },
    };
  },
});

const resumeAgent = defineRoute({
  name: 'resumeAgent',
  summary: 'Let a paused agent take calls again. One that is not paused stays as it is.',
  tag: 'agents',
  method: 'POST',
  path: '/v1/agents/{agent_id}/resume',
  permission: 'manage',
  params: agentParams,
  answer: pauseAnswer,
  errors: ['AGENT_NOT_FOUND'],
  audit: auditOfAgent('agent.resume', PAUSE),
  handle: async ({ params }, { registry }) => {
    const { agent } = await registry.resume(params.agent_id);
    return { body: { agent_id: agent.id, agent_name: agent.name, paused: viewPause(agent.paused) } };
  },
});

export const pauseRoutes = [pauseAgent, resumeAgent];
