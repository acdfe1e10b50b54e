import { beforeEach, describe, expect, it } from 'vitest';
import { NOW } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';
import { type Cast, createCast, type Role } from './cast.fixtures.ts';

let bench: AdminBench;
let cast: Cast;

beforeEach(async () => {
  bench = await createAdminBench();
  cast = await createCast(bench);
  return () => bench.app.close();
});

describe('a team', () => {
  it('is made under LiteLLM’s names, and shown with its members', async () => {
    const { status, json } = await bench.ask('POST', '/team/new', {
      team_alias: 'Billing',
      object_permission: { agents: ['given'], agent_access_groups: ['finance'] },
      members_with_roles: [{ user_id: 'lead', role: 'admin' }, { user_id: 'new' }],
      metadata: { a: 1 },
      models: ['gpt'],
      tpm_limit: 100,
    });
    expect(status).toBe(200);
    expect(json).toEqual({
      team_id: expect.stringMatching(/./),
      team_alias: 'Billing',
      members_with_roles: [
        { user_id: 'lead', role: 'admin' },
        { user_id: 'new', role: 'user' },
      ],
      object_permission: { agents: ['given'], agent_access_groups: ['finance'] },
      access_group_ids: null,
      metadata: { a: 1 },
      models: ['gpt'],
      blocked: false,
      rpm_limit: null,
      tpm_limit: 100,
      max_parallel_requests: null,
      max_streams: null,
      max_budget: null,
      budget_duration: null,
      soft_budget: null,
      shadow_limits: false,
      created_at: new Date(NOW).toISOString(),
      created_by: 'admin',
      updated_at: new Date(NOW).toISOString(),
      updated_by: 'admin',
      not_enforced: [],
    });
    const { json: info } = await bench.ask('GET', `/team/info?team_id=${String(json['team_id'])}`);
    expect(info).toEqual({
      team_id: json['team_id'],
      team_info: { ...json, spend: 0, budget_reset_at: null },
      keys: [],
    });
  });

  it('changes at once for its keys: what it grants, and whether they are let in', async () => {
    const agents = async () =>
      (await cast.as('service', 'GET', '/v1/agents')).json as unknown as { agent_name: string }[];
    expect((await agents()).map((agent) => agent.agent_name)).toEqual(['given']);
    await bench.ask('POST', '/team/update', { team_id: 'team', object_permission: { agents: ['secret'] } });
    expect((await agents()).map((agent) => agent.agent_name)).toEqual(['secret']);
    await bench.ask('POST', '/team/update', { team_id: 'team', object_permission: { agents: [] } });
    expect(await agents()).toEqual([]);
    await bench.ask('POST', '/team/block', { team_id: 'team' });
    expect(await cast.code('service', 'GET', '/v1/agents')).toBe('UNAUTHENTICATED');
    await bench.ask('POST', '/team/unblock', { team_id: 'team' });
    expect(await cast.code('service', 'GET', '/v1/agents')).toBe('200');
    expect((await bench.ask('POST', '/team/delete', { team_ids: ['team', 'nobody'] })).status).toBe(404);
    expect((await bench.ask('POST', '/team/delete', { team_ids: ['team'] })).json).toEqual({ deleted_teams: ['team'] });
    expect(await cast.code('service', 'GET', '/v1/agents')).toBe('UNAUTHENTICATED');
    expect(await cast.code('lead', 'GET', '/team/info?team_id=team')).toBe('PERMISSION_DENIED');
  });

  it.each([
    [{ object_permission: { agents: ['nobody'] } }, 'object_permission.agents'],
    [{ access_group_ids: ['nobody'] }, 'access_group_ids'],
    [{ members_with_roles: [{ role: 'owner', user_id: 'x' }] }, 'members_with_roles.0.role'],
    [{ members_with_roles: [{}] }, 'member'],
  ])('is refused with %o', async (body, param) => {
    const { json } = await bench.ask('POST', '/team/new', { team_id: 'new', ...body });
    expect(json.error).toMatchObject({ code: 'INVALID_PARAMS', param });
    expect((await bench.ask('GET', '/team/info?team_id=new')).status).toBe(404);
  });

  it('has an id of its own', async () => {
    expect((await bench.ask('POST', '/team/new', { team_id: 'team' })).json.error?.code).toBe('CONFLICT');
    expect((await bench.ask('POST', '/team/update', { team_id: 'nobody' })).json.error?.code).toBe('NOT_FOUND');
  });

  it('is listed page by page as a bare array', async () => {
    const first = await bench.ask('GET', '/team/list?limit=1');
    expect(first.json).toMatchObject([{ team_id: 'far' }]);
    const next = await bench.ask('GET', `/team/list?limit=1&cursor=${String(first.headers['x-next-cursor'])}`);
    expect(next.json).toMatchObject([{ team_id: 'team' }]);
    expect(next.headers['x-next-cursor']).toBeUndefined();
    expect((await bench.ask('GET', '/team/list?user_id=lead')).json).toMatchObject([{ team_id: 'team' }]);
    expect((await bench.ask('GET', '/team/list?team_alias=none')).json).toEqual([]);
  });

  it('shows itself to its members and its keys, and does not exist for strangers', async () => {
    const list = async (role: Role) =>
      ((await cast.as(role, 'GET', '/team/list')).json as unknown as { team_id: string }[]).map((team) => team.team_id);
    for (const role of ['lead', 'member', 'service'] as const) expect(await list(role)).toEqual(['team']);
    expect(await list('stranger')).toEqual(['far']);
    for (const role of ['root', 'viewer'] as const) expect(await list(role)).toEqual(['far', 'team']);
    const foreign = await cast.as('stranger', 'GET', '/team/info?team_id=team');
    const unknown = await cast.as('stranger', 'GET', '/team/info?team_id=nope');
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
  });

  it('shows all its keys to its admin, and to a member its own', async () => {
    const shown = async (role: Role) => {
      const { keys } = (await cast.as(role, 'GET', '/team/info?team_id=team')).json as unknown as {
        keys: { key_id: string }[];
      };
      return keys.map((key) => key.key_id).sort();
    };
    const { member, service } = cast.keys;
    expect(await shown('lead')).toEqual([member.key_id, service.key_id].sort());
    expect(await shown('member')).toEqual([member.key_id]);
    expect(await shown('service')).toEqual([service.key_id]);
  });
});

