import type { AgentRegistration } from '../../api/agents.ts';
import type { Agent } from '../../api/types.ts';

/** What has been typed so far. */
export interface Draft {
  /** `a2a`, or another platform that the gateway knows. */
  platform: string;
  /** What the platform asks for, by its names. */
  settings: Readonly<Record<string, string>>;
  url: string;
  name: string;
  auth: 'none' | 'bearer' | 'header';
  headerName: string;
  secret: string;
  groups: string;
  isPublic: boolean;
  fee: string;
  requestsPerMinute: string;
  parallel: string;
  content: 'default' | 'keep' | 'drop';
}

export const EMPTY_DRAFT: Draft = {
  platform: 'a2a',
  settings: {},
  url: '',
  name: '',
  auth: 'none',
  headerName: 'X-Api-Key',
  secret: '',
  groups: '',
  isPublic: false,
  fee: '',
  requestsPerMinute: '',
  parallel: '',
  content: 'default',
};

/** What the agent is sent to let us in. */
export function authHeaders({ auth, headerName, secret }: Draft): Record<string, string> | undefined {
  if (auth === 'none' || secret === '') return undefined;
  return auth === 'bearer' ? { Authorization: `Bearer ${secret}` } : { [headerName]: secret };
}

/** Letters, digits, dots and dashes: as the gateway takes names. */
export const suggestName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

export function registrationOf(draft: Draft): AgentRegistration {
  const headers = authHeaders(draft);
  const groups = draft.groups
    .split(',')
    .map((group) => group.trim())
    .filter(Boolean);
  const params = { ...platformParams(draft), ...(draft.fee !== '' && { cost_per_query: Number(draft.fee) }) };
  return {
    agent_name: draft.name.trim(),
    ...(draft.platform === 'a2a' && { url: draft.url.trim() }),
    ...(Object.keys(params).length > 0 && { litellm_params: params }),
    ...(headers && { static_headers: headers, card_headers: headers }),
    ...(groups.length > 0 && { agent_access_groups: groups }),
    ...(draft.isPublic && { public: true }),
    ...(draft.requestsPerMinute !== '' && { rpm_limit: Number(draft.requestsPerMinute) }),
    ...(draft.parallel !== '' && { max_parallel_requests: Number(draft.parallel) }),
    ...(draft.content !== 'default' && { log_content: draft.content === 'keep' }),
  };
}

/** Fields that are left empty take what the platform does by itself. */
function platformParams({ platform, settings }: Draft): Record<string, unknown> {
  if (platform === 'a2a') return {};
  const given = Object.entries(settings).filter(([, value]) => value.trim() !== '');
  return {
    custom_llm_provider: platform,
    ...Object.fromEntries(given.map(([key, value]) => [key, readSetting(value.trim())])),
  };
}

/** Switches, numbers and objects are typed as JSON has them; all else is text. */
function readSetting(text: string): unknown {
  if (!/^(?:true|false|\d{1,9}|\{[\s\S]*\})$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A second agent like one that there is; secrets are not known, and have to be typed again. */
export function draftLike(agent: Agent): Draft {
  const { custom_llm_provider: _, model: __, cost_per_query, ...params } = agent.litellm_params ?? {};
  // Where it is may stand in either place.
  const place = agent.url === undefined ? {} : { api_base: agent.url };
  const texts = Object.entries({ ...place, ...params }).filter(([, value]) => value !== REDACTED && value !== null);
  return {
    ...EMPTY_DRAFT,
    platform: agent.platform,
    settings: Object.fromEntries(
      texts.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
    url: agent.url ?? agent.upstream_url ?? '',
    name: `${agent.agent_name}-copy`,
    auth: agent.static_headers && Object.keys(agent.static_headers).length > 0 ? 'bearer' : 'none',
    groups: (agent.agent_access_groups ?? []).join(', '),
    fee: typeof cost_per_query === 'number' ? String(cost_per_query) : '',
    requestsPerMinute: String(agent.rpm_limit ?? ''),
    parallel: String(agent.max_parallel_requests ?? ''),
    content:
      agent.log_content === undefined || agent.log_content === null ? 'default' : agent.log_content ? 'keep' : 'drop',
  };
}

/** What the API shows in place of a secret. */
const REDACTED = '<REDACTED>';
