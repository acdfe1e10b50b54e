import type { JsonObject } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { type Engine, readEngine } from './engine.ts';
import { ownCard } from './own-card.ts';
import { choosePlan } from './plan.ts';
import { vertexSettings } from './settings.ts';

const ENGINE = /\/reasoningEngines\/[^/]+\/?$/;

/** What Google knows of an agent: of its engine, or, where there is none or it speaks A2A, its own card. */
export async function describe(context: UpstreamContext): Promise<JsonObject> {
  const settings = vertexSettings(context.settings);
  if (!ENGINE.test(context.upstream.url.pathname)) return ownCard(context);
  const engine = await readEngine(context);
  if (engine.a2a && settings.class_method === undefined) return ownCard(context, engine.a2a.card);
  // An engine that could not be called is refused now rather than by its first caller.
  choosePlan(engine, settings);
  return cardOf(engine);
}

function cardOf({ displayName, description, framework }: Engine): JsonObject {
  const name = displayName || 'agent';
  const tags = ['agent-engine', ...(framework === '' ? [] : [framework])];
  return {
    name,
    ...(description !== '' && { description }),
    skills: [{ id: 'agent', name, description: description || `The agent "${name}".`, tags }],
  };
}
