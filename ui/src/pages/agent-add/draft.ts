import type { AgentRegistration } from '../../api/agents.ts';
import type { Agent } from '../../api/types.ts';
import {
  REDACTED,
  type Registration,
  registrationOf as registrationOfAgent,
} from '../agent/registration/registration.ts';
import { SECTIONS } from '../agent/registration/sections.ts';
import { readSetting } from '../agent/registration/setting-text.ts';
import { wholeAddress } from '../agents/whole-address.ts';

/** A key or a team that is to be given the agent. */
export interface Receiver {
  kind: 'key' | 'team';
  id: string;
  name: string;
}

/** What has been typed so far. */
export interface Draft {
  /** `a2a`, or another platform that the gateway knows. */
  platform: string;
  /** What the platform asks for, by its names. */
  settings: Readonly<Record<string, string>>;
  url: string;
  name: string;
  isPublic: boolean;
  /** Who may call it as soon as it is there. */
  receivers: readonly Receiver[];
  /** All else that can be said of it: sign-in, groups, limits, several addresses. */
  more: Registration;
}

export const EMPTY_DRAFT: Draft = {
  platform: 'a2a',
  settings: {},
  url: '',
  name: '',
  isPublic: false,
  receivers: [],
  more: {},
};

/** What of the sign-in can be shown when its card is asked for, before anything is saved. */
export function cardHeaders({ more }: Draft): Record<string, string> | undefined {
  const { credentials, static_headers, card_headers } = more;
  const headers = { ...static_headers, ...card_headers, ...(credentials && signInHeaders(credentials)) };
  return Object.keys(headers).length === 0 ? undefined : headers;
}

type Credentials = NonNullable<Registration['credentials']>;

/** Tokens that have to be fetched first are the gateway's business. */
function signInHeaders(credentials: Credentials): Record<string, string> {
  switch (credentials.type) {
    case 'bearer':
      return { Authorization: `Bearer ${credentials.token}` };
    case 'api_key':
      return { [credentials.header ?? 'x-api-key']: `${credentials.prefix ?? ''}${credentials.key}` };
    case 'basic':
      return { Authorization: `Basic ${btoa(`${credentials.username}:${credentials.password}`)}` };
    default:
      return {};
  }
}

/** Letters, digits, dots and dashes: as the gateway takes names. */
export const suggestName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

export function registrationOf({ more, ...draft }: Draft): AgentRegistration {
  const params = { ...platformParams(draft), ...more.litellm_params };
  return {
    ...more,
    agent_name: draft.name.trim(),
    ...(draft.platform === 'a2a' && more.deployments == null && { url: wholeAddress(draft.url) }),
    ...(Object.keys(params).length > 0 && { litellm_params: params }),
    ...(draft.isPublic && { public: true }),
  };
}

/** Fields that are left empty take what the platform does by itself. */
function platformParams({ platform, settings }: Pick<Draft, 'platform' | 'settings'>): Record<string, unknown> {
  if (platform === 'a2a') return {};
  const given = Object.entries(settings).filter(([, value]) => value.trim() !== '');
  return {
    custom_llm_provider: platform,
    ...Object.fromEntries(given.map(([key, value]) => [key, readSetting(value.trim())])),
  };
}

/** A second agent like one that there is; secrets are not known, and have to be typed again. */
export function draftLike(agent: Agent): Draft {
  const { agent_name, url, litellm_params, public: _, ...more } = registrationOfAgent(agent);
  const { custom_llm_provider: __, model: ___, ...params } = litellm_params ?? {};
  const isOwn = (name: string) => GATEWAYS_OWN.has(name);
  // Where it is may stand in either place.
  const place = url === undefined ? {} : { api_base: url };
  const settings = Object.entries({ ...place, ...params }).filter(
    ([name, value]) => !isOwn(name) && value !== REDACTED && value !== null,
  );
  const own = Object.entries(params).filter(([name]) => isOwn(name));
  return {
    platform: agent.platform,
    settings: Object.fromEntries(
      settings.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
    url: url ?? agent.upstream_url ?? '',
    name: `${agent_name}-copy`,
    isPublic: false,
    receivers: [],
    more: withoutSecrets({
      ...more,
      ...(own.length > 0 && { litellm_params: Object.fromEntries(own) }),
    }) as Registration,
  };
}

/** What of `litellm_params` is no platform's: the sections of a registration have it. */
const GATEWAYS_OWN: ReadonlySet<string> = new Set(
  SECTIONS.flatMap(({ fields }) => fields.map(({ path }) => path))
    .filter((path) => path.startsWith('litellm_params.'))
    .map((path) => path.slice('litellm_params.'.length)),
);

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([, one]) => one !== REDACTED);
  return Object.fromEntries(known.map(([name, one]) => [name, withoutSecrets(one)]));
}
