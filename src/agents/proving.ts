import type { NetworkClass } from '../outbound/index.ts';
import { type JsonObject, SwitchboardError } from '../protocol/index.ts';
import { classOf, type Proof, type Proofs, type ProofTools, type Provable, proveCard, UNPROVED } from './card-proof.ts';
import { type DeploymentTerms, deploymentId } from './deployment-terms.ts';
import { readTerms } from './registration-terms.ts';

/**
 * The proofs an agent needs before it may be stored. What was proved before is not asked again; a disabled agent, and a
 * deployment that is to get no calls, is not contacted at all.
 *
 * @throws SwitchboardError CARD_UNAVAILABLE, ADDRESS_REFUSED for the first deployment that shows no card
 */
export async function proveMissing(
  agent: Provable & { enabled: boolean },
  asksAgain: boolean,
  tools: ProofTools,
): Promise<Proofs> {
  const proofs = await Promise.all(
    deploymentsOf(agent).map(async ({ id, terms, proof }): Promise<[string, Proof]> => {
      const isNeeded = agent.enabled && terms.weight > 0;
      if (!isNeeded) return [id, { ...proof, network: proof.network ?? (await classOf(terms.url, tools)) }];
      if (proof.card && !asksAgain) return [id, proof];
      return [id, await prove(agent, terms, proof.network, tools)];
    }),
  );
  return new Map(proofs);
}

/** What came of asking every deployment of an agent. */
export interface Round {
  proofs: Proofs;
  /** Why deployments could not be proved. */
  failures: ReadonlyMap<string, unknown>;
}

/** Asks every deployment that gets calls for its card; those that fail do not hold up the others. */
export async function proveAll(agent: Provable, tools: ProofTools, signal: AbortSignal): Promise<Round> {
  const proofs = new Map<string, Proof>();
  const failures = new Map<string, unknown>();
  await Promise.all(
    deploymentsOf(agent).map(async ({ id, terms, proof }) => {
      if (terms.weight === 0) return;
      try {
        proofs.set(id, await prove(agent, terms, proof.network, tools, signal));
      } catch (error) {
        failures.set(id, error);
      }
    }),
  );
  return { proofs, failures };
}

interface ProvableDeployment {
  id: string;
  terms: DeploymentTerms;
  proof: Proof;
}

/** The deployments of an agent with what is known of them so far, in order. */
export const deploymentsOf = ({ id: agentId, registration, proofs }: Provable): ProvableDeployment[] =>
  readTerms(registration).deployments.map((terms) => {
    const id = deploymentId(agentId, terms);
    return { id, terms, proof: proofs.get(id) ?? UNPROVED };
  });

/** The card callers see, as it was fetched: that of the first deployment that gets calls and has shown one. */
export const fetchedCard = (agent: Provable): JsonObject | null =>
  deploymentsOf(agent).find(({ terms, proof }) => terms.weight > 0 && proof.card)?.proof.card ?? null;

/** Of several deployments, the message says which. */
async function prove(
  { registration }: Provable,
  terms: DeploymentTerms,
  network: NetworkClass | null,
  tools: ProofTools,
  signal?: AbortSignal,
): Promise<Proof> {
  try {
    return await proveCard(terms, { registration, network }, tools, signal);
  } catch (error) {
    if (terms.name === null || !(error instanceof SwitchboardError) || !registration.deployments?.length) throw error;
    throw new SwitchboardError(error.code, `Deployment "${terms.name}": ${error.message}`, error.details);
  }
}
