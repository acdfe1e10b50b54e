import type { Logger } from 'pino';
import { SwitchboardError } from '../../protocol/index.ts';
import type { Agent, BalancingRules, Deployment } from '../agent.ts';
import type { Fault } from './fault.ts';
import { Fitness, type Standing } from './fitness.ts';
import { type Choices, STRATEGIES } from './strategy.ts';

/** Chooses deployments, and learns from what becomes of the calls to them. In memory; no method waits. */
export interface Balancer {
  /**
   * The deployment for one attempt.
   *
   * @returns undefined when every deployment that may be tried has been
   * @throws SwitchboardError DEPLOYMENT_GONE when the owner is no deployment of the agent any more
   */
  pick(agent: Agent, request?: PickRequest): Attempt | undefined;
  /** How a deployment fares now. */
  report(deploymentId: string): FitnessReport;
  /** What the health checks say of a deployment: an unhealthy one gets no calls while another can. */
  checked(deploymentId: string, isHealthy: boolean): void;
  /** Forgets what it knows of all others. */
  keepOnly(deploymentIds: ReadonlySet<string>): void;
}

export interface PickRequest {
  /** Id of the deployment that owns the task or context: nobody else can answer for it. */
  owner?: string | null;
  /** Ids of the deployments this call has been tried on. */
  exclude?: ReadonlySet<string>;
}

/** One attempt on one deployment. */
export interface Attempt {
  readonly deployment: Deployment;
  /** The rule that chose it, for the call's record and for people. */
  readonly reason: string;
  /** The answer has begun: the deployment works. Measures its latency. */
  answered(): void;
  /** The attempt has ended, streams included; counts once. @param fault what was wrong with the deployment, if anything */
  settled(fault: Fault | null): void;
}

/** A deployment that may be chosen, with how it fares. */
interface Candidate {
  deployment: Deployment;
  fitness: Fitness;
  weight: number;
}

export interface FitnessReport {
  standing: Standing;
  inFlight: number;
  faultsInARow: number;
  lastFault: Fault['kind'] | null;
  /** The moving average; null without a measure. */
  latencyMs: number | null;
  /** How long it is left out yet; 0 when it is not. */
  coolDownMs: number;
}

interface BalancerParts {
  /** Milliseconds that never run backwards. */
  monotonic: () => number;
  /** From 0 to 1, exclusive. */
  random: () => number;
  log: Pick<Logger, 'warn'>;
  /** Told of each fault. */
  onFault: (agent: Agent, deployment: Deployment, fault: Fault) => void;
}

