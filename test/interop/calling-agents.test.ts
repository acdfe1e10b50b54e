import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say10 } from '../support/messages.ts';
import { gatewayTarget } from '../support/target.ts';
import { rpc } from '../support/wire.ts';

// What an agent may do with a key of its own is bound by its registration; all calls together by one budget.

let agent: RecordingAgent;
let gateway: TestGateway;
const CENT = { cost_per_query: 0.01 };

beforeAll(async () => {
  agent = await startRecordingAgent();
  gateway = await startGateway({
    configure: (config) => {
      config.limits.gateway = { max_budget: 0.05, budget_duration: '1d' };
    },
  });
  agent.behave(({ body }, response) => {
    const { id } = JSON.parse(body.toString()) as { id: unknown };
    const task = { id: 't', contextId: 'c', status: { state: 'TASK_STATE_COMPLETED' } };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result: { task } }));
  });
  for (const name of ['worker', 'other'])
    await gateway.register({ agent_name: name, url: agent.url, litellm_params: CENT });
  await gateway.register({
    agent_name: 'planner',
    url: agent.url,
    object_permission: { agents: ['worker'] },
    rpm_limit: 2,
  });
});

afterAll(() => Promise.all([gateway?.close(), agent?.close()]));

const ownKey = async (agents?: string[]) => {
  const permission = agents && { object_permission: { agents } };
  return gateway.manage<{ key: string }>('POST', '/key/generate', { agent_id: 'planner', ...permission });
};
const call = async (name: string, key: string) => {
  const { status } = await rpc(gatewayTarget(gateway, name, key), 'SendMessage', say10('hello'), { version: '1.0' });
  return status;
};
const patch = (changes: object) => gateway.manage('PATCH', '/v1/agents/planner', changes);
const limits = (of: string) =>
  gateway.manage<{ spend: number; requests: { used: number } | null }>('GET', `/v1/limits/${of}`);

it('promise 9: an agent’s own keys call what its registration and they were given, at once when that changes, and no more than it may', async () => {
  const [{ key }, { key: wider }] = [await ownKey(), await ownKey(['worker', 'other'])];
  expect([await call('worker', key), await call('other', wider), await call('other', key)]).toEqual([200, 404, 404]);
  await patch({ object_permission: { agents: ['other'] } });
  expect([await call('worker', wider), await call('other', wider)]).toEqual([404, 200]);
  // Two requests are what the agent may take; both keys are the agent's.
  expect([await call('other', key), await call('other', wider)]).toEqual([429, 429]);
  expect(await limits('caller/planner')).toMatchObject({ spend: 0.02, requests: { used: 2 } });
  expect(await limits('agent/planner')).toMatchObject({ spend: 0, requests: { used: 0 } });
  const { agent_id } = await gateway.manage<{ agent_id: string }>('GET', '/v1/agents/planner');
  await expect.poll(() => gateway.lastCall('worker')).toMatchObject({ caller_agent_id: agent_id, outcome: 'refused' });
});

it('an agent that is gone calls nothing any more', async () => {
  await patch({ rpm_limit: null });
  const { key } = await ownKey(['worker']);
  await patch({ object_permission: null });
  expect(await call('worker', key)).toBe(200);
  await fetch(`${gateway.url}/v1/agents/planner`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${gateway.adminKey}` },
  });
  expect(await call('worker', key)).toBe(404);
});

it('the budget of everything is spent by everybody, and then nobody calls, the administrator included', async () => {
  const key = await gateway.createKey(['worker']);
  expect((await limits('gateway/gateway')).spend).toBe(0.03);
  expect([await call('worker', key), await call('worker', gateway.adminKey)]).toEqual([200, 200]);
  expect([await call('worker', key), await call('worker', gateway.adminKey)]).toEqual([429, 429]);
  expect(await gateway.manage('POST', '/v1/limits/gateway/gateway/reset')).toMatchObject({
    spend: 0,
    max_budget: 0.05,
  });
  await expect.poll(() => call('worker', key)).toBe(200);
});
