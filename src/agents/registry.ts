import type { Logger } from 'pino';
import type { Config } from '../config/index.ts';
import type { Outbound } from '../outbound/index.ts';
import { type CardChange, parseJson, SwitchboardError } from '../protocol/index.ts';
import type { Sealer } from '../store/index.ts';
import { createAgentChanges, residentOf } from './agent-changes.ts';
import type { AgentEntry, AgentRules } from './agent-entry.ts';
import type { AgentRepository } from './agent-repository.ts';
import { entryOf } from './agent-row.ts';
import type { DescribeAgent } from './ask-for-card.ts';
import type { Balancer } from './balancing/balancer.ts';
import { discoverCard } from './card-discovery.ts';
import { createCardKeeper } from './card-keeper.ts';
import { syncConfigAgents } from './config-agents.ts';
import { createHealthKeeper } from './health/health-keeper.ts';
import { within } from './health/within.ts';
import { readAddress } from './registered-address.ts';
import type { AgentRegistry } from './registry-contract.ts';
import { createResidentStore } from './resident-store.ts';
import { createRoster } from './roster.ts';

export interface AgentRegistryDependencies {
  repository: AgentRepository;
  sealer: Sealer;
  outbound: Pick<Outbound, 'send' | 'classify'>;
  /** For agents that show no card themselves. */
  describe: DescribeAgent;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  /** From 0 to 1, exclusive; spreads background fetches. */
  random: () => number;
  /** Learns from health checks; tells how deployments fare. */
  balancer: Pick<Balancer, 'report' | 'checked' | 'keepOnly'>;
  log: Logger;
  /** An agent has come, was registered otherwise, or is gone: what was known of it is out of date. */
  onRegistration: (id: string) => void;
  /** What agents get that set nothing themselves. */
  defaults: Config['agentDefaults'];
}

/** How long whoever asks which agents work waits for their answers, milliseconds. */
const HEALTHY_WITHIN_MS = 10_000;

/** Builds the registry; `load` and `syncConfigAgents` fill it, `start` begins its background work. */
export function createAgentRegistry(dependencies: AgentRegistryDependencies): AgentRegistry {
  const { repository, sealer, outbound, clock, log, defaults, onRegistration } = dependencies;
  let currentRules: AgentRules = { defaults, published: new Set() };
  const rules = (): AgentRules => currentRules;
  const roster = createRoster();
  const store = createResidentStore({ roster, repository, sealer, rules, onRegistration });
  const parts = { ...dependencies, roster, store, rules, refreshMs: defaults.cardRefreshMs };
  const keeper = createCardKeeper(parts);
  const healthKeeper = createHealthKeeper(parts);
  const remembered = new Map<string, AgentEntry>();

  return {
    ...createAgentChanges(parts),
    find: (idOrName) => roster.find(idOrName),
    list: () => roster.list(),
    default: () => roster.default(),
    record: (idOrName) => roster.get(idOrName)?.record,
    records: () => roster.residents().map(({ record }) => record),

    async load() {
      for (const row of await repository.all()) {
        try {
          const entry = entryOf(row, sealer);
          if (entry.source === 'config') remembered.set(entry.id, entry);
          else store.keep(entry);
        } catch (error) {
          if (!(error instanceof SwitchboardError)) throw error;
          log.error({ agent: row.name, reason: error.message }, 'a stored agent cannot be used and is left out');
        }
      }
    },

    async syncConfigAgents({ agents, publicAgents, defaultAgent }) {
      currentRules = { defaults, published: new Set(publicAgents) };
      for (const { entry } of roster.residents()) store.keep(entry);
      await syncConfigAgents(agents, { roster, store, remembered, clock, log, onArrival: keeper.soon });
      roster.setDefault(defaultAgent);
    },

    async discover(written, options = {}) {
      const { url, cardUrl } = readAddress({ url: written });
      const network = await outbound.classify(new URL(url));
      const quest = { url, cardUrl: options.cardUrl ?? cardUrl, network, headers: options.headers ?? {} };
      return (await discoverCard(quest, dependencies)).card;
    },

    refreshCard: async (id) => keeper.refresh(residentOf(id, roster).entry.id),
    cardLooksStale: keeper.looksStale,

    async cardChanges(id) {
      const rows = await repository.cardChanges(residentOf(id, roster).entry.id);
      return rows.map((row) => ({
        id: row.id,
        changedAt: row.changed_at,
        changes: parseJson(row.changes) as unknown as CardChange[],
      }));
    },

    async healthy(ids) {
      const working = new Set<string>();
      const checks = ids.map(async (id) => {
        if (await healthKeeper.check(id)) working.add(id);
      });
      await within(HEALTHY_WITHIN_MS, Promise.all(checks));
      return new Set(working);
    },

    health: (id) =>
      residentOf(id, roster).record.deployments.map((record) => ({
        ...record,
        fitness: dependencies.balancer.report(record.deployment.id),
        health: healthKeeper.of(record.deployment.id),
      })),

    async healthChanges(id) {
      const rows = await repository.healthChanges(residentOf(id, roster).entry.id);
      return rows.map((row) => ({
        id: row.id,
        deploymentId: row.deployment_id,
        changedAt: row.changed_at,
        isHealthy: row.healthy === 1,
        reason: row.reason,
      }));
    },

    async healthTurns(since) {
      const rows = await repository.healthChangesSince(since);
      return rows.map((row) => ({
        agentId: row.agent_id,
        deploymentId: row.deployment_id,
        changedAt: row.changed_at,
        isHealthy: row.healthy === 1,
      }));
    },

    start() {
      keeper.start();
      healthKeeper.start();
    },
    async stop() {
      await Promise.all([keeper.stop(), healthKeeper.stop()]);
    },
  };
}
