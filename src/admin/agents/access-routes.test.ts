import { beforeEach, expect, it } from 'vitest';
import { AGENT_URL } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  for (const agent_name of ['desk', 'scout'])
    await bench.ask('POST', '/v1/agents', { agent_name, url: AGENT_URL, agent_access_groups: ['freight'] });
  return () => bench.app.close();
});

const makeKey = (body: object) => bench.ask('POST', '/key/generate', body);
const accessOf = async (agent: string) => (await bench.ask('GET', `/v1/agents/${agent}/access`)).json;

it('tells who can call an agent and by which rule, and what its own keys can call', async () => {
  await bench.ask('POST', '/team/new', { team_id: 'closed', object_permission: { agents: [] } });
  await bench.ask('POST', '/team/new', {
    team_id: 'open',
    team_alias: 'Open',
    object_permission: { agents: ['desk'] },
  });
  await makeKey({ key_alias: 'by-group', object_permission: { agent_access_groups: ['freight'] } });
  await makeKey({ key_alias: 'by-team', team_id: 'open', blocked: true });
  await makeKey({ key_alias: 'of-desk', agent_id: 'id-1', object_permission: { agents: ['scout'] } });
  const desk = await accessOf('desk');
  expect(desk).toMatchObject({
    agent_name: 'desk',
    public: false,
    groups: ['freight'],
    teams: [{ team_id: 'open', team_alias: 'Open', blocked: false, by_name: true }],
    own_keys: [{ key_alias: 'of-desk' }],
    may_call: [{ agent_name: 'scout' }],
  });
  expect(desk['keys']).toMatchObject([
    {
      key_alias: 'by-team',
      reason: 'team grants agent',
      allowed: true,
      given: false,
      by_name: false,
      state: 'blocked',
    },
    { key_alias: 'by-group', reason: 'key grants agent', allowed: true, given: true, by_name: false, state: 'ok' },
  ]);
  expect(JSON.stringify(desk)).not.toMatch(/sk-(?!\.\.\.)/);
});

it('a key that was given an agent in vain is told with what stands against it', async () => {
  await bench.ask('POST', '/team/new', { team_id: 't', object_permission: { agents: ['desk'] } });
  await makeKey({ key_alias: 'narrowed', team_id: 't', object_permission: { agents: ['desk'] } });
  await bench.ask('POST', '/team/update', { team_id: 't', object_permission: { agents: [] } });
  expect((await accessOf('desk'))['keys']).toMatchObject([
    { key_alias: 'narrowed', allowed: false, reason: 'team does not grant agent', given: true, by_name: true },
  ]);
});

it('tells of a key what it, its team and the rule say of every agent, and to itself nothing of agents it may not see', async () => {
  await bench.ask('POST', '/team/new', { team_id: 't', object_permission: { agents: ['desk'] } });
  const { json } = await makeKey({ team_id: 't', models: [] });
  const rows = async (own?: string) =>
    (await bench.ask('GET', own ? '/key/access' : `/key/access?key=${json['key_id']}`, undefined, own)).json;
  const desk = {
    agent_name: 'desk',
    allowed: true,
    reason: 'team grants agent',
    says: { key: 'nothing', team: 'grants', caller: 'nothing' },
    groups: { key: null, team: null, caller: null },
  };
  const scout = { agent_name: 'scout', allowed: false, reason: 'team does not grant agent' };
  expect(await rows()).toMatchObject({ key_id: json['key_id'], state: 'ok', agents: [desk, scout] });
  const own = await rows(String(json['key']));
  expect(own['agents']).toMatchObject([desk]);
  expect(own['agents']).toHaveLength(1);
});

it('counts for every agent the keys that let in now, and the teams that were given it', async () => {
  await makeKey({ object_permission: { agents: ['desk'] } });
  await makeKey({ object_permission: { agents: ['desk', 'scout'] }, blocked: true });
  const { json } = await bench.ask('GET', '/agent/access');
  expect(json).toMatchObject([
    { agent_name: 'desk', keys: 1, teams: 0 },
    { agent_name: 'scout', keys: 0, teams: 0 },
  ]);
});
