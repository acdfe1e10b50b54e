import { beforeEach, expect, it } from 'vitest';
import { AGENT_URL } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  return () => bench.app.close();
});

const BODY = { agent: { agent_name: 'echo', url: AGENT_URL }, message: 'Hi' };

it('an agent is tried with the settings as typed, and is not there afterwards', async () => {
  const { status, json } = await bench.ask('POST', '/v1/agents/try', BODY);
  expect([status, json]).toEqual([
    200,
    {
      card: expect.objectContaining({ version: '2.1.0' }),
      ms: 7,
      failure: null,
      frames: [{ at_ms: 3, frame: 'echo: Hi' }],
    },
  ]);
  expect((await bench.ask('GET', '/v1/agents')).json).toEqual([]);
});

it('the name of another agent is no hindrance: it is about the address', async () => {
  await bench.ask('POST', '/v1/agents', BODY.agent);
  expect((await bench.ask('POST', '/v1/agents/try', BODY)).status).toBe(200);
});

it('what cannot be registered cannot be tried, with the same reason', async () => {
  const agent = { agent_name: 'echo', url: 'http://nobody.internal/' };
  const tried = await bench.ask('POST', '/v1/agents/try', { agent });
  const created = await bench.ask('POST', '/v1/agents', agent);
  expect([tried.status, tried.json]).toEqual([created.status, created.json]);
});

it('only who may manage may try, and that it was done is written down', async () => {
  const { key } = await bench.keyFor(['echo']);
  expect((await bench.ask('POST', '/v1/agents/try', BODY, key)).status).toBe(403);
  await bench.ask('POST', '/v1/agents/try', BODY);
  const { json } = await bench.ask('GET', '/v1/audit?action=agent.try&outcome=done');
  expect(json).toMatchObject({ entries: [{ action: 'agent.try', target: 'echo' }] });
});
