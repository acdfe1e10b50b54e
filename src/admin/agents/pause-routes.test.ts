import { beforeEach, expect, it } from 'vitest';
import { AGENT_URL } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  await bench.ask('POST', '/v1/agents', { agent_name: 'echo', url: AGENT_URL });
  return () => bench.app.close();
});

const PAUSED = { reason: 'moving house', since: '2025-11-24T16:00:00.000Z', by: 'admin' };

it('a pause stops the agent, ends the calls that run, and is shown until it is over', async () => {
  const { status, json } = await bench.ask('POST', '/v1/agents/echo/pause', { reason: 'moving house' });
  expect([status, json]).toEqual([200, { agent_id: 'id-1', agent_name: 'echo', paused: PAUSED, ended_calls: 2 }]);
  expect(bench.ended).toEqual([
    {
      agentId: 'id-1',
      message: 'Agent "echo" is paused by an administrator: moving house. Call again when it is resumed.',
    },
  ]);
  expect((await bench.ask('GET', '/v1/agents/echo')).json).toMatchObject({ enabled: true, paused: PAUSED });
  const resumed = await bench.ask('POST', '/v1/agents/echo/resume');
  expect(resumed.json).toEqual({ agent_id: 'id-1', agent_name: 'echo', paused: null });
  expect((await bench.ask('GET', '/v1/agents/echo')).json).toMatchObject({ paused: null });
});

it('an agent of the config file can be paused, too', async () => {
  const agents = [{ agent_name: 'filed', url: AGENT_URL }];
  await bench.registry.syncConfigAgents({ agents, publicAgents: [], defaultAgent: null });
  expect((await bench.ask('POST', '/v1/agents/filed/pause')).status).toBe(200);
  expect(bench.registry.find('filed')?.paused).toMatchObject({ reason: '' });
});

it('callers are told why, not by whom', async () => {
  await bench.ask('POST', '/v1/agents/echo/pause', { reason: 'moving house' });
  const { key } = await bench.keyFor(['echo']);
  const { json } = await bench.ask('GET', '/v1/agents/echo', undefined, key);
  expect(json['paused']).toEqual({ ...PAUSED, by: null });
});

it('the audit log keeps who did it', async () => {
  await bench.ask('POST', '/v1/agents/echo/pause', { reason: 'moving house' });
  const { text } = await bench.ask('GET', '/v1/audit');
  expect(text).toContain('agent.pause');
  expect(text).toContain('moving house');
});

it.each(['pause', 'resume'])('%s of an unknown agent is not found, and for keys forbidden', async (what) => {
  expect((await bench.ask('POST', `/v1/agents/nobody/${what}`)).json.error?.code).toBe('AGENT_NOT_FOUND');
  const { key } = await bench.keyFor(['echo']);
  expect((await bench.ask('POST', `/v1/agents/echo/${what}`, undefined, key)).status).toBe(403);
  expect(bench.ended).toEqual([]);
});

it('a reason longer than 500 characters is refused', async () => {
  const { json } = await bench.ask('POST', '/v1/agents/echo/pause', { reason: 'x'.repeat(501) });
  expect(json.error).toMatchObject({ code: 'INVALID_PARAMS', param: 'reason' });
});
