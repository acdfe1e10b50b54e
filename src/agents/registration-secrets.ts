import {
  type AgentRegistration,
  type CertificateFields,
  type CredentialFields,
  type DeploymentRegistration,
  deploymentKey,
} from '../config/index.ts';
import { isJsonObject, isSecretName, type Json, SwitchboardError } from '../protocol/index.ts';

/** Stands in an answer where a secret is kept; sent back, it means "keep the one you have" (LiteLLM's convention). */
export const REDACTED = '<REDACTED>';

/**
 * The secrets of a registration by JSON pointer, e.g. `/static_headers/X-Token`. Within `deployments` the key of a deployment
 * stands for its position: in another order the secrets of one must not go to another.
 */
export type Secrets = Readonly<Record<string, Json>>;

/** Maps in which every value is a secret, whatever its name. */
const HEADER_MAPS = new Set(['headers', 'extra_headers']);

/** Besides what is secret everywhere: names that mean a credential when they stand among an agent's parameters. */
const CREDENTIAL_NAMES = new Set(['key', 'auth', 'pat']);

/** Whether a parameter holds a secret. */
export const isCredentialName = (name: string): boolean =>
  isSecretName(name) || CREDENTIAL_NAMES.has(name.toLowerCase());

/** Parts that are changed as a whole: which secrets belong to them depends on what they are. */
const IDENTITY: ReadonlySet<string> = new Set(['credentials', 'client_certificate']);

type IdentityFields = Pick<AgentRegistration, 'credentials' | 'client_certificate'>;

/** What takes a secret's place; undefined removes it. */
type Replace = (pointer: string, value: Json) => Json | undefined;

/** Takes the secrets out, leaving the marker in their places: what remains may be stored and shown. */
export function splitSecrets(registration: AgentRegistration): { open: AgentRegistration; secrets: Secrets } {
  const secrets: Record<string, Json> = {};
  const open = mapSecrets(registration, (pointer, value) => {
    secrets[pointer] = value;
    return REDACTED;
  });
  return { open, secrets };
}

/** Puts the secrets back: the opposite of {@link splitSecrets}. */
export const joinSecrets = (open: AgentRegistration, secrets: Secrets): AgentRegistration =>
  mapSecrets(open, (pointer) => secrets[pointer]);

/**
 * A registration as it was sent, with each marker replaced by the secret that is kept, and cleared secrets (`""`) gone.
 *
 * @param kept the agent's secrets so far; none for a new agent
 * @throws SwitchboardError INVALID_PARAMS for a marker where nothing is kept
 */
export function resolveMarkers(registration: AgentRegistration, kept: Secrets): AgentRegistration {
  return mapSecrets(registration, (pointer, value) => {
    if (value === '') return undefined;
    if (value !== REDACTED) return value;
    const secret = kept[pointer];
    if (secret !== undefined) return secret;
    const description = `"${REDACTED}" keeps a stored secret, but none is stored here; send the secret itself`;
    throw new SwitchboardError('INVALID_PARAMS', `${pointer}: ${description}.`, {
      violations: [{ field: pointer, description }],
    });
  });
}

/**
 * The changes of a PATCH with the marker added for every kept secret that the changes leave out of a map they name, or of a
 * deployment they list again, so that whoever edits what the API showed does not lose what it does not show.
 */
export function keepOmitted<Changes extends Partial<AgentRegistration>>(changes: Changes, kept: Secrets): Changes {
  let restored = changes as Json;
  let { deployments } = changes;
  for (const segments of Object.keys(kept).map(segmentsOf)) {
    if (IDENTITY.has(segments[0] ?? '')) continue;
    if (segments[0] !== 'deployments') restored = withMarker(restored, segments);
    else deployments = deployments?.map((deployment) => withHeaderMarker(deployment, segments));
  }
  return { ...(restored as Changes), ...(deployments === undefined ? {} : { deployments }) };
}

