import type { AgentRegistration } from '../config/index.ts';
import type { Identity, NetworkClass } from '../outbound/index.ts';
import { type JsonObject, parseCard, SwitchboardError } from '../protocol/index.ts';
import type { AdaptedPlatform } from './agent.ts';
import { type DiscoveredCard, type DiscoveryTools, discoverCard } from './card-discovery.ts';
import type { DeploymentTerms } from './deployment-terms.ts';
import { standIn } from './native-face.ts';
import { readTerms } from './registration-terms.ts';

/** What is said of an agent that shows no card itself. */
export interface Undescribed {
  /** As callers address it. */
  name: string;
  platform: AdaptedPlatform;
  settings: JsonObject;
  url: URL;
  network: NetworkClass;
  /** Sent with calls. */
  headers: Readonly<Record<string, string>>;
  identity: Identity | undefined;
}

/**
 * Asks the platform where an agent lives, as far as the platform can be asked.
 *
 * @returns a card of version 1.0; its interfaces only where the agent speaks A2A itself
 * @throws SwitchboardError INVALID_PARAMS when the settings mean nothing to the platform; others for administrators' eyes
 */
export type DescribeAgent = (agent: Undescribed, signal: AbortSignal) => Promise<JsonObject>;

export interface CardTools extends DiscoveryTools {
  describe: DescribeAgent;
}

/** One deployment, and how to ask it. */
export interface CardQuestion {
  terms: DeploymentTerms;
  registration: AgentRegistration;
  network: NetworkClass;
  /** Where its card was the last time; where the registration says, unless told. */
  cardUrl?: string | null;
  /** For all attempts together, milliseconds. */
  deadlineMs?: number;
  signal?: AbortSignal;
}

/** For a platform to describe an agent, unless told, milliseconds. */
const DEADLINE_MS = 10_000;

/**
 * The card of a deployment: its own, or the one that describes an agent without any.
 *
 * @throws SwitchboardError CARD_UNAVAILABLE, for administrators' eyes only; INVALID_PARAMS
 */
export async function askForCard(question: CardQuestion, tools: CardTools): Promise<DiscoveredCard> {
  const { terms, registration, network, deadlineMs, signal } = question;
  const { platform, settings } = readTerms(registration);
  const { url, cardHeaders, identity } = terms;
  if (platform === 'a2a') {
    const limits = { ...(deadlineMs !== undefined && { deadlineMs }), ...(signal && { signal }) };
    const cardUrl = question.cardUrl ?? terms.cardUrl;
    return discoverCard({ url, cardUrl, network, headers: cardHeaders, identity, ...limits }, tools);
  }
  const deadline = AbortSignal.timeout(deadlineMs ?? DEADLINE_MS);
  const { agent_name: name } = registration;
  const agent = { name, platform, settings, url: new URL(url), network, headers: terms.headers, identity };
  const described = await tools
    .describe(agent, signal ? AbortSignal.any([signal, deadline]) : deadline)
    .catch((error: unknown) => notDescribed(error, question));
  const card = { supportedInterfaces: standIn(url), ...described };
  return { card, parsed: parseCard(card), place: url };
}

function notDescribed(error: unknown, { terms: { url }, signal }: CardQuestion): never {
  const isOurs = error instanceof SwitchboardError;
  if (!isOurs || error.code === 'INVALID_PARAMS' || signal?.aborted) throw error;
  throw new SwitchboardError(
    'CARD_UNAVAILABLE',
    `The platform at ${url} did not describe the agent: ${error.message} ` +
      'Check the address, the credentials and the name of the agent, or register it with "enabled": false.',
  );
}
