import type { JsonObject } from '../json.ts';
import type { CardExtension, CardSecurityRequirement, CardSkill, ParsedCard } from './parsed-card.ts';
import { requirementTo10, schemeTo03, schemeTo10 } from './security.ts';

// A parsed card as JSON; the same card always gives the same bytes, so that a hash of them can be its ETag.

/** The card of 1.0 and no field more, as the TCK and a2a-python demand. */
export function writeCard10(card: ParsedCard): JsonObject {
  const { capabilities } = card;
  return {
    ...writePresentation(card),
    supportedInterfaces: card.interfaces.map(({ url, binding, tenant, version }) => ({
      url,
      protocolBinding: binding,
      ...(tenant && { tenant }),
      protocolVersion: version,
    })),
    capabilities: {
      streaming: capabilities.streaming,
      pushNotifications: capabilities.pushNotifications,
      ...writeExtensions(capabilities.extensions),
      extendedAgentCard: capabilities.extendedAgentCard,
    },
    ...writeSchemes(card, schemeTo10),
    ...writeRequirements('securityRequirements', card.securityRequirements, requirementTo10),
    skills: card.skills.map((skill) => writeSkill(skill, 'securityRequirements', requirementTo10)),
  };
}

/** The card of 0.3. Its interfaces are those of 0.3, or all when there are none. */
export function writeCard03(card: ParsedCard): JsonObject {
  const { capabilities } = card;
  return {
    ...writePresentation(card),
    ...writeAddresses03(card),
    capabilities: {
      streaming: capabilities.streaming,
      pushNotifications: capabilities.pushNotifications,
      stateTransitionHistory: capabilities.stateTransitionHistory,
      ...writeExtensions(capabilities.extensions),
    },
    ...writeSchemes(card, schemeTo03),
    ...writeRequirements('security', card.securityRequirements, copy),
    skills: card.skills.map((skill) => writeSkill(skill, 'security', copy)),
    supportsAuthenticatedExtendedCard: capabilities.extendedAgentCard,
  };
}

/** The card of 0.3 as its proto has it, over REST: security as in 1.0, and no icon or state transition history. */
export function writeCardRest(card: ParsedCard): JsonObject {
  const { iconUrl: _iconUrl, ...rest } = writeCard03(card);
  const { capabilities } = card;
  return {
    ...rest,
    capabilities: {
      streaming: capabilities.streaming,
      pushNotifications: capabilities.pushNotifications,
      ...writeExtensions(capabilities.extensions),
    },
    ...writeSchemes(card, schemeTo10),
    ...writeRequirements('security', card.securityRequirements, requirementTo10),
    skills: card.skills.map((skill) => writeSkill(skill, 'security', requirementTo10)),
  };
}

/** Both cards in one, down to the security schemes: readers of either version find all that is theirs. */
export function writeHybridCard(card: ParsedCard): JsonObject {
  const older = writeCard03(card);
  const newer = writeCard10(card);
  return {
    ...older,
    ...newer,
    capabilities: { ...objectOf(older, 'capabilities'), ...objectOf(newer, 'capabilities') },
    ...writeSchemes(card, (scheme) => ({ ...schemeTo03(scheme), ...schemeTo10(scheme) })),
    skills: card.skills.map((skill) => ({
      ...writeSkill(skill, 'security', copy),
      ...writeSkill(skill, 'securityRequirements', requirementTo10),
    })),
  };
}

const objectOf = (card: JsonObject, name: string): JsonObject => card[name] as JsonObject;

function writePresentation(card: ParsedCard): JsonObject {
  const { provider, documentationUrl, iconUrl } = card;
  return {
    name: card.name,
    description: card.description,
    version: card.version,
    ...(provider?.url && { provider: { url: provider.url, organization: provider.organization } }),
    ...(documentationUrl && { documentationUrl }),
    ...(iconUrl && { iconUrl }),
    defaultInputModes: card.defaultInputModes,
    defaultOutputModes: card.defaultOutputModes,
  };
}

function writeAddresses03(card: ParsedCard): JsonObject {
  const older = card.interfaces.filter(({ version }) => version === '0.3');
  const interfaces = older.length > 0 ? older : card.interfaces;
  const [main] = interfaces;
  return {
    protocolVersion: '0.3.0',
    url: main?.url ?? '',
    preferredTransport: main?.binding ?? 'JSONRPC',
    additionalInterfaces: interfaces.map(({ url, binding }) => ({ url, transport: binding })),
  };
}

function writeExtensions(extensions: CardExtension[]): JsonObject {
  if (extensions.length === 0) return {};
  return {
    extensions: extensions.map(({ uri, description, required, params }) => ({
      uri,
      ...(description && { description }),
      required,
      ...(params && { params }),
    })),
  };
}

function writeSchemes(
  { securitySchemes }: ParsedCard,
  write: (scheme: ParsedCard['securitySchemes'][string]) => JsonObject,
): JsonObject {
  const entries = Object.entries(securitySchemes).map(([name, scheme]) => [name, write(scheme)]);
  return entries.length === 0 ? {} : { securitySchemes: Object.fromEntries(entries) };
}

function writeRequirements(
  name: string,
  requirements: CardSecurityRequirement[] | undefined,
  write: (requirement: CardSecurityRequirement) => JsonObject,
): JsonObject {
  return requirements && requirements.length > 0 ? { [name]: requirements.map(write) } : {};
}

const copy = (requirement: CardSecurityRequirement): JsonObject => ({ ...requirement });

function writeSkill(
  skill: CardSkill,
  securityName: string,
  writeRequirement: (requirement: CardSecurityRequirement) => JsonObject,
): JsonObject {
  const { id, name, description, tags, examples, inputModes, outputModes } = skill;
  return {
    id,
    name,
    description,
    tags,
    ...(examples && { examples }),
    ...(inputModes && { inputModes }),
    ...(outputModes && { outputModes }),
    ...writeRequirements(securityName, skill.securityRequirements, writeRequirement),
  };
}