/** A map of headers that is left out is kept whole; `null` clears it. */
function withHeaderMarker(
  deployment: DeploymentRegistration,
  [, key, map = '', name = '']: string[],
): DeploymentRegistration {
  const isMap = map === 'headers' || map === 'card_headers';
  if (!isMap || deploymentKey(deployment) !== key || deployment[map] === null) return deployment;
  return { ...deployment, [map]: { [name]: REDACTED, ...deployment[map] } };
}

/** Sets the marker where the path's last parent exists and the key is absent. */
function withMarker(parent: Json | undefined, [key, ...rest]: string[]): Json {
  if (!isJsonObject(parent) || key === undefined) return parent ?? null;
  const child = parent[key];
  if (rest.length > 0) return child === undefined ? parent : { ...parent, [key]: withMarker(child, rest) };
  return child === undefined ? { ...parent, [key]: REDACTED } : parent;
}

function mapSecrets(registration: AgentRegistration, replace: Replace): AgentRegistration {
  const mapped = mapPart(registration, ['static_headers', 'card_headers'], '', replace);
  if (registration.deployments) {
    mapped.deployments = registration.deployments.map((deployment) =>
      mapPart(
        deployment,
        ['headers', 'card_headers'],
        `/deployments/${escapeSegment(deploymentKey(deployment))}`,
        replace,
      ),
    );
  }
  if (registration.litellm_params) {
    mapped.litellm_params = mapNested(registration.litellm_params as Json, '/litellm_params', replace) as Record<
      string,
      unknown
    >;
  }
  return mapped;
}

/** A copy with the values of these maps of headers, and the secrets of what proves the gateway's identity, replaced. */
function mapPart<
  Name extends string,
  Part extends { [Map in Name]?: Record<string, string> | null | undefined } & IdentityFields,
>(part: Part, headerMaps: readonly Name[], pointer: string, replace: Replace): Part {
  const mapped: Part & IdentityFields = { ...part };
  for (const name of headerMaps) {
    const headers = part[name];
    if (headers) mapped[name] = mapEntries(headers, `${pointer}/${name}`, replace) as Part[Name];
  }
  const { credentials, client_certificate: certificate } = part;
  if (credentials)
    mapped.credentials = mapNested(credentials as Json, `${pointer}/credentials`, replace) as CredentialFields;
  if (certificate)
    mapped.client_certificate = mapNested(certificate, `${pointer}/client_certificate`, replace) as CertificateFields;
  return mapped;
}

/** Every value of a map. */
const mapEntries = (map: Record<string, unknown>, pointer: string, replace: Replace): Record<string, Json> =>
  mapObject(map as Record<string, Json>, pointer, (_, value, at) =>
    isSecretValue(value) ? replace(at, value) : value,
  );

/** The secret-looking values of a JSON tree. */
function mapNested(value: Json, pointer: string, replace: Replace): Json {
  if (Array.isArray(value)) return value.map((item, index) => mapNested(item, `${pointer}/${index}`, replace));
  if (!isJsonObject(value)) return value;
  return mapObject(value, pointer, (name, child, at) => {
    if (isCredentialName(name) && isSecretValue(child)) return replace(at, child);
    if (HEADER_MAPS.has(name) && isJsonObject(child)) return mapEntries(child, at, replace);
    return mapNested(child, at, replace);
  });
}

function mapObject(
  object: Record<string, Json | undefined>,
  pointer: string,
  map: (name: string, value: Json, pointer: string) => Json | undefined,
): Record<string, Json> {
  const entries = Object.entries(object).flatMap(([name, value]) => {
    const mapped = value === undefined ? undefined : map(name, value, `${pointer}/${escapeSegment(name)}`);
    return mapped === undefined ? [] : [[name, mapped] as const];
  });
  return Object.fromEntries(entries);
}

/** Switches and gaps are no secrets. */
const isSecretValue = (value: Json): boolean => value !== null && typeof value !== 'boolean';

/** RFC 6901, section 3. */
const escapeSegment = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const segmentsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
