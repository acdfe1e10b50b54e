import type { DescribeAgent, Undescribed } from '../agents/index.ts';
import type { Config } from '../config/index.ts';
import type { Outbound } from '../outbound/index.ts';
import { type Adapter, createUpstreamHttp, type UpstreamTarget } from '../platforms/index.ts';
import { isJsonObject, type Json, type JsonObject, SwitchboardError, UpstreamFailure } from '../protocol/index.ts';
import type { Adapters } from './runners.ts';

/** What describing takes besides the platforms' adapters. */
interface DescriberParts {
  adapters: Adapters;
  outbound: Pick<Outbound, 'send'>;
  defaults: Pick<Config['agentDefaults'], 'timeouts' | 'limits'>;
}

/** Makes cards of what platforms know of their agents, and of what the gateway can do with them. */
export function createDescriber({ adapters, outbound, defaults }: DescriberParts): DescribeAgent {
  return async (agent, signal) => {
    const adapter = adapters[agent.platform];
    if (!adapter) throw noAdapter(agent);
    const { url, network, headers, identity, settings } = agent;
    const { responseBytes: maxResponseBytes, eventBytes: maxEventBytes } = defaults.limits;
    const upstream: UpstreamTarget = {
      url,
      network,
      headers,
      identity,
      timeouts: defaults.timeouts,
      maxResponseBytes,
      maxEventBytes,
    };
    const http = createUpstreamHttp(outbound, upstream, signal);
    const told = await adapter.describe?.({ upstream, http, settings, signal }).catch(inWords);
    const card = { ...basicCard(agent, adapter), ...told };
    return { ...card, description: descriptionOf(card, agent) };
  };
}

/** What holds for every agent that the task engine answers for, push notifications included where they are relayed. */
function basicCard({ name, settings }: Undescribed, adapter: Adapter): JsonObject {
  const { inputModes, outputModes } = adapter.limits(settings);
  return {
    name,
    version: '1.0.0',
    capabilities: { streaming: true, pushNotifications: true, extendedAgentCard: false },
    defaultInputModes: [...inputModes],
    defaultOutputModes: [...outputModes],
    skills: [],
  };
}

/** A card must have one that says something (A2A 1.0, section 4.4.1): what platforms say of a skill is good for agents of one. */
function descriptionOf({ description, skills }: JsonObject, { name }: Undescribed): Json {
  const [skill] = Array.isArray(skills) ? skills.filter(isJsonObject) : [];
  return description || skill?.['description'] || `The agent "${name}".`;
}

function inWords(error: unknown): never {
  if (error instanceof UpstreamFailure)
    throw new SwitchboardError('UPSTREAM_FAILED', error.terms.message, { cause: error });
  throw error;
}

const noAdapter = ({ platform }: Undescribed): SwitchboardError =>
  new SwitchboardError(
    'INVALID_PARAMS',
    `litellm_params.custom_llm_provider: there is no adapter for "${platform}" yet.`,
    {
      violations: [{ field: 'litellm_params.custom_llm_provider', description: 'there is no adapter for it yet' }],
    },
  );
