import type { Declaration, LimitTerms, OwnerSetting } from '../access/index.ts';
import type { AdaptedPlatform, PlatformName } from '../config/index.ts';
import type { Identity, NetworkClass, Timeouts } from '../outbound/index.ts';
import type { Binding, JsonObject, Version } from '../protocol/index.ts';
import type { SessionGuards } from './session-guards.ts';

export type { AdaptedPlatform, PlatformName };

/** Which card a caller gets: everything for everyone, or one version only (A2A wire notes, decision 4). */
export type CardMode = 'hybrid' | '1.0' | '0.3';

/** An agent as the gateway works with it: secrets opened, defaults filled in, never sent to anyone as it is. */
export interface Agent {
  id: string;
  /** Unique, URL-safe: `[A-Za-z0-9][A-Za-z0-9._-]*`. */
  name: string;
  platform: PlatformName;
  /** What the platform's adapter needs to know of it; absent where that is nothing. */
  platformSettings?: JsonObject;
  /** `config` agents come from the file and are read-only in the API. */
  source: 'api' | 'config';
  enabled: boolean;
  public: boolean;
  /** Set while an administrator has stopped all calls. */
  paused: Pause | null;
  /** Where it runs, in the order of the registration; never empty. */
  deployments: readonly Deployment[];
  balancing: BalancingRules;
  healthCheck: HealthCheckRules;
  /** The upstream's card as it was last fetched or given; null until an enabled agent has proved it. */
  upstreamCard: JsonObject | null;
  /** The card's fields the administrator overrides (name, description, skills, …). */
  cardOverrides: JsonObject;
  /** What the upstream's card promises, read once when the card arrives; all false while there is none. */
  capabilities: { streaming: boolean; pushNotifications: boolean; extendedAgentCard: boolean };
  cardMode: CardMode;
  /** `public` cards need no key; `key` cards are shown only to who may reach the agent. */
  cardAuth: 'public' | 'key';
  /** Caller's headers that may pass, lower-case. */
  extraHeaders: string[];
  /** Push notification configs: refused, forwarded once their address has passed the guard, or kept and served here. */
  push: 'deny' | 'validate' | 'relay';
  timeouts: Timeouts;
  limits: { requestBytes: number; responseBytes: number; eventBytes: number };
  /** What all calls to it together are limited to, whoever makes them, and those it makes with its own keys. */
  callLimits: LimitTerms | null;
  /** What its own keys may call, at most. */
  mayCall: Declaration;
  pricing: Pricing;
  sessionGuards: SessionGuards;
  /** Whether request and response content is kept: `inherit` follows the global switch. */
  contentLogging: 'inherit' | 'on' | 'off';
  /** Whose the tasks of a key are; null follows the global rule. */
  taskOwnership: OwnerSetting | null;
  /** What it is told of earlier turns by callers that keep them themselves and name no context. */
  chatHistory: ChatHistory;
  /** Groups it belongs to (`agent_access_groups`): who is granted one of them may call it. */
  accessGroups: readonly string[];
}

/** Everything in one text; a data part beside the message; nothing. */
export type ChatHistory = 'transcript' | 'data' | 'none';

/** One upstream address of an agent. */
export interface Deployment {
  /** The same on each start and in each process: a hash of the agent and of the deployment's name, or of its address. */
  id: string;
  /** As registered, else the id: an address would tell callers where it runs. */
  name: string;
  /** As the administrator registered it; it wins over the card's own. */
  url: string;
  /** Recorded when an administrator registered the address, enforced when a socket connects. */
  network: NetworkClass;
  /** Where to call, derived from the registered URL and the card; empty while there is no card. */
  interfaces: AgentInterface[];
  /** Whether calls are relayed to its interfaces: always on `a2a`, elsewhere when the platform says so of the agent. */
  speaksA2a: boolean;
  /** Sent on every call, and win over what callers send: the agent's `static_headers`, overridden by its own. */
  staticHeaders: Record<string, string>;
  /** Who the gateway is to it; its credentials win over every header. */
  identity?: Identity | undefined;
  /** Its share of the calls among its equals; 0 takes nothing new and keeps what it has begun. */
  weight: number;
  /** Failover group: the lowest with a deployment that works is called. */
  priority: number;
}

/** How one of several deployments is chosen, and when one is left out. Times in milliseconds. */
export interface BalancingRules {
  strategy: BalancingStrategy;
  /** Deployments tried for one call at most. */
  maxAttempts: number;
  /** Faults in a row after which a deployment is left out. */
  ejectAfter: number;
  /** How long the first time; doubles each time in a row, up to `maxCoolDownMs`. */
  coolDownMs: number;
  maxCoolDownMs: number;
  /** How long the share of a deployment that is back grows until it is whole; 0 at once. */
  slowStartMs: number;
}

export type BalancingStrategy = 'weighted' | 'least_in_flight' | 'lowest_latency';

/** How deployments are asked whether they work. Times in milliseconds. */
export interface HealthCheckRules {
  /** Asked at the deployment's origin; null asks for the card. */
  path: string | null;
  /** 0 asks only on demand. */
  periodMs: number;
  timeoutMs: number;
  /** Failures in a row that make it unhealthy, successes in a row that make it healthy again. */
  unhealthyAfter: number;
  healthyAfter: number;
}

/** Why, since when and by whom an agent takes no calls. */
export interface Pause {
  reason: string;
  /** Epoch milliseconds. */
  at: number;
  by: string;
}

export interface AgentInterface {
  url: string;
  binding: Binding;
  version: Version;
  tenant?: string;
}

/** Prices in nano-dollars (1e-9 USD); absent means unknown, never 0. */
export interface Pricing {
  perCallNano?: number;
  perInputTokenNano?: number;
  perOutputTokenNano?: number;
}

/** The agents the gateway knows, in memory, kept current by the registry. */
export interface AgentDirectory {
  /** Finds by id first, then by exact name. */
  find(idOrName: string): Agent | undefined;
  list(): Agent[];
  /** The agent whose card is served at the origin's root, if one is configured. */
  default(): Agent | undefined;
}
