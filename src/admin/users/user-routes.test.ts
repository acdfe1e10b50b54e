import { beforeEach, describe, expect, it } from 'vitest';
import { NOW } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  return () => bench.app.close();
});

const make = (body: object = {}) => bench.ask('POST', '/user/new', body);

describe('a user', () => {
  it('is made under LiteLLM’s names, with a first key that is shown this once', async () => {
    const { status, json } = await make({
      user_id: 'ada',
      user_alias: 'Ada',
      user_email: 'Ada@Example.com',
      user_role: 'internal_user',
      metadata: { a: 1 },
      models: ['gpt'],
      max_budget: 10,
      budget_duration: '30d',
    });
    expect(status).toBe(200);
    const user = {
      user_id: 'ada',
      user_alias: 'Ada',
      user_email: 'ada@example.com',
      user_role: 'internal_user',
      metadata: { a: 1 },
      models: ['gpt'],
      blocked: false,
      rpm_limit: null,
      tpm_limit: null,
      max_parallel_requests: null,
      max_streams: null,
      max_budget: 10,
      budget_duration: '30d',
      soft_budget: null,
      shadow_limits: false,
      created_at: new Date(NOW).toISOString(),
      created_by: 'admin',
      updated_at: new Date(NOW).toISOString(),
      updated_by: 'admin',
      not_enforced: ['models'],
    };
    expect(json).toEqual({ ...user, key: expect.stringMatching(/^sk-/) });
    const { json: info } = await bench.ask('GET', '/user/info?user_id=ada');
    expect(info).toMatchObject({ user_id: 'ada', user_info: user, keys: [{ user_id: 'ada' }], teams: [] });
    expect(JSON.stringify(info)).not.toContain(String(json['key']));
    expect((await bench.ask('GET', '/user/info', undefined, String(json['key']))).json['user_info']).toEqual({
      ...user,
      spend: 0,
      budget_reset_at: expect.any(String),
    });
  });

  it('has the least role and an id of its own unless told, and no key when none is wanted', async () => {
    const { json } = await make({ auto_create_key: false });
    expect(json).toMatchObject({ user_id: expect.stringMatching(/./), user_role: 'internal_user_viewer', key: null });
    expect((await bench.ask('GET', `/user/info?user_id=${String(json['user_id'])}`)).json['keys']).toEqual([]);
  });

  it('keeps what an update does not name; blocked, its keys are refused with the next request', async () => {
    const { json } = await make({ user_id: 'ada', user_email: 'a@b.example', rpm_limit: 5, models: ['m'] });
    const use = async () => (await bench.ask('GET', '/v1/agents', undefined, String(json['key']))).status;
    expect(await use()).toBe(200);
    const updated = await bench.ask('POST', '/user/update', {
      user_id: 'ada',
      user_alias: 'A',
      tpm_limit: 9,
      blocked: true,
    });
    expect(updated.json).toMatchObject({
      user_alias: 'A',
      user_email: 'a@b.example',
      rpm_limit: 5,
      tpm_limit: 9,
      models: ['m'],
      blocked: true,
    });
    expect(await use()).toBe(401);
  });

  it('is removed with its keys, together with others or not at all', async () => {
    const { json } = await make({ user_id: 'ada' });
    expect((await bench.ask('POST', '/user/delete', { user_ids: ['ada', 'nobody'] })).status).toBe(404);
    expect((await bench.ask('GET', '/v1/agents', undefined, String(json['key']))).status).toBe(200);
    expect((await bench.ask('POST', '/user/delete', { user_ids: ['ada'] })).json).toEqual({ deleted_users: ['ada'] });
    expect((await bench.ask('GET', '/v1/agents', undefined, String(json['key']))).status).toBe(401);
    expect((await bench.ask('GET', `/key/info?key=${String(json['key'])}`)).status).toBe(404);
  });

  it.each([
    [{ user_role: 'owner' }, 'user_role'],
    [{ user_role: 'team' }, 'user_role'],
    [{ user_email: 'nowhere' }, 'user_email'],
    [{ user_id: '' }, 'user_id'],
    [{ max_budget: -1 }, 'max_budget'],
  ])('is refused with %o', async (body, param) => {
    expect((await make(body)).json.error).toMatchObject({ code: 'INVALID_PARAMS', param });
  });

  it('is unique by id and by email', async () => {
    await make({ user_id: 'ada', user_email: 'a@b.example' });
    expect((await make({ user_id: 'ada' })).json.error?.code).toBe('CONFLICT');
    expect((await make({ user_email: 'A@B.example' })).json.error?.code).toBe('CONFLICT');
    expect((await bench.ask('POST', '/user/update', { user_id: 'nobody' })).json.error?.code).toBe('NOT_FOUND');
  });
});

describe('GET /user/list', () => {
  it('pages by id, and filters', async () => {
    for (const user_id of ['c', 'a', 'b']) await make({ user_id, auto_create_key: false });
    await make({ user_id: 'd', user_role: 'proxy_admin', auto_create_key: false });
    const ids = async (query: string) => {
      const { json } = await bench.ask('GET', `/user/list?${query}`);
      return [(json['users'] as { user_id: string }[]).map((user) => user.user_id), json.next_cursor];
    };
    const [first, cursor] = await ids('limit=3');
    expect(first).toEqual(['a', 'b', 'c']);
    expect(await ids(`page_size=3&cursor=${String(cursor)}`)).toEqual([['d'], null]);
    expect(await ids('role=proxy_admin')).toEqual([['d'], null]);
    expect(await ids('user_ids=a,%20c,nobody')).toEqual([['a', 'c'], null]);
  });

  it.each(['limit=0', 'page_size=101', 'role=owner', 'cursor=x'])('refuses %s', async (query) => {
    expect((await bench.ask('GET', `/user/list?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
  });
});