describe('members', () => {
  it('are added, changed and removed by a team admin, whose word counts at once', async () => {
    const add = { team_id: 'team', member: [{ user_id: 'new', role: 'admin' }, { user_id: 'stranger' }] };
    expect((await cast.as('lead', 'POST', '/team/member_add', add)).json['members_with_roles']).toEqual([
      { user_id: 'lead', role: 'admin' },
      { user_id: 'member', role: 'user' },
      { user_id: 'new', role: 'admin' },
      { user_id: 'stranger', role: 'user' },
    ]);
    expect(await cast.code('stranger', 'GET', '/team/info?team_id=team')).toBe('200');
    const promote = { team_id: 'team', user_id: 'stranger', role: 'admin' };
    expect(await cast.code('stranger', 'POST', '/team/member_update', promote)).toBe('PERMISSION_DENIED');
    expect(await cast.code('lead', 'POST', '/team/member_update', promote)).toBe('200');
    const remove = { team_id: 'team', user_id: 'lead' };
    expect(await cast.code('stranger', 'POST', '/team/member_delete', remove)).toBe('200');
    expect(await cast.code('lead', 'POST', '/team/member_delete', promote)).toBe('PERMISSION_DENIED');
    expect((await bench.ask('POST', '/team/member_delete', remove)).json.error?.code).toBe('NOT_FOUND');
  });

  it('lose the keys they have in the team with their membership', async () => {
    await cast.as('lead', 'POST', '/team/member_delete', { team_id: 'team', user_id: 'member' });
    expect(await cast.code('member', 'GET', '/v1/agents')).toBe('UNAUTHENTICATED');
    expect(await cast.code('service', 'GET', '/v1/agents')).toBe('200');
  });

  it('are named by email by administrators only, because that would tell who is known', async () => {
    const byEmail = { team_id: 'team', member: { user_email: 'Grace@example.com' } };
    expect(await cast.code('lead', 'POST', '/team/member_add', byEmail)).toBe('INVALID_PARAMS');
    const { json } = await bench.ask('POST', '/team/member_add', byEmail);
    const { json: again } = await bench.ask('POST', '/team/member_add', byEmail);
    expect(again['members_with_roles']).toEqual(json['members_with_roles']);
    expect((json['members_with_roles'] as unknown[]).length).toBe(3);
    expect((await bench.ask('GET', '/user/list?user_email=grace@EXAMPLE.com')).json['users']).toHaveLength(1);
  });
});

