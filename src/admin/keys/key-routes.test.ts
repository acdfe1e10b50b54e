import { beforeEach, describe, expect, it } from 'vitest';
import { AGENT_URL, NOW } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

const DAY = 86_400_000;
let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  await bench.ask('POST', '/v1/agents', { agent_name: 'echo', url: AGENT_URL });
  return () => bench.app.close();
});

const generate = (body: object = {}) => bench.ask('POST', '/key/generate', body);

describe('POST /key/generate', () => {
  it('makes a key under LiteLLM’s names, and shows it this once', async () => {
    await bench.ask('POST', '/team/new', { team_id: 't' });
    const { status, json } = await generate({
      key_alias: 'ci',
      user_id: 'u',
      team_id: 't',
      agent_id: 'echo',
      tags: ['blue'],
      log_content: false,
      duration: '30d',
      metadata: { a: 1 },
      object_permission: { agents: ['echo', 'id-1'], mcp_servers: [] },
      rpm_limit: 10,
      max_budget: 0.5,
      budget_duration: '1d',
    });
    expect(status).toBe(200);
    expect(json).toEqual({
      key: expect.stringMatching(/^sk-/),
      token: expect.stringMatching(/^[0-9a-f]{64}$/),
      key_id: 'key-1',
      key_name: `sk-...${String(json.key).slice(-4)}`,
      key_alias: 'ci',
      user_id: 'u',
      team_id: 't',
      agent_id: 'id-1',
      tags: ['blue'],
      log_content: false,
      metadata: { a: 1 },
      object_permission: { agents: ['echo', 'id-1'], mcp_servers: [] },
      access_group_ids: null,
      models: [],
      rpm_limit: 10,
      tpm_limit: null,
      max_parallel_requests: null,
      max_streams: null,
      max_budget: 0.5,
      budget_duration: '1d',
      soft_budget: null,
      shadow_limits: false,
      blocked: false,
      expires: new Date(NOW + 30 * DAY).toISOString(),
      created_at: new Date(NOW).toISOString(),
      created_by: 'admin',
      updated_at: new Date(NOW).toISOString(),
      updated_by: 'admin',
      last_active: null,
      not_enforced: [],
    });
    const others = [
      await bench.ask('GET', `/key/info?key=${json.token}`),
      await bench.ask('GET', '/key/list?return_full_object=true'),
      await bench.ask('POST', '/key/update', { key: json.token, key_alias: 'x' }),
    ];
    for (const { text } of others) expect(text).not.toContain(String(json.key));
  });

  it('keeps LiteLLM fields that have no effect here, and says which', async () => {
    const { json } = await generate({ models: ['gpt'], guardrails: ['pii'], metadata: { a: 1 } });
    expect(json).toMatchObject({
      models: ['gpt'],
      guardrails: ['pii'],
      metadata: { a: 1 },
      not_enforced: ['guardrails'],
    });
    const updated = await bench.ask('POST', '/key/update', { key: json.key, guardrails: [] });
    expect(updated.json).toMatchObject({ models: ['gpt'], guardrails: [], metadata: { a: 1 } });
    const replaced = await bench.ask('POST', '/key/update', { key: json.key, metadata: { b: 2 } });
    expect(replaced.json).toMatchObject({ models: ['gpt'], guardrails: [], metadata: { b: 2 } });
  });

  it('changes the limits given, and leaves the others', async () => {
    const { json } = await generate({ rpm_limit: 5, max_budget: 1 });
    const updated = await bench.ask('POST', '/key/update', { key: json.key, max_budget: null, tpm_limit: 7 });
    expect(updated.json).toMatchObject({ rpm_limit: 5, tpm_limit: 7, max_budget: null, not_enforced: [] });
  });

  it('cannot be made to claim another identity by such a field', async () => {
    const { json } = await generate({ token: 'x', key_id: 'y', created_by: 'z' });
    expect(json).toMatchObject({
      token: expect.stringMatching(/^[0-9a-f]{64}$/),
      key_id: 'key-1',
      created_by: 'admin',
    });
  });

  it('refuses agents that do not exist, naming all of them', async () => {
    const { status, json } = await generate({ object_permission: { agents: ['echo', 'typo', 7] } });
    expect(status).toBe(400);
    expect(json.error).toMatchObject({
      code: 'INVALID_PARAMS',
      param: 'object_permission.agents',
      message: expect.stringContaining('"typo", 7'),
    });
  });

  it.each([
    [{ duration: 'soon' }, 'duration'],
    [{ duration: '0d' }, 'duration'],
    [{ duration: '99999999mo' }, 'duration'],
    [{ expires: 'tomorrow' }, 'expires'],
    [{ key_alias: '' }, 'key_alias'],
    [{ object_permission: { agents: 'echo' } }, 'object_permission.agents'],
    [{ object_permission: { agent_access_groups: [''] } }, 'object_permission.agent_access_groups'],
    [{ access_group_ids: ['nobody'] }, 'access_group_ids'],
    [{ team_id: 'nobody' }, 'team_id'],
    [{ agent_id: 'nobody' }, 'agent_id'],
    [{ rpm_limit: 0 }, 'rpm_limit'],
    [{ tags: [''] }, 'tags.0'],
  ])('refuses %o', async (body, param) => {
    expect((await generate(body)).json.error).toMatchObject({ code: 'INVALID_PARAMS', param });
  });

  it.each([
    [{}, null],
    [{ duration: null }, null],
    [{ duration: '-1' }, null],
    [{ duration: '90s' }, NOW + 90_000],
    [{ duration: '1mo' }, NOW + 30 * DAY],
    [{ expires: '2030-01-01T00:00:00Z' }, Date.UTC(2030, 0, 1)],
  ])('with %o expires at %s', async (body, expiresAt) => {
    const { json } = await generate(body);
    expect(json.expires).toBe(expiresAt && new Date(expiresAt).toISOString());
  });
});

