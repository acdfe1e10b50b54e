import { AGENTS, type Cast, OTHER_TEAM, ROLES, type Role, STRANGERS, TEAM } from './cast.ts';

// What everybody is expected to be answered on every route of the management API.

/** `in`: not refused; what comes then is another question. */
export type Verdict = 'in' | 401 | 403 | 404;

export interface ManagementCase {
  /** As declared: `POST /key/update`. */
  route: string;
  /** What it is about, where that matters. */
  about?: string;
  /** What stands in the path in place of `{…}`; what else is sent. Made anew for each request. */
  request: (cast: Cast) => Sent | Promise<Sent>;
  expected: Record<Role, Verdict>;
}

export interface Sent {
  path?: string;
  query?: string;
  body?: object;
}

/** What most are answered, and what those named are. Strangers are never let in, unless everybody is. */
function expecting(others: Verdict, ...exceptions: [verdict: Verdict, ...roles: Role[]][]): Record<Role, Verdict> {
  const of = (role: Role): Verdict => {
    if (STRANGERS.includes(role)) return 401;
    return exceptions.find(([, ...roles]) => roles.includes(role))?.[0] ?? others;
  };
  return Object.fromEntries(ROLES.map((role) => [role, of(role)])) as Record<Role, Verdict>;
}

const refusing = (roles: readonly Role[]) => Object.fromEntries(roles.map((role) => [role, 403 as const]));

const ANYBODY = Object.fromEntries(ROLES.map((role) => [role, 'in'])) as Record<Role, Verdict>;
const ANY_KEY = expecting('in');
const ADMINS = expecting(403, ['in', 'admin', 'proxyAdmin']);
const OVERSEERS = expecting(403, ['in', 'admin', 'proxyAdmin', 'viewer']);

/** Whoever may see everything, and those who were given the thing; to all others it is not there. */
const hiddenExcept = (...roles: Role[]) => expecting(404, ['in', 'admin', 'proxyAdmin', 'viewer', ...roles]);

/** Keys without a team and without a user, or with a user who is in no team: there is nothing they could ask about. */
const TEAMLESS: Role[] = ['user', 'userViewer', 'granted', 'ungranted', 'agent', 'boundAgent'];
const USERLESS: Role[] = ['granted', 'ungranted', 'agent', 'boundAgent'];

const TEAM_ADMINS = expecting(403, ['in', 'admin', 'proxyAdmin', 'teamAdmin']);
/** It is not the team admin's: a viewer sees it and changes nothing, the team admin sees nothing. */
const NOT_THEIR_TEAMS = expecting(403, ['in', 'admin', 'proxyAdmin'], [404, 'teamAdmin']);

const of = (agent: string) => () => ({ path: agent });
const aKeyOf = (fields: object) => async (cast: Cast) => ({ body: { key: await cast.make.key(fields) } });
const THEIRS = { team_id: TEAM };
const NOBODYS = {};

const keyCases = (route: string, more: object = {}): ManagementCase[] => [
  {
    route,
    about: 'of the team',
    request: async (cast) => ({ body: { ...(await aKeyOf(THEIRS)(cast)).body, ...more } }),
    expected: TEAM_ADMINS,
  },
  {
    route,
    about: 'of another team',
    request: async (cast) => ({ body: { ...(await aKeyOf({ team_id: OTHER_TEAM })(cast)).body, ...more } }),
    expected: NOT_THEIR_TEAMS,
  },
];

const memberCases = (route: string, more: object): ManagementCase[] => {
  const of = (team_id: string) => async (cast: Cast) => {
    await cast.gateway.manage('POST', '/team/member_add', { team_id, member: { user_id: 'passer-by', role: 'user' } });
    return { body: { team_id, ...more } };
  };
  return [
    { route, about: 'their team', request: of(TEAM), expected: TEAM_ADMINS },
    { route, about: 'another team', request: of(OTHER_TEAM), expected: NOT_THEIR_TEAMS },
  ];
};

