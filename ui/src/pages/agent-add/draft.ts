import type { AgentRegistration } from '../../api/agents.ts';

/** What has been typed so far. */
export interface Draft {
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
  return {
    agent_name: draft.name.trim(),
    url: draft.url.trim(),
    ...(headers && { static_headers: headers, card_headers: headers }),
    ...(groups.length > 0 && { agent_access_groups: groups }),
    ...(draft.isPublic && { public: true }),
    ...(draft.fee !== '' && { litellm_params: { cost_per_query: Number(draft.fee) } }),
    ...(draft.requestsPerMinute !== '' && { rpm_limit: Number(draft.requestsPerMinute) }),
    ...(draft.parallel !== '' && { max_parallel_requests: Number(draft.parallel) }),
    ...(draft.content !== 'default' && { log_content: draft.content === 'keep' }),
  };
}