describe('a key', () => {
  it('is found by itself, its hash and its id', async () => {
    const { json } = await generate({ key_alias: 'ci' });
    for (const name of [json.key, json.token, json.key_id]) {
      const { status, json: found } = await bench.ask('GET', `/key/info?key=${encodeURIComponent(String(name))}`);
      expect([status, found.key, found.info?.key_alias]).toEqual([200, json.token, 'ci']);
    }
    expect((await bench.ask('GET', '/key/info?key=nobody')).status).toBe(404);
    expect((await bench.ask('GET', '/key/info')).json.error?.code).toBe('INVALID_PARAMS');
  });

  it('sees itself and no other', async () => {
    const own = (await generate()).json;
    const other = (await generate()).json;
    const ask = (query: string) => bench.ask('GET', `/key/info${query}`, undefined, String(own.key));
    expect((await ask('')).json.key).toBe(own.token);
    expect((await ask(`?key=${own.key_id}`)).json.key).toBe(own.token);
    const forbidden = await ask(`?key=${other.key_id}`);
    expect(forbidden.status).toBe(404);
    expect(forbidden.text).toBe((await ask('?key=nobody')).text);
  });

  it('changes at once: blocked, it is refused with the next request', async () => {
    const { json } = await generate();
    const use = async () => (await bench.ask('GET', '/v1/agents', undefined, String(json.key))).status;
    expect(await use()).toBe(200);
    await bench.ask('POST', '/key/update', { key: json.token, blocked: true });
    expect(await use()).toBe(401);
    const { json: unblocked } = await bench.ask('POST', '/key/update', {
      key: json.token,
      blocked: false,
      duration: '1d',
    });
    expect(unblocked).toMatchObject({ blocked: false, expires: new Date(NOW + DAY).toISOString() });
    expect(await use()).toBe(200);
  });

  it('keeps what an update does not name', async () => {
    const { json } = await generate({
      key_alias: 'ci',
      duration: '1d',
      metadata: { a: 1 },
      object_permission: { agents: ['echo'] },
    });
    const { json: updated } = await bench.ask('POST', '/key/update', { key: json.key, user_id: 'u' });
    expect(updated).toMatchObject({
      key_alias: 'ci',
      expires: json.expires,
      metadata: { a: 1 },
      object_permission: { agents: ['echo'] },
      user_id: 'u',
    });
  });

  it('is removed by name or alias, together or not at all', async () => {
    const first = (await generate({ key_alias: 'one' })).json;
    const second = (await generate()).json;
    const remove = (body: object) => bench.ask('POST', '/key/delete', body);
    expect((await remove({ keys: [first.token, 'nobody'] })).status).toBe(404);
    expect((await remove({ key_aliases: ['nobody'] })).status).toBe(404);
    expect((await remove({})).json.error?.code).toBe('INVALID_PARAMS');
    expect((await remove({ keys: [second.key], key_aliases: ['one'] })).json).toEqual({
      deleted_keys: [second.token, first.token],
    });
    expect((await bench.ask('GET', '/v1/agents', undefined, String(first.key))).status).toBe(401);
  });
});

