import { SwitchboardError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { parseInterfaces } from './interfaces.ts';
import type { CardCapabilities, CardExtension, CardProvider, CardSkill, ParsedCard } from './parsed-card.ts';
import { flag, objects, pick, text, texts } from './read.ts';
import { parseRequirements, parseSchemes } from './security.ts';

/** What a card says of itself to people: the part that an administrator may override. */
export type CardPresentation = Pick<
  ParsedCard,
  | 'name'
  | 'description'
  | 'version'
  | 'provider'
  | 'iconUrl'
  | 'documentationUrl'
  | 'defaultInputModes'
  | 'defaultOutputModes'
  | 'skills'
>;

/**
 * Reads an agent card of any version: 0.2, 0.3, 1.0, both in one, and the ways in which SDKs get them wrong (A2A wire notes,
 * 1.8 and 2.6): nulls, security schemes without discriminator or in a `$case`, a missing `protocolVersion`. Only what the
 * gateway cannot do without must be there, a name and an address; the rest has the defaults of the specification.
 *
 * @param json the card; its size and depth are the caller's to limit
 * @throws SwitchboardError INVALID_AGENT_RESPONSE naming what is missing
 */
export function parseCard(json: Json): ParsedCard {
  if (!isJsonObject(json)) throw notACard('it is no JSON object');
  const interfaces = parseInterfaces(json);
  const missing = [
    ...(text(json, 'name') ? [] : ['name']),
    ...(interfaces.length > 0 ? [] : ['an address (url, or supportedInterfaces with a url)']),
  ];
  if (missing.length > 0) throw notACard(`it lacks ${missing.join(' and ')}`);
  return {
    ...DEFAULT_PRESENTATION,
    ...parsePresentation(json),
    capabilities: parseCapabilities(json),
    interfaces,
    securitySchemes: parseSchemes(pick(json, 'securitySchemes')),
    securityRequirements: parseRequirements(json),
    signed: objects(pick(json, 'signatures')).length > 0,
  };
}

const notACard = (why: string): SwitchboardError =>
  new SwitchboardError('INVALID_AGENT_RESPONSE', `This is not an agent card: ${why}.`);

const DEFAULT_PRESENTATION: CardPresentation = {
  name: '',
  description: '',
  version: '1.0.0',
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [],
};

/** The fields of the presentation that are there, whatever version they were written for. */
function parsePresentation(card: JsonObject): Partial<CardPresentation> {
  return present({
    name: text(card, 'name'),
    description: text(card, 'description'),
    version: text(card, 'version'),
    provider: parseProvider(pick(card, 'provider')),
    iconUrl: text(card, 'iconUrl'),
    documentationUrl: text(card, 'documentationUrl'),
    defaultInputModes: texts(card, 'defaultInputModes'),
    defaultOutputModes: texts(card, 'defaultOutputModes'),
    skills: Array.isArray(card['skills']) ? objects(card['skills']).map(parseSkill) : undefined,
  });
}

function parseProvider(provider: Json | undefined): CardProvider | undefined {
  if (!isJsonObject(provider)) return undefined;
  const organization = text(provider, 'organization');
  return organization ? { organization, url: text(provider, 'url') ?? '' } : undefined;
}

function parseSkill(skill: JsonObject): CardSkill {
  const id = text(skill, 'id') ?? text(skill, 'name') ?? '';
  const securityRequirements = parseRequirements(skill);
  return {
    id,
    name: text(skill, 'name') ?? id,
    description: text(skill, 'description') ?? '',
    tags: texts(skill, 'tags') ?? [],
    ...present({
      examples: nonEmpty(texts(skill, 'examples')),
      inputModes: nonEmpty(texts(skill, 'inputModes')),
      outputModes: nonEmpty(texts(skill, 'outputModes')),
      securityRequirements: nonEmpty(securityRequirements),
    }),
  };
}

function parseCapabilities(card: JsonObject): CardCapabilities {
  const declared = pick(card, 'capabilities');
  const capabilities = isJsonObject(declared) ? declared : {};
  return {
    streaming: flag(capabilities, 'streaming'),
    pushNotifications: flag(capabilities, 'pushNotifications'),
    extendedAgentCard: flag(capabilities, 'extendedAgentCard') || flag(card, 'supportsAuthenticatedExtendedCard'),
    stateTransitionHistory: flag(capabilities, 'stateTransitionHistory'),
    extensions: objects(pick(capabilities, 'extensions')).flatMap(parseExtension),
  };
}

function parseExtension(extension: JsonObject): CardExtension[] {
  const uri = text(extension, 'uri');
  if (!uri) return [];
  const params = extension['params'];
  return [
    {
      uri,
      ...present({ description: text(extension, 'description') }),
      required: flag(extension, 'required'),
      ...(isJsonObject(params) && { params }),
    },
  ];
}

const nonEmpty = <T>(list: T[] | undefined): T[] | undefined => (list && list.length > 0 ? list : undefined);

/** The object without the fields that are undefined, so that spreading it overrides nothing by accident. */
const present = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