export function createBalancer({ monotonic, random, log, onFault }: BalancerParts): Balancer {
  const known = new Map<string, Fitness>();
  const fitnessOf = (id: string): Fitness => {
    const fitness = known.get(id) ?? new Fitness();
    known.set(id, fitness);
    return fitness;
  };
  const attempt = (agent: Agent, deployment: Deployment, reason: string): Attempt =>
    new OneAttempt({ agent, deployment, reason, fitness: fitnessOf(deployment.id), monotonic, log, onFault });

  return {
    pick(agent, { owner = null, exclude = NONE } = {}) {
      if (owner !== null) {
        const deployment = ownedBy(agent, owner);
        return exclude.has(owner) ? undefined : attempt(agent, deployment, 'began this task or context');
      }
      const [only, second] = agent.deployments;
      if (only && !second) return exclude.has(only.id) ? undefined : attempt(agent, only, 'only deployment');
      const now = monotonic();
      const candidates = candidatesOf(agent, exclude, fitnessOf, now);
      const group = firstOpenGroup(candidates, now);
      if (group) {
        const { strategy } = agent.balancing;
        const { deployment } = STRATEGIES[strategy](group, { now, random });
        return attempt(agent, deployment, group.length === 1 ? 'only one that is open' : REASONS[strategy]);
      }
      const best = lastResort(candidates);
      return best && attempt(agent, best.deployment, 'none is open, this one is the soonest back');
    },

    report(deploymentId) {
      const now = monotonic();
      const fitness = fitnessOf(deploymentId);
      const { inFlight, faultsInARow, lastFault, ejectedUntil } = fitness;
      const coolDownMs = Math.max(0, ejectedUntil - now);
      const latencyMs = fitness.latencyMs(now);
      return { standing: fitness.standing(now), inFlight, faultsInARow, lastFault, latencyMs, coolDownMs };
    },

    checked: (deploymentId, isHealthy) => fitnessOf(deploymentId).checked(isHealthy, monotonic()),

    keepOnly(deploymentIds) {
      for (const id of known.keys()) if (!deploymentIds.has(id)) known.delete(id);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

const REASONS = {
  weighted: 'by weight',
  least_in_flight: 'least in flight',
  lowest_latency: 'lowest latency',
} as const;

/** @throws SwitchboardError DEPLOYMENT_GONE */
function ownedBy(agent: Agent, owner: string): Deployment {
  const deployment = agent.deployments.find(({ id }) => id === owner);
  if (deployment) return deployment;
  throw new SwitchboardError(
    'DEPLOYMENT_GONE',
    `The deployment of agent "${agent.name}" that began this task is not registered any more, and no other knows the task. ` +
      'Begin a new one, without taskId and contextId.',
  );
}

/** Deployments that may get something new: not drained, with an interface to call, not tried yet. */
function candidatesOf(
  { deployments, balancing }: Agent,
  exclude: ReadonlySet<string>,
  fitnessOf: (id: string) => Fitness,
  now: number,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const deployment of deployments) {
    if (deployment.weight === 0 || deployment.interfaces.length === 0 || exclude.has(deployment.id)) continue;
    const fitness = fitnessOf(deployment.id);
    const weight = deployment.weight * fitness.share(now, balancing.slowStartMs);
    candidates.push({ deployment, fitness, weight });
  }
  return candidates;
}

/** The open ones among those with the lowest priority number that has any. */
function firstOpenGroup(candidates: readonly Candidate[], now: number): Choices<Candidate> | undefined {
  let group: [Candidate, ...Candidate[]] | undefined;
  for (const candidate of candidates) {
    if (!candidate.fitness.isOpen(now)) continue;
    const { priority } = candidate.deployment;
    const lowest = group?.[0].deployment.priority ?? Infinity;
    if (priority < lowest) group = [candidate];
    else if (priority === lowest) group?.push(candidate);
  }
  return group;
}

/** Refusing helps nobody: when none is open, the one that is to be back soonest may be back already. */
const lastResort = (candidates: readonly Candidate[]): Candidate | undefined => candidates.toSorted(soonest)[0];

const soonest = (one: Candidate, other: Candidate): number =>
  Number(one.fitness.isUnhealthy) - Number(other.fitness.isUnhealthy) ||
  clamp(one.fitness.ejectedUntil - other.fitness.ejectedUntil) ||
  one.deployment.priority - other.deployment.priority ||
  one.fitness.inFlight - other.fitness.inFlight;

/** Two that were never ejected differ by NaN. */
const clamp = (difference: number): number => (Number.isNaN(difference) ? 0 : difference);

interface AttemptParts extends Omit<BalancerParts, 'random'> {
  agent: Agent;
  deployment: Deployment;
  reason: string;
  fitness: Fitness;
}

class OneAttempt implements Attempt {
  readonly deployment: Deployment;
  readonly reason: string;
  readonly #parts: AttemptParts;
  readonly #startedAt: number;
  #hasAnswered = false;
  #isSettled = false;

  constructor(parts: AttemptParts) {
    this.deployment = parts.deployment;
    this.reason = parts.reason;
    this.#parts = parts;
    this.#startedAt = parts.monotonic();
    parts.fitness.begins(this, this.#startedAt);
  }

  answered(): void {
    if (this.#hasAnswered || this.#isSettled) return;
    this.#hasAnswered = true;
    const { fitness, monotonic } = this.#parts;
    fitness.answered(this.#startedAt, monotonic());
  }

  settled(fault: Fault | null): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const { fitness, monotonic, agent, deployment, onFault } = this.#parts;
    fitness.ended(this);
    if (!fault) {
      if (this.#hasAnswered) fitness.succeeded(this.#startedAt);
      return;
    }
    onFault(agent, deployment, fault);
    const isEjected = fitness.failed(fault, this.#startedAt, monotonic(), agent.balancing);
    if (isEjected && agent.deployments.length > 1) this.#tell(fault, agent.balancing);
  }

  #tell({ kind }: Fault, { ejectAfter }: BalancingRules): void {
    const { log, agent, deployment, fitness, monotonic } = this.#parts;
    const coolDownMs = Math.round(fitness.ejectedUntil - monotonic());
    const facts = { agent: agent.name, deployment: deployment.name, fault: kind, ejectAfter, coolDownMs };
    log.warn(facts, 'a deployment is left out for a while');
  }
}