/** Users replace their own keys, too; of others they see nothing. */
const rotateCases = (route: string, request: (key: string) => Sent): ManagementCase[] => [
  {
    route,
    about: 'of the team',
    request: async (cast) => request(await cast.make.key(THEIRS)),
    expected: expecting(403, ['in', 'admin', 'proxyAdmin', 'teamAdmin'], [404, 'member', 'user']),
  },
  {
    route,
    about: 'of the user',
    request: async (cast) => request(await cast.make.key({ user_id: 'user' })),
    expected: expecting(403, ['in', 'admin', 'proxyAdmin', 'user'], [404, 'teamAdmin', 'member']),
  },
];

const anInvitation =
  (place: 'query' | 'body') =>
  async (cast: Cast): Promise<Sent> => {
    const user_id = await cast.make.user();
    const { id: invitation_id } = await cast.gateway.manage<{ id: string }>('POST', '/invitation/new', { user_id });
    return place === 'body' ? { body: { invitation_id } } : { query: `invitation_id=${invitation_id}` };
  };

const anAgent = async (cast: Cast) => ({ path: await cast.make.agent() });
const aTeam = async (cast: Cast) => ({ body: { team_id: await cast.make.team() } });

const requestCases = (act: string, expected: Record<Role, Verdict>, body: object = {}): ManagementCase[] => [
  {
    route: `POST /v1/access_requests/{request_id}/${act}`,
    about: 'of nobody',
    request: () => ({ path: 'nothing', body }),
    expected,
  },
];

