import { createHash } from 'node:crypto';
import {
  type AgentRegistration,
  type DeploymentRegistration,
  deploymentKey,
  deploymentProblem,
  platformAddress,
  type RegisteredPlatform,
} from '../config/index.ts';
import type { Identity } from '../outbound/index.ts';
import { identityOf } from './identity/identity.ts';
import { withoutSlash } from './interfaces.ts';
import { invalid } from './invalid-field.ts';
import { checkAddress, type RegisteredAddress, readAddress } from './registered-address.ts';

/** What a registration says about one deployment, with what the agent says for all of them. */
export interface DeploymentTerms extends RegisteredAddress {
  /** Tells it apart from the agent's others: its name, or its address. */
  key: string;
  /** Null when the registration gives none. */
  name: string | null;
  weight: number;
  priority: number;
  /** Sent with calls. */
  headers: Record<string, string>;
  /** Sent when the card is fetched. */
  cardHeaders: Record<string, string>;
  /** Who the gateway is to it. */
  identity: Identity | undefined;
}

/**
 * An agent with one address can be moved, and keeps its tasks: its only deployment has a name, and the name makes the id.
 * Whoever adds a second deployment later may go on with it.
 */
const ONLY = 'default';

/** @throws SwitchboardError INVALID_PARAMS, naming the field and what it should be */
export function readDeployments(
  registration: AgentRegistration,
  platform: RegisteredPlatform,
): readonly [DeploymentTerms, ...DeploymentTerms[]] {
  const problem = deploymentProblem(registration);
  if (problem) throw invalid(problem.path.join('.'), problem.description);
  const located = (written: string | undefined): string | undefined => platformAddress(platform, written);
  const [first, ...others] = registration.deployments ?? [];
  if (!first) return [termsOf({ name: ONLY, url: '' }, readAddress(registration, located), registration, platform)];
  const listed = (given: DeploymentRegistration, index: number): DeploymentTerms => {
    const address = checkAddress(`deployments.${index}.url`, located(given.url) ?? given.url);
    return termsOf(given, address, registration, platform);
  };
  return [listed(first, 0), ...others.map((given, index) => listed(given, index + 1))];
}

function termsOf(
  given: DeploymentRegistration,
  { url, cardUrl }: RegisteredAddress,
  registration: AgentRegistration,
  platform: RegisteredPlatform,
): DeploymentTerms {
  const shared = registration.card_url ?? pathBelow(url, registration.litellm_params?.['agent_card_path']);
  const headers = overridden(registration.static_headers ?? {}, given.headers ?? {});
  return {
    key: deploymentKey(given),
    name: given.name ?? null,
    url,
    cardUrl: given.card_url ?? shared ?? cardUrl,
    weight: given.weight ?? 1,
    priority: given.priority ?? 0,
    headers,
    cardHeaders: overridden(registration.card_headers ?? {}, given.card_headers ?? {}),
    identity: identityOf(registration, given, { platform, headers }),
  };
}

/** The same in every process and after each restart, since tasks are tied to it. */
export const deploymentId = (agentId: string, { key }: Pick<DeploymentTerms, 'key'>): string =>
  createHash('sha256').update(`${agentId}\n${key}`).digest('hex').slice(0, 24);

/** Names of headers differ by their letters, not by their case. */
function overridden(base: Record<string, string>, own: Record<string, string>): Record<string, string> {
  const named = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const kept = Object.entries(base).filter(([name]) => !named.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...own };
}

function pathBelow(url: string, path: unknown): string | null {
  if (path === undefined || path === null || path === '') return null;
  if (typeof path !== 'string')
    throw invalid('litellm_params.agent_card_path', 'must be a path below the agent address');
  return `${withoutSlash(url)}/${path.replace(/^\/+/, '')}`;
}