describe('a team admin', () => {
  it('makes keys of the team: for nobody, or for itself', async () => {
    const made = await cast.as('lead', 'POST', '/key/generate', {
      team_id: 'team',
      object_permission: { agents: ['given'] },
    });
    expect(made.json).toMatchObject({ team_id: 'team', user_id: null, created_by: 'lead' });
    expect(await cast.code('lead', 'POST', '/key/generate', { team_id: 'team', user_id: 'lead' })).toBe('200');
  });

  it.each([
    ['for nobody’s team', {}],
    ['of another team', { team_id: 'far' }],
    ['of a team that does not exist', { team_id: 'nobody' }],
    ['that speaks for a member', { team_id: 'team', user_id: 'member' }],
    ['that speaks for an administrator', { team_id: 'team', user_id: 'root' }],
    ['that speaks for somebody unknown', { team_id: 'team', user_id: 'nobody' }],
    ['that speaks for an agent', { team_id: 'team', agent_id: 'given' }],
    ['that speaks for an unknown agent', { team_id: 'team', agent_id: 'nobody' }],
  ])('makes no key %s', async (_what, body) => {
    expect(await cast.code('lead', 'POST', '/key/generate', body)).toBe('PERMISSION_DENIED');
  });

  it('gives no more than the team was given; what is unknown is refused in the same words', async () => {
    const give = async (object_permission: object, fields: object = {}) =>
      (await cast.as('lead', 'POST', '/key/generate', { team_id: 'team', object_permission, ...fields })).json.error;
    const beyond = await give({ agents: ['secret'] });
    const unknown = await give({ agents: ['nobody'] });
    expect(beyond).toMatchObject({ code: 'INVALID_PARAMS', param: 'object_permission.agents' });
    expect(beyond?.message.replace('secret', 'nobody')).toBe(unknown?.message);
    expect(await give({ agent_access_groups: ['finance'] })).toMatchObject({
      param: 'object_permission.agent_access_groups',
    });
    expect(await give({}, { access_group_ids: ['nobody'] })).toMatchObject({ param: 'access_group_ids' });
    const far = await cast.as('stranger', 'POST', '/key/generate', {
      team_id: 'far',
      object_permission: { agents: ['given'] },
    });
    expect(far.json.error).toMatchObject({ code: 'INVALID_PARAMS', param: 'object_permission.agents' });
  });

  it('changes, blocks and removes the team’s keys, and never comes to hold one that speaks for somebody else', async () => {
    const { member, service } = cast.keys;
    expect(await cast.code('lead', 'POST', '/key/update', { key: member.token, metadata: { a: 1 } })).toBe('200');
    expect(await cast.code('lead', 'POST', '/key/block', { key: member.token })).toBe('200');
    expect(await cast.code('lead', 'POST', '/key/unblock', { key: member.token })).toBe('200');
    expect(await cast.code('lead', 'POST', `/key/${member.token}/regenerate`)).toBe('PERMISSION_DENIED');
    expect(await cast.code('lead', 'POST', '/key/regenerate', { key: service.token })).toBe('200');
    for (const change of [{ user_id: 'root' }, { agent_id: 'given' }, { team_id: 'far' }, { team_id: null }])
      expect([change, await cast.code('lead', 'POST', '/key/update', { key: service.key_id, ...change })]).toEqual([
        change,
        'PERMISSION_DENIED',
      ]);
    for (const change of [{ user_id: 'lead' }, { user_id: null }])
      expect([change, await cast.code('lead', 'POST', '/key/update', { key: member.key_id, ...change })]).toEqual([
        change,
        'PERMISSION_DENIED',
      ]);
    const beyond = { key: service.key_id, object_permission: { agents: ['secret'] } };
    expect(await cast.code('lead', 'POST', '/key/update', beyond)).toBe('INVALID_PARAMS');
    expect(await cast.code('lead', 'POST', '/key/delete', { keys: [member.token, cast.keys.stranger.token] })).toBe(
      'NOT_FOUND',
    );
    expect(await cast.code('lead', 'POST', '/key/delete', { keys: [member.token] })).toBe('200');
  });

  it('moves no key to a team of its own that was not given what the key was', async () => {
    await bench.ask('POST', '/team/member_add', { team_id: 'far', member: { user_id: 'lead', role: 'admin' } });
    const { json } = await cast.as('lead', 'POST', '/key/generate', {
      team_id: 'team',
      object_permission: { agents: ['given'] },
    });
    const move = { key: json.token, team_id: 'far' };
    expect(await cast.code('lead', 'POST', '/key/update', move)).toBe('INVALID_PARAMS');
    await bench.ask('POST', '/team/update', { team_id: 'far', object_permission: { agents: ['given'] } });
    expect(await cast.code('lead', 'POST', '/key/update', move)).toBe('200');
  });

  it('finds keys of others like keys that do not exist', async () => {
    const other = cast.keys.stranger.token;
    for (const [method, path, body] of [
      ['GET', `/key/info?key=${other}`, undefined],
      ['POST', '/key/update', { key: other }],
      ['POST', '/key/block', { key: other }],
      ['POST', '/key/unblock', { key: other }],
      ['POST', '/key/delete', { keys: [other] }],
      ['POST', '/key/regenerate', { key: other }],
      ['POST', `/key/${other}/regenerate`, undefined],
    ] as const) {
      const foreign = await cast.as('lead', method, path, body);
      const unknown = await cast.as(
        'lead',
        method,
        path.replace(other, '0'.repeat(64)),
        body && (JSON.parse(JSON.stringify(body).replace(other, '0'.repeat(64))) as object),
      );
      expect([path, foreign.status]).toEqual([path, 404]);
      expect(foreign.text.replaceAll(other, '')).toBe(unknown.text.replaceAll('0'.repeat(64), ''));
    }
  });

  it('manages nothing else', async () => {
    for (const [method, path, body] of [
      ['POST', '/team/update', { team_id: 'team', object_permission: { agents: ['secret'] } }],
      ['POST', '/team/new', {}],
      ['POST', '/team/block', { team_id: 'team' }],
      ['POST', '/team/delete', { team_ids: ['team'] }],
      ['POST', '/user/new', {}],
      ['POST', '/user/update', { user_id: 'lead', user_role: 'proxy_admin' }],
      ['POST', '/user/delete', { user_ids: ['member'] }],
      ['GET', '/user/list', undefined],
      ['GET', '/v1/access_group', undefined],
      ['POST', '/v1/access_group', { access_group_name: 'g' }],
      ['POST', '/v1/agents', { agent_name: 'x', url: 'http://127.0.0.1:1' }],
      ['DELETE', '/v1/agents/given', undefined],
    ] as const)
      expect([path, await cast.code('lead', method, path, body)]).toEqual([path, 'PERMISSION_DENIED']);
  });
});

