import type { AgentRegistration, Config } from '../config/index.ts';
import type { CardChange, JsonObject } from '../protocol/index.ts';
import type { Agent, AgentDirectory, Deployment } from './agent.ts';
import type { FitnessReport } from './balancing/balancer.ts';
import type { Health } from './health/health.ts';

/** The part of the configuration that says which agents there are. */
export type AgentsConfig = Pick<Config, 'agents' | 'publicAgents' | 'defaultAgent'>;

/**
 * The registry: every agent of the API and of the config file, their cards, and every change to them.
 * Changing methods throw SwitchboardErrors: AGENT_NOT_FOUND, CONFLICT (name taken), READ_ONLY (the agent comes from the
 * config file), INVALID_PARAMS, ADDRESS_REFUSED, CARD_UNAVAILABLE (an enabled agent must show its card first).
 */
export interface AgentRegistry extends AgentDirectory {
  /** Reads the agents of the API from the database. */
  load(): Promise<void>;
  /**
   * Takes over the config file's agents: at the start, and again after a reload. Waits for no agent: cards are proved in
   * the background. An agent of the API that has the same name stays, and the file's entry is left out with a warning.
   */
  syncConfigAgents(config: AgentsConfig): Promise<void>;
  /** One agent with everything the management API tells about it. */
  record(idOrName: string): AgentRecord | undefined;
  /** All of them, by name. */
  records(): AgentRecord[];
  /** @param actor who does it, for `created_by` */
  create(registration: AgentRegistration, actor: string): Promise<AgentRecord>;
  /** The agent that `create` would make, its card proved; nothing is stored, and nobody can call it. */
  prove(registration: AgentRegistration): Promise<Agent>;
  /** Replaces the whole registration; a secret survives only where the marker stands in its place. */
  replace(id: string, registration: AgentRegistration, actor: string): Promise<AgentRecord>;
  /** Changes the keys present; secrets left out stay. */
  patch(id: string, changes: Partial<AgentRegistration>, actor: string): Promise<AgentRecord>;
  remove(id: string): Promise<AgentRecord>;
  /**
   * Stops all calls until `resume`, agents of the config file included. Survives restarts and reloads; a second pause
   * replaces the reason.
   */
  pause(id: string, reason: string, actor: string): Promise<AgentRecord>;
  resume(id: string): Promise<AgentRecord>;
  /** Publishes or unpublishes one agent. */
  setPublic(id: string, isPublic: boolean, actor: string): Promise<AgentRecord>;
  /** Makes exactly these agents public. Nothing changes when one of them is unknown. */
  replacePublic(ids: readonly string[], actor: string): Promise<AgentRecord[]>;
  /** Fetches a card without registering anything. */
  discover(url: string, options?: DiscoverOptions): Promise<JsonObject>;
  /** Fetches an agent's card now. @returns what changed in it */
  refreshCard(id: string): Promise<CardChange[]>;
  /** Hints that an agent's card may be out of date (its address answered 404, 405, 410 or 426). Returns at once. */
  cardLooksStale(id: string): void;
  /** The newest changes of an agent's card first. */
  cardChanges(id: string): Promise<RecordedCardChange[]>;
  /**
   * Asks these agents whether they work, all at the same time. Who does not answer in time does not.
   *
   * @returns the ids of those of which one deployment at least works
   */
  healthy(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** How the deployments of an agent fare. */
  health(id: string): DeploymentHealth[];
  /** When the health checks of an agent's deployments turned, the newest first. */
  healthChanges(id: string): Promise<RecordedHealthChange[]>;
  /**
   * When the health checks of all deployments turned, the oldest first, and of each the last time before.
   * @param since epoch milliseconds
   */
  healthTurns(since: number): Promise<HealthTurn[]>;
  /** Begins to prove and refresh cards, and to check deployments, in the background. */
  start(): void;
  /** Ends it; resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

export interface AgentRecord {
  agent: Agent;
  /** As registered, with the marker `<REDACTED>` wherever a secret stands. */
  registration: AgentRegistration;
  /** In the order of the registration. */
  deployments: DeploymentRecord[];
  /** Epoch milliseconds. */
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
  /** When the card that callers see was last fetched; null when it never was. */
  cardFetchedAt: number | null;
  /** Why the last attempt to fetch a deployment's card failed; null after a success. For administrators only. */
  cardError: string | null;
}

/** For administrators only. */
export interface DeploymentRecord {
  deployment: Deployment;
  cardFetchedAt: number | null;
  cardError: string | null;
}

/** For administrators only. */
export interface DeploymentHealth extends DeploymentRecord {
  /** What calls have shown. */
  fitness: FitnessReport;
  /** What checks have shown. */
  health: Health;
}

/** From when on a deployment was healthy, or was not. */
export interface HealthTurn {
  agentId: string;
  deploymentId: string;
  /** Epoch milliseconds. */
  changedAt: number;
  isHealthy: boolean;
}

export interface RecordedHealthChange extends Omit<HealthTurn, 'agentId'> {
  id: string;
  reason: string | null;
}

export interface DiscoverOptions {
  /** Where the card is, when it is not in one of the usual places. */
  cardUrl?: string;
  headers?: Record<string, string>;
}

export interface RecordedCardChange {
  id: string;
  /** Epoch milliseconds. */
  changedAt: number;
  changes: CardChange[];
}
