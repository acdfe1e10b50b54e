import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { CardSecurityRequirement, CardSecurityScheme } from './parsed-card.ts';
import { objects, pick, text } from './read.ts';

/** 1.0 says the type by the name of the one field (A2A wire notes, 1.8). */
const WRAPPERS: Record<CardSecurityScheme['type'], string> = {
  apiKey: 'apiKeySecurityScheme',
  http: 'httpAuthSecurityScheme',
  oauth2: 'oauth2SecurityScheme',
  openIdConnect: 'openIdConnectSecurityScheme',
  mutualTLS: 'mtlsSecurityScheme',
};

const TYPES = Object.keys(WRAPPERS) as CardSecurityScheme['type'][];

/** The schemes of any version; those that cannot be understood are left out. */
export function parseSchemes(schemes: Json | undefined): Record<string, CardSecurityScheme> {
  if (!isJsonObject(schemes)) return {};
  const parsed: [string, CardSecurityScheme][] = [];
  for (const [name, source] of Object.entries(schemes)) {
    const scheme = isJsonObject(source) ? parseScheme(source) : undefined;
    if (scheme) parsed.push([name, scheme]);
  }
  return Object.fromEntries(parsed);
}

function parseScheme(source: JsonObject): CardSecurityScheme | undefined {
  const { type, body } = typeAndBody(source);
  const description = text(body, 'description');
  const described = description ? { description } : {};
  switch (type) {
    case 'apiKey':
      return {
        type,
        in: text(body, 'in') ?? text(body, 'location') ?? 'header',
        name: text(body, 'name') ?? '',
        ...described,
      };
    case 'http': {
      const bearerFormat = text(body, 'bearerFormat');
      return { type, scheme: text(body, 'scheme') ?? 'bearer', ...(bearerFormat && { bearerFormat }), ...described };
    }
    case 'oauth2': {
      const oauth2MetadataUrl = text(body, 'oauth2MetadataUrl');
      return {
        type,
        flows: parseFlows(pick(body, 'flows')),
        ...(oauth2MetadataUrl && { oauth2MetadataUrl }),
        ...described,
      };
    }
    case 'openIdConnect':
      return { type, openIdConnectUrl: text(body, 'openIdConnectUrl') ?? '', ...described };
    case 'mutualTLS':
      return { type, ...described };
    default:
      return undefined;
  }
}

/** By `type` (0.3), by wrapper (1.0), by `$case` (what a2a-js 1.3 serves by mistake), else by what only one type has. */
function typeAndBody(source: JsonObject): { type: CardSecurityScheme['type'] | undefined; body: JsonObject } {
  const declared = TYPES.find((type) => type === source['type']);
  if (declared) return { type: declared, body: source };
  const oneof = unwrapCase(source['scheme']);
  for (const type of TYPES) {
    const body = pick(source, WRAPPERS[type]) ?? oneof?.[WRAPPERS[type]];
    if (isJsonObject(body)) return { type, body };
  }
  return { type: typeByContent(source), body: source };
}

function typeByContent(source: JsonObject): CardSecurityScheme['type'] | undefined {
  if (isJsonObject(source['flows'])) return 'oauth2';
  if (text(source, 'openIdConnectUrl')) return 'openIdConnect';
  if (text(source, 'scheme')) return 'http';
  if (text(source, 'name') && (text(source, 'in') || text(source, 'location'))) return 'apiKey';
  return undefined;
}

/** `{"$case": "x", "value": {…}}` as `{"x": {…}}`. */
function unwrapCase(value: Json | undefined): JsonObject | undefined {
  if (!isJsonObject(value) || typeof value['$case'] !== 'string') return undefined;
  return { [value['$case']]: value['value'] };
}

/** The fields of each OAuth flow, in the order of the specification; those after `|` are 1.0's alone. */
const FLOWS: Record<string, string[]> = {
  authorizationCode: ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'scopes', 'pkceRequired'],
  clientCredentials: ['tokenUrl', 'refreshUrl', 'scopes'],
  implicit: ['authorizationUrl', 'refreshUrl', 'scopes'],
  password: ['tokenUrl', 'refreshUrl', 'scopes'],
  deviceCode: ['deviceAuthorizationUrl', 'tokenUrl', 'refreshUrl', 'scopes'],
};

function parseFlows(flows: Json | undefined): JsonObject {
  if (!isJsonObject(flows)) return {};
  const source = unwrapCase(flows['flow']) ?? flows;
  const parsed: JsonObject = {};
  for (const [name, fields] of Object.entries(FLOWS)) {
    const flow = pick(source, name);
    if (isJsonObject(flow)) parsed[name] = parseFlow(flow, fields);
  }
  return parsed;
}

function parseFlow(flow: JsonObject, fields: string[]): JsonObject {
  const parsed: JsonObject = {};
  for (const name of fields) {
    const value = pick(flow, name);
    if (value !== undefined && value !== '') parsed[name] = value;
  }
  return { ...parsed, scopes: isJsonObject(parsed['scopes']) ? parsed['scopes'] : {} };
}

/** Requirements of a card or a skill: `security` in 0.3, `securityRequirements` in 1.0. */
export function parseRequirements(holder: JsonObject): CardSecurityRequirement[] {
  const listed = objects(pick(holder, 'securityRequirements'));
  return (listed.length > 0 ? listed : objects(pick(holder, 'security'))).map(parseRequirement);
}

function parseRequirement(source: JsonObject): CardSecurityRequirement {
  const schemes = isJsonObject(source['schemes']) ? source['schemes'] : source;
  return Object.fromEntries(Object.entries(schemes).map(([name, scopes]) => [name, scopesOf(scopes)]));
}

function scopesOf(scopes: Json | undefined): string[] {
  const list = isJsonObject(scopes) ? scopes['list'] : scopes;
  return Array.isArray(list) ? list.filter((scope) => typeof scope === 'string') : [];
}

/** A scheme as 0.3 writes it, without the flow and the field that 0.3 does not know. */
export function schemeTo03(scheme: CardSecurityScheme): JsonObject {
  if (scheme.type !== 'oauth2') return { ...scheme };
  const { deviceCode: _deviceCode, ...flows } = scheme.flows;
  const { authorizationCode } = flows;
  if (!isJsonObject(authorizationCode)) return { ...scheme, flows };
  const { pkceRequired: _pkceRequired, ...known } = authorizationCode;
  return { ...scheme, flows: { ...flows, authorizationCode: known } };
}

/** A scheme as 1.0 writes it, where flows are a one-of: the first survives. */
export function schemeTo10(scheme: CardSecurityScheme): JsonObject {
  const { type, ...body } = scheme;
  return { [WRAPPERS[type]]: bodyTo10(scheme, body) };
}

function bodyTo10(scheme: CardSecurityScheme, body: JsonObject): JsonObject {
  if (scheme.type === 'apiKey') {
    const { in: location, ...rest } = body;
    return { location, ...rest };
  }
  if (scheme.type !== 'oauth2') return body;
  const [first] = Object.entries(scheme.flows);
  return { ...body, flows: first ? { [first[0]]: first[1] } : {} };
}

export const requirementTo10 = (requirement: CardSecurityRequirement): JsonObject => ({
  schemes: Object.fromEntries(Object.entries(requirement).map(([name, list]) => [name, { list }])),
});
