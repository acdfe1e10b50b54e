import { beforeEach, expect, it } from 'vitest';
import { AGENT_URL, NOW } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  for (const agent_name of ['one', 'two']) await bench.ask('POST', '/v1/agents', { agent_name, url: AGENT_URL });
  return () => bench.app.close();
});

const make = (body: object) => bench.ask('POST', '/v1/access_group', body);

it('an access group is made, read, listed, changed and removed under LiteLLM’s names', async () => {
  const fields = { access_group_name: 'g', description: 'd', access_agent_ids: ['one'], access_model_names: ['m'] };
  const { json } = await make(fields);
  const group = {
    access_group_id: expect.stringMatching(/./),
    ...fields,
    access_mcp_server_ids: [],
    created_at: new Date(NOW).toISOString(),
    created_by: 'admin',
    updated_at: new Date(NOW).toISOString(),
    updated_by: 'admin',
  };
  expect(json).toEqual(group);
  const path = `/v1/access_group/${String(json['access_group_id'])}`;
  expect((await bench.ask('GET', path)).json).toEqual(group);
  expect((await bench.ask('GET', '/v1/access_group')).json).toEqual([group]);
  const changed = await bench.ask('PUT', path, { access_agent_ids: ['two'], access_model_names: null });
  expect(changed.json).toEqual({ ...group, access_agent_ids: ['two'], access_model_names: [] });
  expect((await bench.ask('DELETE', path)).json).toEqual({ message: 'Access group g deleted successfully' });
  for (const method of ['GET', 'DELETE'] as const) expect((await bench.ask(method, path)).status).toBe(404);
  expect((await bench.ask('PUT', path, {})).status).toBe(404);
});

it('an access group grants its agents to keys and teams that were given it, and what changes counts at once', async () => {
  const id = String((await make({ access_group_name: 'g', access_agent_ids: ['one'] })).json['access_group_id']);
  await bench.ask('POST', '/team/new', { team_id: 't', access_group_ids: [id] });
  const ofKey = await bench.ask('POST', '/key/generate', { access_group_ids: [id] });
  const ofTeam = await bench.ask('POST', '/key/generate', { team_id: 't' });
  const agents = async ({ json }: typeof ofKey) =>
    (
      (await bench.ask('GET', '/v1/agents', undefined, String(json['key']))).json as unknown as { agent_name: string }[]
    ).map((agent) => agent.agent_name);
  for (const key of [ofKey, ofTeam]) expect(await agents(key)).toEqual(['one']);
  await bench.ask('PUT', `/v1/access_group/${id}`, { access_agent_ids: ['one', 'two'] });
  for (const key of [ofKey, ofTeam]) expect(await agents(key)).toEqual(['one', 'two']);
  await bench.ask('DELETE', `/v1/access_group/${id}`);
  for (const key of [ofKey, ofTeam]) expect(await agents(key)).toEqual([]);
});

it('an agent that carries a group is granted to whoever was given the group by name', async () => {
  await bench.ask('PATCH', '/v1/agents/two', { agent_access_groups: ['finance'] });
  const { json } = await bench.ask('POST', '/key/generate', {
    object_permission: { agent_access_groups: ['finance'] },
  });
  const seen = await bench.ask('GET', '/v1/agents', undefined, String(json['key']));
  expect(seen.json).toMatchObject([{ agent_name: 'two' }]);
  await bench.ask('PATCH', '/v1/agents/two', { agent_access_groups: null });
  expect((await bench.ask('GET', '/v1/agents', undefined, String(json['key']))).json).toEqual([]);
});

it('names of access groups are unique', async () => {
  await make({ access_group_name: 'g' });
  expect((await make({ access_group_name: 'g' })).json.error?.code).toBe('CONFLICT');
  const { json } = await make({ access_group_name: 'h' });
  const renamed = await bench.ask('PUT', `/v1/access_group/${String(json['access_group_id'])}`, {
    access_group_name: 'g',
  });
  expect(renamed.json.error?.code).toBe('CONFLICT');
});

it.each([
  [{}, 'access_group_name'],
  [{ access_group_name: 'g', access_agent_ids: ['nobody'] }, 'access_agent_ids'],
  [{ access_group_name: 'g', assigned_team_ids: ['t'] }, 'assigned_team_ids'],
])('refuses %o', async (body, param) => {
  expect((await make(body)).json.error).toMatchObject({ code: 'INVALID_PARAMS', param });
});
