import type { JsonObject } from '../json.ts';

/** An agent card in the one form the gateway works with, whatever version it was written for. */
export interface ParsedCard {
  name: string;
  description: string;
  /** The agent's own version, not the protocol's. */
  version: string;
  provider?: CardProvider;
  iconUrl?: string;
  documentationUrl?: string;
  capabilities: CardCapabilities;
  defaultInputModes: string[];
  defaultOutputModes: string[];
  skills: CardSkill[];
  /** In the card's order of preference; never empty. */
  interfaces: CardInterface[];
  securitySchemes: Record<string, CardSecurityScheme>;
  /** Alternatives; each names schemes and the scopes it needs of them. */
  securityRequirements: CardSecurityRequirement[];
  /** True when the card carried signatures; they are not kept, as any change would break them. */
  signed: boolean;
}

export interface CardProvider {
  organization: string;
  url: string;
}

export interface CardCapabilities {
  streaming: boolean;
  pushNotifications: boolean;
  extendedAgentCard: boolean;
  /** 0.3 only. */
  stateTransitionHistory: boolean;
  extensions: CardExtension[];
}

export interface CardExtension {
  uri: string;
  description?: string;
  required: boolean;
  params?: JsonObject;
}

export interface CardSkill {
  id: string;
  name: string;
  description: string;
  tags: string[];
  examples?: string[];
  inputModes?: string[];
  outputModes?: string[];
  securityRequirements?: CardSecurityRequirement[];
}

export interface CardInterface {
  url: string;
  /** `JSONRPC`, `HTTP+JSON`, `GRPC`, or whatever else the card names. */
  binding: string;
  /** A `Version` where the gateway knows it (`0.3.0` is `0.3`), else the card's own text. */
  version: string;
  tenant?: string;
}

export type CardSecurityRequirement = Record<string, string[]>;

export type CardSecurityScheme =
  | { type: 'apiKey'; in: string; name: string; description?: string }
  | { type: 'http'; scheme: string; bearerFormat?: string; description?: string }
  | { type: 'oauth2'; flows: JsonObject; oauth2MetadataUrl?: string; description?: string }
  | { type: 'openIdConnect'; openIdConnectUrl: string; description?: string }
  | { type: 'mutualTLS'; description?: string };
