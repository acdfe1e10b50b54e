import type { AgentRegistration } from '../config/index.ts';
import type { NetworkClass, Outbound } from '../outbound/index.ts';
import { type JsonObject, type ParsedCard, SwitchboardError } from '../protocol/index.ts';
import type { AgentInterface } from './agent.ts';
import { askForCard, type DescribeAgent } from './ask-for-card.ts';
import { type DeploymentTerms, deploymentId } from './deployment-terms.ts';
import { interfacesToCall } from './interfaces.ts';
import { readTerms } from './registration-terms.ts';

/** What is known of one deployment because it was asked. */
export interface Proof {
  /** Recorded when an administrator registered the address; null until the name could be resolved. */
  network: NetworkClass | null;
  /** As last fetched. */
  card: JsonObject | null;
  cardFetchedAt: number | null;
  cardError: string | null;
}

/** By the deployment's id. */
export type Proofs = ReadonlyMap<string, Proof>;

/** Of a deployment that was never asked for its card. */
export const UNPROVED: Proof = { network: null, card: null, cardFetchedAt: null, cardError: null };

export interface ProofTools {
  outbound: Pick<Outbound, 'send' | 'classify'>;
  describe: DescribeAgent;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** The part of an agent that proofs are about. */
export interface Provable {
  id: string;
  registration: AgentRegistration;
  proofs: Proofs;
}

/** Where to call a deployment that shows this card. */
export const callableInterfaces = (
  card: ParsedCard,
  { url }: DeploymentTerms,
  { trust_card_urls: trustCardUrls = false }: AgentRegistration,
): AgentInterface[] => interfacesToCall(card, { url, trustCardUrls });

/**
 * Proves that a deployment can be called: its address has a class, it shows a card, and the card offers a way to call it.
 *
 * @param network the class recorded for its address, if there is one
 * @throws SwitchboardError CARD_UNAVAILABLE, ADDRESS_REFUSED
 */
export async function proveCard(
  terms: DeploymentTerms,
  { registration, network: recorded }: { registration: AgentRegistration; network: NetworkClass | null },
  tools: ProofTools,
  signal?: AbortSignal,
): Promise<Proof> {
  const network = recorded ?? (await classified(terms.url, tools));
  const question = { terms, registration, network, ...(signal ? { signal } : {}) };
  const { card, parsed } = await askForCard(question, tools);
  const interfaces = callableInterfaces(parsed, terms, registration);
  if (interfaces.length === 0) throw nothingToCall(parsed, terms.url);
  if (registration.trust_card_urls) await checkTrusted(interfaces, network, tools);
  return { network, card, cardFetchedAt: tools.clock(), cardError: null };
}

/** What was proved of deployments that are asked in the same way as before. */
export function lastingProofs({ id, registration }: Omit<Provable, 'proofs'>, before: Provable): Proofs {
  const bases = proofBases(before);
  return new Map(
    [...proofBases({ id, registration })].flatMap(([deployment, basis]) => {
      const proof = bases.get(deployment) === basis ? before.proofs.get(deployment) : undefined;
      return proof ? [[deployment, proof] as const] : [];
    }),
  );
}

/** What proofs depend on, by deployment: while this stays the same, so does what was proved. */
function proofBases({ id, registration }: Omit<Provable, 'proofs'>): Map<string, string> {
  const trusts = registration.trust_card_urls ?? false;
  const { platform, settings } = readTerms(registration);
  // Platforms describe what the settings name; a card of its own is the same whatever they say.
  const about = platform === 'a2a' ? [] : [platform, settings];
  return new Map(
    readTerms(registration).deployments.map((terms) => {
      const { url, cardUrl, cardHeaders, identity } = terms;
      return [deploymentId(id, terms), JSON.stringify([url, cardUrl, cardHeaders, identity, trusts, ...about])];
    }),
  );
}

/**
 * The class of an address that nobody needs to reach yet.
 *
 * @returns null when its name does not resolve now
 * @throws SwitchboardError ADDRESS_REFUSED for an address that never can be an agent's
 */
export async function classOf(url: string, { outbound }: ProofTools): Promise<NetworkClass | null> {
  try {
    return await outbound.classify(new URL(url));
  } catch (error) {
    if (error instanceof SwitchboardError && error.code === 'UPSTREAM_UNREACHABLE') return null;
    throw error;
  }
}

async function classified(url: string, tools: ProofTools): Promise<NetworkClass> {
  const network = await classOf(url, tools);
  if (network) return network;
  throw new SwitchboardError(
    'CARD_UNAVAILABLE',
    `The host name in ${url} does not resolve, so there is no agent card. Check the address, or register the agent with "enabled": false.`,
  );
}

const nothingToCall = (card: ParsedCard, url: string): SwitchboardError => {
  const offered = card.interfaces.map(({ binding, version }) => `${binding} ${version}`).join(', ');
  return new SwitchboardError(
    'CARD_UNAVAILABLE',
    `The agent card of ${url} offers no interface the gateway can call there: it offers ${offered}, and the gateway calls ` +
      'JSONRPC and HTTP+JSON in versions 0.3 and 1.0. If the card is right about another address, set trust_card_urls.',
  );
};

/** Addresses that only the card names are held to the class of the one the administrator registered. */
async function checkTrusted(
  interfaces: AgentInterface[],
  network: NetworkClass,
  { outbound }: ProofTools,
): Promise<void> {
  for (const { url } of interfaces) {
    const found = await outbound.classify(new URL(url));
    if (found === network) continue;
    throw new SwitchboardError(
      'ADDRESS_REFUSED',
      `The agent card names ${url}, which is ${found}, but the registered address is ${network}. ` +
        'Register the address to call itself, or clear trust_card_urls.',
    );
  }
}
