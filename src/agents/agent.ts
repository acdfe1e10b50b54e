import type { NetworkClass, Timeouts } from '../outbound/index.ts';
import type { Binding, JsonObject, Version } from '../protocol/index.ts';

/** What an agent runs on. */
export type PlatformName = 'a2a';

/** Which card a caller gets: everything for everyone, or one version only (A2A wire notes, decision 4). */
export type CardMode = 'hybrid' | '1.0' | '0.3';

/** An agent as the gateway works with it: secrets opened, defaults filled in, never sent to anyone as it is. */
export interface Agent {
  id: string;
  /** Unique, URL-safe: `[A-Za-z0-9][A-Za-z0-9._-]*`. */
  name: string;
  platform: PlatformName;
  /** `config` agents come from the file and are read-only in the API. */
  source: 'api' | 'config';
  enabled: boolean;
  public: boolean;
  /** The address the administrator registered; it wins over the card's own. */
  url: string;
  network: NetworkClass;
  /** The upstream's card as it was last fetched or given; null until an enabled agent has proved it. */
  upstreamCard: JsonObject | null;
  /** The card's fields the administrator overrides (name, description, skills, …). */
  cardOverrides: JsonObject;
  /** What the upstream's card promises, read once when the card arrives; all false while there is none. */
  capabilities: { streaming: boolean; pushNotifications: boolean; extendedAgentCard: boolean };
  /** Where to call, derived from the registered URL and the card; empty while there is no card. */
  interfaces: AgentInterface[];
  cardMode: CardMode;
  /** `public` cards need no key; `key` cards are shown only to who may reach the agent. */
  cardAuth: 'public' | 'key';
  /** Sent on every call; win over everything a caller sends. */
  staticHeaders: Record<string, string>;
  /** Caller's headers that may pass, lower-case. */
  extraHeaders: string[];
  /** Sent when the card is fetched; apart from those of calls. */
  cardHeaders: Record<string, string>;
  /** Push notification configs: refused, or forwarded once their address has passed the guard. */
  push: 'deny' | 'validate';
  timeouts: Timeouts;
  limits: { requestBytes: number; responseBytes: number; eventBytes: number };
  pricing: Pricing;
  /** Whether request and response content is kept: `inherit` follows the global switch. */
  contentLogging: 'inherit' | 'on' | 'off';
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
