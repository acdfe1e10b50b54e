import type { TestGateway } from '../support/gateway.ts';

// Everybody who may come to the gateway, and what belongs to whom.

/** Who asks, by what they show. */
export const ROLES = [
  'anonymous',
  'unknown',
  'blocked',
  'expired',
  'admin',
  'proxyAdmin',
  'viewer',
  'teamAdmin',
  'member',
  'user',
  'userViewer',
  'granted',
  'ungranted',
  'agent',
  'boundAgent',
] as const;

export type Role = (typeof ROLES)[number];

/** Those the gateway does not let in at all. */
export const STRANGERS: readonly Role[] = ['anonymous', 'unknown', 'blocked', 'expired'];

export interface Cast {
  /** What each of them sends as a key; null for nothing. */
  keys: Record<Role, string | null>;
  gateway: TestGateway;
  /** Makes something anew, for requests that change or remove it. */
  make: {
    /** @returns the key's id */
    key(fields: object): Promise<string>;
    user(): Promise<string>;
    team(): Promise<string>;
    group(): Promise<string>;
    agent(): Promise<string>;
  };
}

/** The team of `teamAdmin` and `member`, and one that none of them is in. */
export const TEAM = 'team-of-theirs';
export const OTHER_TEAM = 'team-of-others';

/** Agents: one that keys were given, one that they were not, and one that everybody may see. */
export const AGENTS = { granted: 'granted', hidden: 'hidden', public: 'public' } as const;

/** An agent that may call none itself, whatever its own keys are given. */
const BOUND = 'bound';

/** A well-formed key that was never made: 32 zero bytes and their checksum. */
const NOBODYS_KEY = `sk-${Buffer.concat([Buffer.alloc(32), Buffer.from('66687aad', 'hex')]).toString('base64url')}`;

/** @param agentUrl where all agents are */
export async function gatherCast(gateway: TestGateway, agentUrl: string): Promise<Cast> {
  for (const name of Object.values(AGENTS)) await gateway.register({ agent_name: name, url: agentUrl });
  await gateway.register({ agent_name: BOUND, url: agentUrl, object_permission: { agents: [] } });
  await gateway.manage('POST', `/v1/agents/${AGENTS.public}/make_public`);
  const post = <Answer>(path: string, body: object) => gateway.manage<Answer>('POST', path, body);

  const newUser = async (user_id: string, user_role: string): Promise<string> => {
    await post('/user/new', { user_id, user_role, auto_create_key: false });
    return user_id;
  };
  const keyOf = async (fields: object): Promise<string> => (await post<{ key: string }>('/key/generate', fields)).key;
  const keyOfUser = async (user_id: string, user_role: string): Promise<string> =>
    keyOf({ user_id: await newUser(user_id, user_role) });

  const leader = await newUser('leader', 'internal_user');
  const member = await newUser('member', 'internal_user');
  await post('/team/new', {
    team_id: TEAM,
    object_permission: { agents: [AGENTS.granted] },
    members_with_roles: [
      { user_id: leader, role: 'admin' },
      { user_id: member, role: 'user' },
    ],
  });
  await post('/team/new', { team_id: OTHER_TEAM });
  const grant = { object_permission: { agents: [AGENTS.granted] } };

  let count = 0;
  const next = (kind: string) => `${kind}-${++count}`;
  return {
    gateway,
    keys: {
      anonymous: null,
      unknown: NOBODYS_KEY,
      blocked: await keyOf({ ...grant, blocked: true }),
      expired: await keyOf({ ...grant, expires: '2020-01-01T00:00:00Z' }),
      admin: gateway.adminKey,
      proxyAdmin: await keyOfUser('boss', 'proxy_admin'),
      viewer: await keyOfUser('auditor', 'proxy_admin_viewer'),
      teamAdmin: await keyOf({ user_id: leader, team_id: TEAM }),
      member: await keyOf({ user_id: member, team_id: TEAM }),
      user: await keyOfUser('user', 'internal_user'),
      userViewer: await keyOfUser('reader', 'internal_user_viewer'),
      granted: await keyOf(grant),
      ungranted: await keyOf({ object_permission: { agents: [] } }),
      agent: await keyOf({ ...grant, agent_id: AGENTS.granted }),
      boundAgent: await keyOf({ ...grant, agent_id: BOUND }),
    },
    make: {
      key: async (fields) => (await post<{ key_id: string }>('/key/generate', fields)).key_id,
      user: () => newUser(next('user'), 'internal_user'),
      team: async () => (await post<{ team_id: string }>('/team/new', { team_id: next('team') })).team_id,
      group: async () => {
        const fields = { access_group_name: next('group'), access_agent_ids: [AGENTS.granted] };
        return (await post<{ access_group_id: string }>('/v1/access_group', fields)).access_group_id;
      },
      agent: async () => {
        const name = next('agent');
        await gateway.register({ agent_name: name, url: agentUrl });
        return name;
      },
    },
  };
}
