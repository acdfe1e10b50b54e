import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { SwitchboardError } from '../../protocol/index.ts';
import type { AgentEntry, Resident } from '../agent-entry.ts';
import type { AgentRepository } from '../agent-repository.ts';
import type { CardTools } from '../ask-for-card.ts';
import type { Balancer } from '../balancing/balancer.ts';
import { deploymentsOf } from '../proving.ts';
import type { Roster } from '../roster.ts';
import { atMost } from './at-most.ts';
import { type Checked, checkDeployment } from './check-deployment.ts';
import { afterCheck, type CheckResult, type Health, NOT_CHECKED } from './health.ts';

/** Asks deployments whether they work: regularly where that is wanted, and on demand. */
export interface HealthKeeper {
  /** What is known of a deployment. */
  of(deploymentId: string): Health;
  /**
   * Asks every deployment of an agent that gets calls, unless it was asked just now.
   *
   * @returns whether one at least works
   */
  check(agentId: string): Promise<boolean>;
  start(): void;
  stop(): Promise<void>;
}

export interface HealthKeeperParts extends CardTools {
  roster: Roster;
  balancer: Pick<Balancer, 'checked' | 'keepOnly'>;
  repository: Pick<AgentRepository, 'addHealthChange'>;
  newId: () => string;
  /** From 0 to 1, exclusive. */
  random: () => number;
  log: Logger;
}

/** How often we look whether a deployment is due, milliseconds. */
const TICK_MS = 1000;
/** A result of this age still answers whoever asks, so that nobody can have agents flooded, milliseconds. */
const FRESH_MS = 5000;
const CHECKS_AT_ONCE = 16;

export function createHealthKeeper(parts: HealthKeeperParts): HealthKeeper {
  const { roster, balancer, clock, random } = parts;
  const known = new Map<string, Health>();
  const cardUrls = new Map<string, string | null>();
  const dueAt = new Map<string, number>();
  const flights = new Map<string, Promise<CheckResult>>();
  const inTurn = atMost(CHECKS_AT_ONCE);
  const stopping = new AbortController();
  // As many listen as there are checks under way.
  setMaxListeners(0, stopping.signal);
  let timer: NodeJS.Timeout | undefined;

  const of = (id: string): Health => known.get(id) ?? NOT_CHECKED;

  const check = (resident: Resident, id: string): Promise<CheckResult> => {
    const flight = flights.get(id) ?? inTurn(() => examine(resident, id)).finally(() => flights.delete(id));
    flights.set(id, flight);
    return flight;
  };

  async function examine({ entry, record }: Resident, id: string): Promise<CheckResult> {
    const { healthCheck: rules } = record.agent;
    const asked = { ...askable(entry, id), rules, cardUrl: cardUrls.get(id) ?? null };
    const { cardUrl, ...result } = await checkDeployment(asked, parts, stopping.signal);
    cardUrls.set(id, cardUrl);
    const before = of(id);
    const after = afterCheck(before, result, rules);
    known.set(id, after);
    if (rules.periodMs === 0 || after.state === 'unknown') return result;
    balancer.checked(id, after.state === 'healthy');
    if (after.state !== before.state) await recordTurn(entry, id, result, parts);
    return result;
  }

  const isFresh = ({ at }: CheckResult): boolean => clock() - at < FRESH_MS;

  /** A tenth more or less, so that many deployments are not asked in step; the first time somewhere within the period. */
  const visit = (resident: Resident, id: string, periodMs: number): void => {
    const due = dueAt.get(id) ?? clock() + periodMs * random();
    if (due > clock()) {
      dueAt.set(id, Math.min(due, clock() + periodMs));
      return;
    }
    dueAt.set(id, clock() + periodMs * (0.9 + 0.2 * random()));
    // Only a stop is thrown.
    check(resident, id).catch(() => undefined);
  };

  /** Nobody looks after it any more: it must not stay out for ever. */
  const release = (id: string): void => {
    dueAt.delete(id);
    if (of(id).state !== 'unhealthy' || !known.delete(id)) return;
    balancer.checked(id, true);
  };

  const tick = (): void => {
    const present = new Set<string>();
    for (const resident of roster.residents()) {
      const { enabled, healthCheck, deployments } = resident.record.agent;
      for (const { id, weight } of deployments) {
        present.add(id);
        if (enabled && healthCheck.periodMs > 0 && weight > 0) visit(resident, id, healthCheck.periodMs);
        else if (dueAt.has(id)) release(id);
      }
    }
    balancer.keepOnly(present);
    for (const map of [known, cardUrls, dueAt]) for (const id of map.keys()) if (!present.has(id)) map.delete(id);
  };

  return {
    of,
    async check(agentId) {
      const resident = roster.get(agentId);
      if (!resident) return false;
      const asked = resident.record.agent.deployments.filter(({ weight }) => weight > 0);
      return anyHealthy(
        asked.map(async ({ id }) => {
          const [last] = of(id).recent;
          return last && isFresh(last) ? last : check(resident, id);
        }),
      );
    },
    start() {
      timer ??= setInterval(tick, TICK_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort(new SwitchboardError('SHUTTING_DOWN', 'The gateway is stopping.'));
      await Promise.allSettled(flights.values());
    },
  };
}

/** True as soon as one is healthy, without waiting for the others. */
const anyHealthy = (checks: Promise<CheckResult>[]): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const told = checks.map(async (check) => {
      if ((await check).isHealthy) resolve(true);
    });
    Promise.all(told).then(() => resolve(false), reject);
  });

/** What asking a deployment takes; the strictest network class until its name has been resolved. */
function askable(entry: AgentEntry, id: string): Pick<Checked, 'terms' | 'registration' | 'network'> {
  const found = deploymentsOf(entry).find((deployment) => deployment.id === id);
  if (!found) throw new Error('a deployment of an agent is in its entry');
  return { terms: found.terms, registration: entry.registration, network: found.proof.network ?? 'public' };
}

/** Health goes on without the database: the log has it, too. */
async function recordTurn(
  { id: agentId, registration }: AgentEntry,
  deploymentId: string,
  { isHealthy, reason, at }: CheckResult,
  { repository, newId, log }: HealthKeeperParts,
): Promise<void> {
  const facts = { agent: registration.agent_name, deployment: deploymentId, reason };
  if (isHealthy) log.info(facts, 'a deployment is healthy');
  else log.warn(facts, 'a deployment is not healthy');
  try {
    await repository.addHealthChange({
      id: newId(),
      agent_id: agentId,
      deployment_id: deploymentId,
      changed_at: at,
      healthy: Number(isHealthy),
      reason,
    });
  } catch (error) {
    log.warn({ ...facts, err: error }, 'a change of health could not be recorded');
  }
}
