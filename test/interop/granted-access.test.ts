import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say10 } from '../support/messages.ts';
import { gatewayTarget } from '../support/target.ts';
import { type Answer, rpc } from '../support/wire.ts';

// What a request for access gives calls the agent from then on, and stands in the records as whose it is.

let agent: Peer;
let gateway: TestGateway;
let count = 0;
let user: string;
let team: string;

interface Key {
  key: string;
  key_id: string;
}

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startV1Agent(), startGateway()]);
  await gateway.register({ agent_name: 'agent', url: agent.url });
  await gateway.manage('PATCH', '/v1/hub/terms', { internal_agents: ['agent'] });
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
});

const post = <Made>(path: string, body: object) => gateway.manage<Made>('POST', path, body);

/** A user of a team, with a key that was given nothing. */
let own: Key;

beforeEach(async () => {
  count += 1;
  [user, team] = [`user-${count}`, `team-${count}`];
  await post('/user/new', { user_id: user, auto_create_key: false });
  await post('/team/new', {
    team_id: team,
    team_alias: `Team ${count}`,
    members_with_roles: [{ user_id: user, role: 'user' }],
  });
  own = await post<Key>('/key/generate', { user_id: user, team_id: team });
});

const call = ({ key }: Pick<Key, 'key'>): Promise<Answer> =>
  rpc(gatewayTarget(gateway, 'agent', key), 'SendMessage', say10('hello'), { version: '1.0' });
const recordOf = ({ headers }: Answer) => gateway.recordOf(headers.get('x-litellm-call-id'));

/** As the user. */
async function ask<Made>(path: string, body?: object): Promise<Made> {
  const response = await fetch(`${gateway.url}/v1/access_requests${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${own.key}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Made;
}

const granted = async (more: object) => {
  const { request_id } = await ask<{ request_id: string }>('', { agent: 'agent', purpose: 'Quotes.', ...more });
  await post(`/v1/access_requests/${request_id}/grant`, {});
  return request_id;
};

it('a key that was granted and fetched calls the agent, its record names key, user, team and rule, and it ends with the grant', async () => {
  const id = await granted({ team_id: team });
  const key = await ask<Key>(`/${id}/key`);
  const answer = await call(key);
  expect(answer).toMatchObject({ status: 200, json: { result: {} } });
  const whose = { key_id: key.key_id, user_id: user, team_id: team, team_alias: `Team ${count}` };
  expect(await recordOf(answer)).toMatchObject({ ...whose, outcome: 'ok', decision: 'key grants agent' });

  await post('/key/update', { key: key.key_id, object_permission: { agents: [] } });
  const refused = await call(key);
  expect(refused.status).toBe(404);
  const without = { outcome: 'refused', decision: 'key does not grant agent' };
  expect(await recordOf(refused)).toMatchObject({ ...whose, ...without });
  await post('/key/delete', { keys: [key.key_id] });
  expect((await call(key)).status).toBe(401);
});

it('a key that was refused calls the agent as soon as it is granted to that key, and the record says so', async () => {
  const refused = await call(own);
  expect(refused.status).toBe(404);
  await granted({ key_id: own.key_id });
  const answer = await call(own);
  const whose = { key_id: own.key_id, user_id: user, team_id: team };
  expect(await recordOf(answer)).toMatchObject({ ...whose, outcome: 'ok', decision: 'key grants agent' });
  expect(await recordOf(refused)).toMatchObject({ ...whose, outcome: 'refused', decision: 'key declares no agents' });
});