describe('blocking and replacing', () => {
  const use = async (key: unknown) => (await bench.ask('GET', '/v1/agents', undefined, String(key))).status;

  it('blocks a key at once, and lets it in again', async () => {
    const { json } = await generate();
    expect((await bench.ask('POST', '/key/block', { key: json.key })).json).toMatchObject({ blocked: true });
    expect(await use(json.key)).toBe(401);
    expect((await bench.ask('POST', '/key/unblock', { key: json.token })).json).toMatchObject({ blocked: false });
    expect(await use(json.key)).toBe(200);
    expect((await bench.ask('POST', '/key/block', { key: 'nobody' })).status).toBe(404);
  });

  it('replaces a key by its name in the path or in the body: the old one ends at once', async () => {
    const { json: first } = await generate({ key_alias: 'ci', object_permission: { agents: ['echo'] } });
    const { json: second } = await bench.ask('POST', `/key/${first.token}/regenerate`);
    expect(second).toMatchObject({ key_id: first.key_id, key_alias: 'ci', object_permission: { agents: ['echo'] } });
    expect([await use(first.key), await use(second.key)]).toEqual([401, 200]);
    const { json: third } = await bench.ask('POST', '/key/regenerate', { key: second.key });
    expect([await use(second.key), await use(third.key)]).toEqual([401, 200]);
  });

  it('lets a replaced key go on for its grace, to the millisecond', async () => {
    const { json: old } = await generate();
    const { json: next } = await bench.ask('POST', '/key/regenerate', { key: old.key, grace_period: '30s' });
    bench.time.now += 29_999;
    expect([await use(old.key), await use(next.key)]).toEqual([200, 200]);
    bench.time.now += 1;
    expect([await use(old.key), await use(next.key)]).toEqual([401, 200]);
  });

  it.each([
    [{ grace_period: 'soon' }, 'grace_period'],
    [{ max_budget: 5 }, 'max_budget'],
  ])('refuses to replace a key with %o', async (body, param) => {
    const { json } = await generate();
    const { json: refused } = await bench.ask('POST', `/key/${json.token}/regenerate`, body);
    expect(refused.error).toMatchObject({ code: 'INVALID_PARAMS', param });
    expect(await use(json.key)).toBe(200);
  });
});

describe('GET /key/list', () => {
  it('pages, newest first: hashes, or whole keys', async () => {
    const made = [(await generate()).json, (await generate()).json, (await generate()).json].toReversed();
    const first = await bench.ask('GET', '/key/list?size=2');
    expect(first.json.keys).toEqual(made.slice(0, 2).map(({ token }) => token));
    const second = await bench.ask('GET', `/key/list?limit=2&return_full_object=true&cursor=${first.json.next_cursor}`);
    expect(second.json).toMatchObject({
      keys: [{ token: made[2]?.token, key_name: made[2]?.key_name }],
      next_cursor: null,
    });
  });

  it('tells what is spent of a budget, and leaves what was ever spent without one to the single key', async () => {
    await generate();
    await generate({ max_budget: 5, budget_duration: '1d' });
    const { json } = await bench.ask('GET', '/key/list?return_full_object=true&limit=2');
    expect(json.keys).toMatchObject([
      { max_budget: 5, spend: 0, budget_reset_at: expect.any(String) },
      { max_budget: null, spend: null, budget_reset_at: null },
    ]);
  });

  it.each(['size=101', 'limit=0', 'cursor=x', 'return_full_object=maybe'])('refuses %s', async (query) => {
    expect((await bench.ask('GET', `/key/list?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
  });
});
