import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { registration } from './agent-routes.ts';
import { servedCard } from './agent-view.ts';

const MOST_WORDS = 10_000;

const tryAgent = defineRoute({
  name: 'tryAgent',
  summary:
    'Send a message to an agent that is not registered, with the settings that it would be registered with. Nothing is kept.',
  tag: 'agents',
  method: 'POST',
  path: '/v1/agents/try',
  permission: 'manage',
  body: z.object({
    agent: registration,
    message: z.string().min(1).max(MOST_WORDS).default('Hello'),
  }),
  answer: z.object({
    card: z.record(z.string(), z.unknown()).nullable().describe('The card that would be served.'),
    ms: z.number().describe('From the message to the end of its answer.'),
    failure: z.string().nullable().describe('Why there was no answer; null when there was one.'),
    frames: z
      .array(z.object({ at_ms: z.number(), frame: z.unknown() }))
      .describe('What the agent told: in A2A 1.0, or in the words of its platform’s adapter.'),
  }),
  errors: ['ADDRESS_REFUSED', 'CARD_UNAVAILABLE'],
  // It changes nothing here, but makes the gateway ask an address that somebody chose.
  audit: { action: 'agent.try', targets: ({ body }) => [body.agent.agent_name] },
  handle: async ({ body, baseUrl }, { registry, tryAgent }) => {
    const agent = await registry.prove(body.agent);
    const { ms, failure, frames } = await tryAgent(agent, body.message);
    return {
      body: {
        card: servedCard(agent, baseUrl),
        ms,
        failure,
        frames: frames.map(({ atMs, frame }) => ({ at_ms: atMs, frame })),
      },
    };
  },
});

export const trialRoutes = [tryAgent];
