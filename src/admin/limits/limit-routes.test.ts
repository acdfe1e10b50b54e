import { beforeEach, describe, expect, it } from 'vitest';
import type { KeyPrincipal } from '../../access/index.ts';
import { aSettledCall } from '../../access/limits/limits.fixtures.ts';
import { AGENT_URL, NOW } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

const CENT = 10_000_000;
const MIDNIGHT = new Date(NOW - (NOW % 86_400_000)).toISOString();
const NEXT_MIDNIGHT = new Date(NOW - (NOW % 86_400_000) + 86_400_000).toISOString();

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  await bench.ask('POST', '/v1/agents', { agent_name: 'echo', url: AGENT_URL, rpm_limit: 5 });
  await bench.ask('POST', '/user/new', { user_id: 'ann', auto_create_key: false, max_budget: 1 });
  await bench.ask('POST', '/team/new', { team_id: 'crew', tpm_limit: 1000 });
  return () => bench.app.close();
});

const makeKey = async (fields: object): Promise<{ key: string; key_id: string }> =>
  (await bench.ask('POST', '/key/generate', fields)).json as { key: string; key_id: string };

/** A call of a key that cost a cent. */
async function call(key: string): Promise<void> {
  const principal = (await bench.access.authenticator.authenticate(key)) as KeyPrincipal;
  const agent = bench.registry.find('echo');
  if (!agent) throw new Error('no agent');
  const at = bench.time.now;
  const reservation = await bench.limits.reserve({ principal, agent, operation: 'send', at });
  const { keyId, userId, teamId } = principal;
  const ids = { keyId, userId, teamId, agentId: agent.id };
  reservation.settle(aSettledCall({ ...ids, startedAt: at, costNano: CENT, totalTokens: 40 }));
}

const NOTHING = { requests: null, tokens: null, parallel: null, streams: null };

describe('GET /v1/limits/{level}/{id}', () => {
  it('tells how much of a key’s limits is taken', async () => {
    const { key, key_id } = await makeKey({
      max_budget: 0.05,
      budget_duration: '1d',
      soft_budget: 0.02,
      rpm_limit: 3,
      max_parallel_requests: 2,
    });
    await call(key);
    const { status, json } = await bench.ask('GET', `/v1/limits/key/${key_id}`);
    expect(status).toBe(200);
    expect(json).toEqual({
      level: 'key',
      id: key_id,
      shadow_limits: false,
      max_budget: 0.05,
      soft_budget: 0.02,
      budget_duration: '1d',
      spend: 0.01,
      reserved: 0,
      budget_started_at: MIDNIGHT,
      budget_reset_at: NEXT_MIDNIGHT,
      requests: { limit: 3, used: 1, remaining: 2, reset_seconds: 61 },
      tokens: null,
      parallel: { limit: 2, used: 0 },
      streams: null,
    });
  });

  it('tells it of a user, a team and an agent, by its name, too', async () => {
    const { key } = await makeKey({ user_id: 'ann', team_id: 'crew' });
    await bench.ask('GET', '/v1/limits/user/ann');
    await call(key);
    expect((await bench.ask('GET', '/v1/limits/user/ann')).json).toMatchObject({
      ...NOTHING,
      max_budget: 1,
      spend: 0.01,
      budget_reset_at: null,
    });
    expect((await bench.ask('GET', '/v1/limits/team/crew')).json).toMatchObject({
      ...NOTHING,
      tokens: { limit: 1000, used: 40, remaining: 960, reset_seconds: 61 },
    });
    const { json } = await bench.ask('GET', '/v1/limits/agent/echo');
    expect(json).toMatchObject({ ...NOTHING, id: 'id-1', requests: { limit: 5, used: 1 } });
    expect((await bench.ask('GET', '/v1/limits/agent/id-1')).json).toEqual(json);
  });

  it('tells a key of itself; of others it sees nothing, as if they did not exist', async () => {
    const own = await makeKey({});
    const other = await makeKey({});
    const ask = (path: string) => bench.ask('GET', `/v1/limits/${path}`, undefined, own.key);
    expect((await ask(`key/${own.key_id}`)).status).toBe(200);
    for (const level of ['user/ann', 'team/crew', `key/${other.key_id}`]) {
      const [kind = ''] = level.split('/');
      const hidden = await ask(level);
      expect([level, hidden.status]).toEqual([level, 404]);
      expect(hidden.text).toBe((await ask(`${kind}/nobody`)).text);
    }
    expect((await ask('agent/echo')).json.error).toMatchObject({ code: 'AGENT_NOT_FOUND' });
    expect((await ask('organization/x')).json.error).toMatchObject({ code: 'INVALID_PARAMS' });
    expect((await bench.ask('GET', '/v1/limits/user/ann', undefined, null)).status).toBe(401);
  });
});