describe('an internal user', () => {
  it('sees and replaces its own keys, and changes nothing', async () => {
    const { member, service } = cast.keys;
    expect((await cast.as('member', 'GET', '/key/list')).json['keys']).toEqual([member.token]);
    expect(await cast.code('member', 'GET', `/key/info?key=${service.token}`)).toBe('NOT_FOUND');
    expect(await cast.code('member', 'POST', '/key/update', { key: member.token, max_budget: 1e6 })).toBe(
      'PERMISSION_DENIED',
    );
    expect(await cast.code('member', 'POST', '/key/unblock', { key: member.token })).toBe('PERMISSION_DENIED');
    expect(await cast.code('member', 'POST', '/key/generate', { user_id: 'member' })).toBe('PERMISSION_DENIED');
    const replaced = await cast.as('member', 'POST', '/key/regenerate', { key: member.token });
    expect(replaced.json).toMatchObject({ key_id: member.key_id, key: expect.stringMatching(/^sk-/) });
    expect(await cast.code('member', 'GET', '/key/info')).toBe('UNAUTHENTICATED');
  });

  it('sees itself with its keys and teams, and no other user', async () => {
    const { json } = await cast.as('member', 'GET', '/user/info');
    expect(json).toMatchObject({
      user_id: 'member',
      user_info: { user_role: 'internal_user' },
      keys: [{ key_id: cast.keys.member.key_id }],
      teams: [{ team_id: 'team' }],
    });
    const foreign = await cast.as('member', 'GET', '/user/info?user_id=lead');
    const unknown = await cast.as('member', 'GET', '/user/info?user_id=nope');
    expect([foreign.status, foreign.text.replace('lead', '')]).toEqual([404, unknown.text.replace('nope', '')]);
    expect(await cast.code('service', 'GET', '/user/info')).toBe('PERMISSION_DENIED');
  });
});

describe('a viewer', () => {
  it('sees what administrators see, and changes nothing', async () => {
    for (const path of ['/key/list', '/user/list', '/team/list', '/v1/access_group', '/user/info?user_id=lead'])
      expect([path, await cast.code('viewer', 'GET', path)]).toEqual([path, '200']);
    const agents = (await cast.as('viewer', 'GET', '/v1/agents')).json as unknown as { created_by: string | null }[];
    expect(agents.map((agent) => agent.created_by)).toEqual(['admin', 'admin']);
    await bench.ask('POST', '/team/member_add', { team_id: 'team', member: { user_id: 'viewer', role: 'admin' } });
    for (const [path, body] of [
      ['/key/generate', { team_id: 'team' }],
      ['/key/regenerate', { key: cast.keys.viewer.token }],
      ['/team/member_add', { team_id: 'team', member: { user_id: 'x' } }],
      ['/user/new', {}],
    ] as const)
      expect([path, await cast.code('viewer', 'POST', path, body)]).toEqual([path, 'PERMISSION_DENIED']);
  });
});

describe('a user who is an administrator', () => {
  it('manages everything with its key, as the master key does', async () => {
    expect(await cast.code('root', 'POST', '/team/update', { team_id: 'team', team_alias: 'T' })).toBe('200');
    expect(await cast.code('root', 'POST', '/key/generate', { user_id: 'member', team_id: 'far' })).toBe('200');
    expect(await cast.code('root', 'POST', '/v1/access_group', { access_group_name: 'g' })).toBe('200');
    await bench.ask('POST', '/user/update', { user_id: 'root', user_role: 'internal_user' });
    expect(await cast.code('root', 'POST', '/user/new', {})).toBe('PERMISSION_DENIED');
  });
});
