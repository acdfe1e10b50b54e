import type { AgentRegistration } from '../config/index.ts';
import type { NetworkClass, Outbound } from '../outbound/index.ts';
import { type ParsedCard, SwitchboardError } from '../protocol/index.ts';
import type { AgentInterface } from './agent.ts';
import { type AgentEntry, callableInterfaces } from './agent-entry.ts';
import { discoverCard } from './card-discovery.ts';
import { readTerms } from './registration-terms.ts';

export interface ProofTools {
  outbound: Pick<Outbound, 'send' | 'classify'>;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** What a proof found out. */
export type Proof = Pick<AgentEntry, 'network' | 'card' | 'cardFetchedAt' | 'cardError'>;

/**
 * Proves that an agent can be called: its address has a class, it shows a card, and the card offers a way to call it.
 *
 * @throws SwitchboardError CARD_UNAVAILABLE, ADDRESS_REFUSED
 */
export async function proveCard(entry: AgentEntry, tools: ProofTools, signal?: AbortSignal): Promise<Proof> {
  const { registration } = entry;
  const terms = readTerms(registration);
  const network = entry.network ?? (await classified(terms.url, tools));
  const { card, parsed } = await discoverCard(
    {
      url: terms.url,
      cardUrl: terms.cardUrl,
      network,
      headers: registration.card_headers ?? {},
      ...(signal ? { signal } : {}),
    },
    tools,
  );
  const interfaces = callableInterfaces(parsed, registration, terms);
  if (interfaces.length === 0) throw nothingToCall(parsed, terms.url);
  if (registration.trust_card_urls) await checkTrusted(interfaces, network, tools);
  return { network, card, cardFetchedAt: tools.clock(), cardError: null };
}

/** What a proof depends on: while this stays the same, so does what was proved. */
export function proofBasis(registration: AgentRegistration): string {
  const { url, cardUrl } = readTerms(registration);
  return JSON.stringify([url, cardUrl, registration.card_headers ?? {}, registration.trust_card_urls ?? false]);
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