describe('POST /v1/limits/{level}/{id}/reset', () => {
  it('begins the budget anew, and says so in the audit log', async () => {
    const { key, key_id } = await makeKey({ max_budget: 0.01 });
    await call(key);
    await expect(call(key)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
    const { status, json } = await bench.ask('POST', `/v1/limits/key/${key_id}/reset`);
    expect([status, json.spend]).toEqual([200, 0]);
    bench.time.now += 1;
    await call(key);
    const { json: log } = await bench.ask('GET', '/v1/audit?action=budget.reset');
    expect(JSON.stringify(log)).toContain(`key:${key_id}`);
  });

  it('refuses what has no budget, and whoever is no administrator', async () => {
    const { key, key_id } = await makeKey({ rpm_limit: 1 });
    const path = `/v1/limits/key/${key_id}/reset`;
    expect((await bench.ask('POST', path)).json.error).toMatchObject({ code: 'INVALID_PARAMS', param: 'id' });
    expect((await bench.ask('POST', path, undefined, key)).json.error).toMatchObject({ code: 'PERMISSION_DENIED' });
    expect((await bench.ask('POST', '/v1/limits/key/nobody/reset')).status).toBe(404);
  });
});

it('an agent’s limits are kept, shown to administrators, and taken away by null', async () => {
  const fields = { max_budget: 5, budget_duration: '7d', max_streams: 2, shadow_limits: true };
  const set = await bench.ask('PATCH', '/v1/agents/echo', fields);
  expect([set.status, set.json]).toEqual([200, expect.objectContaining({ ...fields, rpm_limit: 5 })]);
  expect(bench.registry.find('echo')?.callLimits).toMatchObject({
    rpm: 5,
    maxBudgetNano: 5e9,
    maxStreams: 2,
    shadow: true,
  });
  await bench.ask('PATCH', '/v1/agents/echo', { max_budget: null, rpm_limit: null });
  expect(bench.registry.find('echo')?.callLimits).toMatchObject({ rpm: null, maxBudgetNano: null, maxStreams: 2 });
});

it('spend stands beside keys, users and teams, under LiteLLM’s names', async () => {
  const { key, key_id } = await makeKey({ user_id: 'ann', team_id: 'crew', max_budget: 1, budget_duration: '1d' });
  await bench.ask('GET', '/user/info?user_id=ann');
  await bench.ask('GET', `/key/info?key=${key_id}`);
  await call(key);
  expect((await bench.ask('GET', `/key/info?key=${key_id}`)).json.info).toMatchObject({
    spend: 0.01,
    max_budget: 1,
    budget_reset_at: NEXT_MIDNIGHT,
  });
  expect((await bench.ask('GET', '/user/info?user_id=ann')).json['user_info']).toMatchObject({
    spend: 0.01,
    max_budget: 1,
    budget_reset_at: null,
  });
  expect((await bench.ask('GET', '/team/info?team_id=crew')).json['team_info']).toMatchObject({
    budget_reset_at: null,
  });
});
