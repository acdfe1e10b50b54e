import { AGENT_URL } from '../../agents/agents.fixtures.ts';
import type { AdminBench, Answer, Method } from '../admin.fixtures.ts';

export type Role = 'root' | 'viewer' | 'lead' | 'member' | 'stranger' | 'service';

export interface Cast {
  keys: Record<Role, { key: string; key_id: string; token: string }>;
  /** Asks with the key of somebody. */
  as(role: Role, method: Method, url: string, body?: object): Promise<Answer>;
  /** The same, as far as it matters whether it was allowed. */
  code(role: Role, method: Method, url: string, body?: object): Promise<string>;
}

/**
 * Two agents; a team that was given one of them, with an admin (`lead`), a member and a key of its own (`service`); an
 * administrator, a viewer, and a stranger to all of it with a team of its own.
 */
export async function createCast(bench: AdminBench): Promise<Cast> {
  const make = async (path: string, body: object) => (await bench.ask('POST', path, body)).json;
  for (const agent_name of ['given', 'secret']) await make('/v1/agents', { agent_name, url: AGENT_URL });
  const roles = {
    root: 'proxy_admin',
    viewer: 'proxy_admin_viewer',
    member: 'internal_user',
    stranger: 'internal_user',
  };
  for (const user_id of ['root', 'viewer', 'lead', 'member', 'stranger'])
    await make('/user/new', { user_id, user_role: roles[user_id as keyof typeof roles], auto_create_key: false });
  const members_with_roles = [{ user_id: 'lead', role: 'admin' }, { user_id: 'member' }];
  await make('/team/new', { team_id: 'team', object_permission: { agents: ['given'] }, members_with_roles });
  await make('/team/new', { team_id: 'far', members_with_roles: [{ user_id: 'stranger', role: 'admin' }] });
  const keys = Object.fromEntries(
    await Promise.all(
      (['root', 'viewer', 'lead', 'member', 'stranger'] as const).map(async (user_id) => [
        user_id,
        await make('/key/generate', { user_id, ...(user_id === 'member' && { team_id: 'team' }) }),
      ]),
    ),
  );
  keys.service = await make('/key/generate', { team_id: 'team' });
  const as: Cast['as'] = (role, method, url, body) => bench.ask(method, url, body, keys[role].key);
  return {
    keys,
    as,
    async code(...asked) {
      const { status, json } = await as(...asked);
      return json.error?.code ?? String(status);
    },
  };
}
