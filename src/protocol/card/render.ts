import type { JsonObject } from '../json.ts';
import type { Binding, Version } from '../operation.ts';
import type { ParsedCard } from './parsed-card.ts';

export interface RenderOptions {
  /** Everything for every reader, or one version's card alone. */
  mode: 'hybrid' | '1.0' | '0.3';
  /** The agent's address at the gateway, for every binding: absolute, without a trailing slash. */
  baseUrl: string;
  /** What the gateway serves there, in order of preference. */
  bindings: readonly { version: Version; binding: Binding }[];
  /** What the gateway can serve for this agent; the card's own capabilities are narrowed to it. */
  capabilities: { streaming: boolean; pushNotifications: boolean; extendedAgentCard: boolean };
  /** How callers prove who they are to the gateway. */
  security: 'bearer' | 'none';
  /** Card fields set by an administrator, in the spelling of either version; they win over the card's own. */
  overrides?: JsonObject;
  /** URIs of extensions that do not survive the gateway; not advertised when required. */
  strippedExtensions?: readonly string[];
}

export function renderCard(_card: ParsedCard, _options: RenderOptions): JsonObject {
  return {};
}
