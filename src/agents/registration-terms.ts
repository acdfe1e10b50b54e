import { type AgentRegistration, type Config, nanoDollars } from '../config/index.ts';
import type { JsonObject } from '../protocol/index.ts';
import type { PlatformName, Pricing } from './agent.ts';
import { type DeploymentTerms, readDeployments } from './deployment-terms.ts';
import { invalid } from './invalid-field.ts';

/** What a registration means, once LiteLLM's spellings and ours are brought together. */
export interface Terms {
  platform: PlatformName;
  /** In the order of the registration; never empty. */
  deployments: readonly [DeploymentTerms, ...DeploymentTerms[]];
  pricing: Pricing;
  /** `litellm_params.timeout` in milliseconds. */
  timeoutMs: number | undefined;
  /** `make_public`, in LiteLLM's place or ours; undefined when the registration does not say. */
  public: boolean | undefined;
  /** The registration's card without what the gateway decides itself. */
  cardOverrides: JsonObject;
}

/** PydanticAI's servers speak plain A2A on the wire. */
const PLATFORMS: Record<string, PlatformName> = { '': 'a2a', a2a: 'a2a', pydantic_ai_agents: 'a2a' };

/** Fields of a card that say where and how to call: the gateway writes its own. */
const ADDRESS_FIELDS = new Set([
  'url',
  'protocolVersion',
  'preferredTransport',
  'supportedInterfaces',
  'additionalInterfaces',
  'security',
  'securitySchemes',
  'securityRequirements',
  'signatures',
]);

const PRICES = {
  cost_per_query: 'perCallNano',
  input_cost_per_token: 'perInputTokenNano',
  output_cost_per_token: 'perOutputTokenNano',
} as const satisfies Record<string, keyof Pricing>;

/**
 * @param registration with its secrets in place
 * @throws SwitchboardError INVALID_PARAMS, naming the field and what it should be
 */
export function readTerms(registration: AgentRegistration): Terms {
  const params = registration.litellm_params ?? {};
  const card = (registration.agent_card_params ?? {}) as JsonObject;
  return {
    platform: readPlatform(params['custom_llm_provider']),
    deployments: readDeployments(registration),
    pricing: readPricing(params),
    timeoutMs: readTimeout(params['timeout']),
    public: registration.public ?? readSwitch(params['make_public']),
    cardOverrides: Object.fromEntries(Object.entries(card).filter(([field]) => !ADDRESS_FIELDS.has(field))),
  };
}

/** Timeouts of an agent: the defaults, overridden by LiteLLM's one number, overridden by our four. */
export function timeoutsOf(
  registration: AgentRegistration,
  terms: Terms,
  defaults: Config['agentDefaults'],
): Config['agentDefaults']['timeouts'] {
  const given = registration.timeouts ?? {};
  const { timeouts } = defaults;
  return {
    connectMs: given.connect_ms ?? timeouts.connectMs,
    // LiteLLM hands its number to httpx, which applies it to every wait, not to the whole exchange.
    firstByteMs: given.first_byte_ms ?? terms.timeoutMs ?? timeouts.firstByteMs,
    idleMs: given.idle_ms ?? terms.timeoutMs ?? timeouts.idleMs,
    totalMs: given.total_ms ?? timeouts.totalMs,
  };
}

function readPlatform(provider: unknown): PlatformName {
  const name = provider ?? '';
  const platform = typeof name === 'string' && Object.hasOwn(PLATFORMS, name) ? PLATFORMS[name] : undefined;
  if (platform) return platform;
  throw invalid(
    'litellm_params.custom_llm_provider',
    `platform ${JSON.stringify(name)} is not supported yet; supported: a2a, pydantic_ai_agents`,
  );
}

function readPricing(params: Record<string, unknown>): Pricing {
  const pricing: Pricing = {};
  for (const [field, price] of Object.entries(PRICES)) {
    const given = params[field];
    if (given === undefined || given === null || given === '') continue;
    const nano = nanoDollars(given);
    if (nano === undefined) throw invalid(`litellm_params.${field}`, 'must be an amount in dollars, 0 or more');
    pricing[price] = nano;
  }
  return pricing;
}

function readTimeout(given: unknown): number | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  const seconds = Number(given);
  if (!(seconds > 0) || seconds > 86_400)
    throw invalid('litellm_params.timeout', 'must be seconds, more than 0 and at most a day');
  return Math.ceil(seconds * 1000);
}

const readSwitch = (given: unknown): boolean | undefined => (typeof given === 'boolean' ? given : undefined);