const deploymentCases = (act: string, body: object = {}): ManagementCase[] => [
  {
    route: `POST /v1/model_deployments/{deployment_id}/${act}`,
    about: 'no such deployment',
    request: () => ({ path: 'nothing', body }),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
];

const AGENT_URL = 'http://127.0.0.1:9/';

export const MANAGEMENT_CASES: ManagementCase[] = [
  { route: 'POST /v1/agents', request: () => ({ body: { agent_name: 'hidden', url: AGENT_URL } }), expected: ADMINS },
  { route: 'GET /v1/agents', request: () => ({}), expected: ANY_KEY },
  {
    route: 'GET /v1/agents/{agent_id}',
    about: 'granted',
    request: of(AGENTS.granted),
    expected: hiddenExcept('teamAdmin', 'member', 'granted', 'agent'),
  },
  { route: 'GET /v1/agents/{agent_id}', about: 'hidden', request: of(AGENTS.hidden), expected: hiddenExcept() },
  { route: 'GET /v1/agents/{agent_id}', about: 'public', request: of(AGENTS.public), expected: ANY_KEY },
  {
    route: 'PUT /v1/agents/{agent_id}',
    request: () => ({ path: 'granted', body: { agent_name: 'hidden', url: AGENT_URL } }),
    expected: ADMINS,
  },
  { route: 'PATCH /v1/agents/{agent_id}', request: () => ({ path: 'granted', body: {} }), expected: ADMINS },
  { route: 'DELETE /v1/agents/{agent_id}', request: anAgent, expected: ADMINS },
  { route: 'POST /v1/agents/{agent_id}/make_public', request: of(AGENTS.public), expected: ADMINS },
  { route: 'DELETE /v1/agents/{agent_id}/make_public', request: of(AGENTS.hidden), expected: ADMINS },
  {
    route: 'POST /v1/agents/make_public',
    request: () => ({ body: { agent_ids: [AGENTS.public] } }),
    expected: ADMINS,
  },
  { route: 'POST /v1/a2a/discover', request: () => ({ body: { url: AGENT_URL } }), expected: ADMINS },
  { route: 'POST /v1/agents/{agent_id}/refresh_card', request: of(AGENTS.granted), expected: ADMINS },
  { route: 'GET /v1/agents/{agent_id}/card_changes', request: of(AGENTS.granted), expected: OVERSEERS },
  { route: 'GET /v1/agents/{agent_id}/access', request: of(AGENTS.granted), expected: OVERSEERS },
  { route: 'GET /agent/access', request: () => ({}), expected: OVERSEERS },
  { route: 'GET /agent/health_history', request: () => ({}), expected: OVERSEERS },
  { route: 'GET /v1/agents/{agent_id}/health', request: of(AGENTS.granted), expected: OVERSEERS },
  {
    route: 'POST /v1/agents/{agent_id}/pause',
    request: async (cast) => ({ path: await cast.make.agent(), body: { reason: 'matrix' } }),
    expected: ADMINS,
  },
  { route: 'POST /v1/agents/{agent_id}/resume', request: of(AGENTS.hidden), expected: ADMINS },
  { route: 'GET /public/agent_hub', request: () => ({}), expected: ANYBODY },
  { route: 'GET /public/agents/fields', request: () => ({}), expected: ANYBODY },
  { route: 'GET /public/agent_hub/info', request: () => ({}), expected: ANYBODY },
  { route: 'GET /v1/hub', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/hub/terms', request: () => ({}), expected: OVERSEERS },
  { route: 'PATCH /v1/hub/terms', request: () => ({ body: {} }), expected: ADMINS },
  {
    route: 'POST /v1/access_requests',
    about: 'no such agent',
    request: () => ({ body: { agent: 'nothing', purpose: 'matrix' } }),
    // The master key is nobody who could be given something, and a viewer changes nothing.
    expected: expecting(404, [403, 'admin', 'viewer', ...USERLESS]),
  },
  { route: 'GET /v1/access_requests', request: () => ({}), expected: expecting('in', [403, ...USERLESS]) },
  ...requestCases('grant', expecting(403, [404, 'admin', 'proxyAdmin', 'teamAdmin'])),
  ...requestCases('decline', expecting(403, [404, 'admin', 'proxyAdmin', 'teamAdmin']), { reason: 'matrix' }),
  ...requestCases('withdraw', expecting(404, [403, ...USERLESS])),
  ...requestCases('key', expecting(404, [403, ...USERLESS])),

  { route: 'POST /key/generate', about: 'of nobody', request: () => ({ body: NOBODYS }), expected: ADMINS },
  { route: 'POST /key/generate', about: 'of the team', request: () => ({ body: THEIRS }), expected: TEAM_ADMINS },
  {
    route: 'POST /key/generate',
    about: 'of another team',
    request: () => ({ body: { team_id: OTHER_TEAM } }),
    expected: ADMINS,
  },
  {
    route: 'GET /key/info',
    about: 'of the team',
    request: async (cast) => ({ query: `key=${await cast.make.key(THEIRS)}` }),
    expected: hiddenExcept('teamAdmin'),
  },
  {
    route: 'GET /key/info',
    about: 'of nobody',
    request: async (cast) => ({ query: `key=${await cast.make.key(NOBODYS)}` }),
    expected: hiddenExcept(),
  },
  {
    route: 'GET /key/access',
    about: 'of the team',
    request: async (cast) => ({ query: `key=${await cast.make.key(THEIRS)}` }),
    expected: hiddenExcept('teamAdmin'),
  },
  {
    route: 'GET /key/access',
    about: 'of nobody',
    request: async (cast) => ({ query: `key=${await cast.make.key(NOBODYS)}` }),
    expected: hiddenExcept(),
  },
  ...keyCases('POST /key/update'),
  ...keyCases('POST /key/block'),
  ...keyCases('POST /key/unblock'),
  {
    route: 'POST /key/delete',
    about: 'of the team',
    request: async (cast) => ({ body: { keys: [await cast.make.key(THEIRS)] } }),
    expected: TEAM_ADMINS,
  },
  {
    route: 'POST /key/delete',
    about: 'of the team and of others',
    request: async (cast) => ({ body: { keys: [await cast.make.key(THEIRS), await cast.make.key(NOBODYS)] } }),
    expected: NOT_THEIR_TEAMS,
  },
  { route: 'GET /key/list', request: () => ({}), expected: ANY_KEY },
  ...rotateCases('POST /key/{key}/regenerate', (key) => ({ path: key, body: {} })),
  ...rotateCases('POST /key/regenerate', (key) => ({ body: { key } })),

  { route: 'POST /user/new', request: () => ({ body: { auto_create_key: false } }), expected: ADMINS },
  {
    route: 'GET /user/info',
    about: 'one of them',
    request: () => ({ query: 'user_id=user' }),
    expected: { ...hiddenExcept('user'), ...refusing(USERLESS) },
  },
  {
    route: 'POST /user/update',
    request: async (cast) => ({ body: { user_id: await cast.make.user() } }),
    expected: ADMINS,
  },
  {
    route: 'POST /user/delete',
    request: async (cast) => ({ body: { user_ids: [await cast.make.user()] } }),
    expected: ADMINS,
  },
  { route: 'GET /user/list', request: () => ({}), expected: OVERSEERS },
  {
    route: 'POST /invitation/new',
    request: async (cast) => ({ body: { user_id: await cast.make.user() } }),
    expected: ADMINS,
  },
  { route: 'GET /invitation/info', request: anInvitation('query'), expected: ADMINS },
  { route: 'POST /invitation/delete', request: anInvitation('body'), expected: ADMINS },
  // Whoever has the link.
  { route: 'POST /invitation/open', request: () => ({ body: {} }), expected: ANYBODY },
  { route: 'POST /invitation/claim', request: () => ({ body: {} }), expected: ANYBODY },

  { route: 'POST /team/new', request: () => ({ body: {} }), expected: ADMINS },
  {
    route: 'GET /team/info',
    about: 'their team',
    request: () => ({ query: `team_id=${TEAM}` }),
    expected: { ...hiddenExcept('teamAdmin', 'member'), ...refusing(TEAMLESS) },
  },
  {
    route: 'GET /team/info',
    about: 'another team',
    request: () => ({ query: `team_id=${OTHER_TEAM}` }),
    expected: { ...hiddenExcept(), ...refusing(TEAMLESS) },
  },
  { route: 'POST /team/update', request: () => ({ body: { team_id: TEAM } }), expected: ADMINS },
  {
    route: 'POST /team/delete',
    request: async (cast) => ({ body: { team_ids: [await cast.make.team()] } }),
    expected: ADMINS,
  },
  { route: 'GET /team/list', request: () => ({}), expected: { ...ANY_KEY, ...refusing(TEAMLESS) } },
  { route: 'POST /team/block', request: aTeam, expected: ADMINS },
  { route: 'POST /team/unblock', request: aTeam, expected: ADMINS },
  ...memberCases('POST /team/member_add', { member: { user_id: 'passer-by', role: 'user' } }),
  ...memberCases('POST /team/member_update', { user_id: 'passer-by', role: 'user' }),
  ...memberCases('POST /team/member_delete', { user_id: 'passer-by' }),

  // Everybody may try; whose key is let in, and how often one may guess, is told by the session's own tests.
  { route: 'POST /v1/session', request: () => ({ body: {} }), expected: ANYBODY },
  { route: 'GET /model/info', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/model/info', request: () => ({}), expected: ANY_KEY },
  {
    route: 'POST /model/new',
    request: () => ({ body: { model_name: 'matrix', litellm_params: { model: 'mock/echo' } } }),
    expected: ADMINS,
  },
  {
    route: 'POST /model/update',
    about: 'no such model',
    request: () => ({ body: { model_id: 'nothing' } }),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  {
    route: 'PATCH /model/{model_id}/update',
    about: 'no such model',
    request: () => ({ path: 'nothing', body: {} }),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  {
    route: 'POST /model/delete',
    about: 'no such model',
    request: () => ({ body: { id: 'nothing' } }),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  { route: 'GET /v1/model_entries', request: () => ({}), expected: OVERSEERS },
  {
    route: 'POST /fallback',
    about: 'no such model',
    request: () => ({ body: { model: 'nothing', fallback_models: ['nobody'] } }),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  {
    route: 'GET /fallback/{model}',
    about: 'no such model',
    request: of('nothing'),
    expected: expecting(403, [404, 'admin', 'proxyAdmin', 'viewer']),
  },
  {
    route: 'DELETE /fallback/{model}',
    about: 'no such model',
    request: of('nothing'),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  { route: 'GET /v1/model_fallbacks', request: () => ({}), expected: OVERSEERS },
  { route: 'GET /v1/model_providers', request: () => ({}), expected: OVERSEERS },
  {
    route: 'POST /health/test_connection',
    request: () => ({ body: { litellm_params: { model: 'mock/echo' } } }),
    expected: ADMINS,
  },
  { route: 'GET /v1/model_deployments', request: () => ({}), expected: OVERSEERS },
  ...deploymentCases('pause', { reason: 'matrix' }),
  ...deploymentCases('resume'),
  ...deploymentCases('test'),
  { route: 'GET /v1/session', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/session/ways', request: () => ({}), expected: ANYBODY },
  // Nobody is configured to be asked.
  { route: 'GET /v1/session/sso', request: () => ({}), expected: ANYBODY },
  { route: 'POST /v1/session/sso', request: () => ({ body: { query: '?' } }), expected: ANYBODY },
  { route: 'POST /v1/session/password', request: () => ({ body: {} }), expected: ANY_KEY },
  { route: 'DELETE /v1/session', request: () => ({}), expected: ANY_KEY },

  {
    route: 'POST /v1/access_group',
    request: () => ({ body: { access_group_name: 'taken', access_agent_ids: [] } }),
    expected: ADMINS,
  },
  { route: 'GET /v1/access_group', request: () => ({}), expected: OVERSEERS },
  {
    route: 'GET /v1/access_group/{access_group_id}',
    request: async (cast) => ({ path: await cast.make.group() }),
    expected: OVERSEERS,
  },
  {
    route: 'PUT /v1/access_group/{access_group_id}',
    request: async (cast) => ({ path: await cast.make.group(), body: {} }),
    expected: ADMINS,
  },
  {
    route: 'DELETE /v1/access_group/{access_group_id}',
    request: async (cast) => ({ path: await cast.make.group() }),
    expected: ADMINS,
  },

  { route: 'GET /v1/prices', request: () => ({}), expected: ANY_KEY },
  {
    route: 'PUT /v1/prices/{model}',
    about: 'no such model',
    request: () => ({ path: 'nothing', body: { input_cost_per_token: 1 } }),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  {
    route: 'DELETE /v1/prices/{model}',
    about: 'no such model',
    request: of('nothing'),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  {
    route: 'POST /v1/prices/calculate',
    about: 'no such model',
    request: () => ({ body: { model: 'nothing' } }),
    expected: expecting(404),
  },
  {
    route: 'GET /v1/limits/{level}/{id}',
    about: 'of a key of the team',
    request: async (cast) => ({ path: `key/${await cast.make.key(THEIRS)}` }),
    expected: hiddenExcept('teamAdmin'),
  },
  {
    route: 'GET /v1/limits/{level}/{id}',
    about: 'of their team',
    request: of(`team/${TEAM}`),
    expected: hiddenExcept('teamAdmin', 'member'),
  },
  {
    route: 'GET /v1/limits/{level}/{id}',
    about: 'of a user',
    request: of('user/user'),
    expected: hiddenExcept('user'),
  },
  {
    route: 'GET /v1/limits/{level}/{id}',
    about: 'of an agent',
    request: of(`agent/${AGENTS.granted}`),
    expected: hiddenExcept(),
  },
  { route: 'POST /v1/limits/{level}/{id}/reset', request: of(`team/${TEAM}`), expected: ADMINS },

  { route: 'GET /v1/calls', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/calls/totals', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/calls/stream', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/calls/{id}', about: 'no such call', request: of('nothing'), expected: expecting(404) },
  { route: 'GET /v1/calls/{id}/caused', about: 'no such call', request: of('nothing'), expected: expecting(404) },
  { route: 'GET /v1/calls/export.jsonl', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/calls/export.csv', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/usage/forwarding', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/traces', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/trace_hops', request: () => ({ query: 'trace=nothing' }), expected: ANY_KEY },
  { route: 'GET /v1/traces/{id}', about: 'no such trace', request: of('nothing'), expected: expecting(404) },
  { route: 'GET /v1/traces/{id}/neighbours', request: of('nothing'), expected: ANY_KEY },
  { route: 'GET /v1/tracing/destinations', request: () => ({}), expected: OVERSEERS },
  {
    route: 'POST /v1/tracing/destinations',
    request: () => ({ body: { type: 'otlp', name: crypto.randomUUID(), url: 'http://127.0.0.1:9' } }),
    expected: ADMINS,
  },
  {
    route: 'PATCH /v1/tracing/destinations/{name}',
    about: 'no such destination',
    request: () => ({ path: 'nothing', body: { paused: true } }),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  {
    route: 'DELETE /v1/tracing/destinations/{name}',
    about: 'no such destination',
    request: of('nothing'),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  {
    route: 'POST /v1/tracing/destinations/test',
    request: () => ({ body: { type: 'otlp', url: 'http://127.0.0.1:9' } }),
    expected: ADMINS,
  },
  {
    route: 'POST /v1/tracing/destinations/{name}/test',
    about: 'no such destination',
    request: of('nothing'),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  { route: 'GET /spend/logs', request: () => ({}), expected: ANY_KEY },
  {
    route: 'GET /agent/daily/activity',
    request: () => ({ query: 'start_date=2026-01-01&end_date=2026-01-31' }),
    expected: ANY_KEY,
  },
  {
    route: 'GET /v1/usage',
    request: () => ({ query: 'start_date=2026-01-01&end_date=2026-01-31' }),
    expected: ANY_KEY,
  },
  { route: 'GET /v1/usage/activity', request: () => ({}), expected: ANY_KEY },
  {
    route: 'POST /v1/agents/try',
    about: 'of nothing',
    request: () => ({ body: {} }),
    expected: ADMINS,
  },
  { route: 'GET /v1/tasks', request: () => ({}), expected: ANY_KEY },
  { route: 'GET /v1/tasks/stream', request: () => ({}), expected: ANY_KEY },
  {
    route: 'GET /v1/agents/{agent_id}/tasks/{task_id}',
    about: 'of nobody',
    request: of('nothing/tasks/none'),
    expected: expecting(404),
  },
  {
    route: 'POST /v1/agents/{agent_id}/tasks/{task_id}/cancel',
    about: 'of nobody',
    request: of('nothing/tasks/none'),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  { route: 'GET /v1/push/deliveries', request: () => ({}), expected: OVERSEERS },
  {
    route: 'POST /v1/push/deliveries/{delivery_id}/redeliver',
    about: 'of one that is not there',
    request: of('none'),
    expected: expecting(403, [404, 'admin', 'proxyAdmin']),
  },
  { route: 'GET /v1/push/signing-secret', request: () => ({}), expected: ANY_KEY },

  { route: 'GET /v1/audit', request: () => ({}), expected: OVERSEERS },
  { route: 'GET /v1/audit/export', request: () => ({}), expected: OVERSEERS },
  { route: 'GET /v1/audit/verify', request: () => ({}), expected: OVERSEERS },

  { route: 'GET /v1/views', request: () => ({ query: '?page=calls' }), expected: ANY_KEY },
  {
    route: 'POST /v1/views',
    request: () => ({ body: { page: 'calls', name: crypto.randomUUID(), search: {} } }),
    expected: ANY_KEY,
  },
  {
    route: 'PATCH /v1/views/{id}',
    about: 'of nobody',
    request: () => ({ path: 'nothing', body: { shared: true } }),
    expected: expecting(404),
  },
  { route: 'DELETE /v1/views/{id}', about: 'of nobody', request: of('nothing'), expected: expecting(404) },
  { route: 'GET /v1/preferences', request: () => ({}), expected: ANY_KEY },
  {
    route: 'PUT /v1/preferences/{name}',
    request: () => ({ path: 'calls.columns', body: { value: [] } }),
    expected: ANY_KEY,
  },

  { route: 'GET /v1/settings', request: () => ({}), expected: OVERSEERS },
  { route: 'GET /v1/settings/configuration.yaml', request: () => ({}), expected: ADMINS },
  { route: 'GET /v1/settings/configuration/pending', request: () => ({}), expected: OVERSEERS },
  {
    route: 'POST /v1/settings/configuration/apply',
    request: () => ({ body: { revision: 'nothing' } }),
    expected: ADMINS,
  },
  { route: 'GET /health/liveliness', request: () => ({}), expected: ANYBODY },
  { route: 'GET /health/liveness', request: () => ({}), expected: ANYBODY },
  { route: 'GET /health/readiness', request: () => ({}), expected: ANYBODY },
  { route: 'GET /health', request: () => ({}), expected: OVERSEERS },
  { route: 'GET /metrics', request: () => ({}), expected: OVERSEERS },
  { route: 'GET /openapi.json', request: () => ({}), expected: ANYBODY },
];
