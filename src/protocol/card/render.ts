import type { JsonObject } from '../json.ts';
import type { Binding, Version } from '../operation.ts';
import type { CardCapabilities, ParsedCard } from './parsed-card.ts';
import { withoutUpstream } from './upstream-addresses.ts';
import { writeCard03, writeCard10, writeHybridCard } from './write.ts';

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
}

/**
 * The card that callers get (A2A wire notes, 2.6): the agent's own, at the gateway's address, with the gateway's security.
 * What only holds between gateway and agent is gone: addresses, tenants, security schemes (also per skill), signatures
 * and bindings the gateway does not serve.
 *
 * @returns always the same bytes for the same arguments, so that their hash can be the ETag
 */
export function renderCard(card: ParsedCard, options: RenderOptions): JsonObject {
  const { mode, baseUrl, bindings, capabilities, security } = options;
  const { skills, ...presentation } = withoutUpstream(card, baseUrl);
  return WRITERS[mode]({
    ...presentation,
    skills: skills.map(({ securityRequirements: _between, ...skill }) => skill),
    capabilities: narrow(presentation.capabilities, capabilities),
    interfaces: bindings.map(({ version, binding }) => ({ url: baseUrl, binding, version })),
    ...(security === 'bearer' ? GATEWAY_SECURITY : NO_SECURITY),
    signed: false,
  });
}

const WRITERS = { hybrid: writeHybridCard, '1.0': writeCard10, '0.3': writeCard03 };

/** The gateway's key goes into either header. */
const GATEWAY_SECURITY: Pick<ParsedCard, 'securitySchemes' | 'securityRequirements'> = {
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer', description: 'A key of this gateway.' },
    apiKey: { type: 'apiKey', in: 'header', name: 'x-litellm-api-key', description: 'A key of this gateway.' },
  },
  securityRequirements: [{ bearer: [] }, { apiKey: [] }],
};

const NO_SECURITY: typeof GATEWAY_SECURITY = { securitySchemes: {}, securityRequirements: [] };

/** Extensions concern caller and agent alone: their headers pass, so they stay. */
function narrow(own: CardCapabilities, served: RenderOptions['capabilities']): CardCapabilities {
  return {
    ...own,
    streaming: own.streaming && served.streaming,
    pushNotifications: own.pushNotifications && served.pushNotifications,
    extendedAgentCard: own.extendedAgentCard && served.extendedAgentCard,
  };
}
