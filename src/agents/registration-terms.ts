import {
  type AgentRegistration,
  type Config,
  nanoDollars,
  type PlatformName,
  type RegisteredPlatform,
  readPlatform,
} from '../config/index.ts';
import type { JsonObject } from '../protocol/index.ts';
import type { Pricing } from './agent.ts';
import { type DeploymentTerms, readDeployments } from './deployment-terms.ts';
import { invalid } from './invalid-field.ts';
import { readSessionGuards, type SessionGuards } from './session-guards.ts';

/** What a registration means, once LiteLLM's spellings and ours are brought together. */
export interface Terms {
  platform: PlatformName;
  /** For the platform's adapter. */
  settings: JsonObject;
  /** In the order of the registration; never empty. */
  deployments: readonly [DeploymentTerms, ...DeploymentTerms[]];
  pricing: Pricing;
  sessionGuards: SessionGuards;
  /** `litellm_params.timeout` in milliseconds. */
  timeoutMs: number | undefined;
  /** `make_public`, in LiteLLM's place or ours; undefined when the registration does not say. */
  public: boolean | undefined;
  /** The registration's card without what the gateway decides itself. */
  cardOverrides: JsonObject;
}

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
  const platform = platformOf(registration);
  return {
    platform: platform.name,
    settings: platform.settings,
    deployments: readDeployments(registration, platform),
    pricing: readPricing(params),
    sessionGuards: readSessionGuards(params, registration),
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

function platformOf(registration: AgentRegistration): RegisteredPlatform {
  const read = readPlatform(registration);
  if ('description' in read) throw invalid(`litellm_params.${read.field}`, read.description);
  return read;
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
