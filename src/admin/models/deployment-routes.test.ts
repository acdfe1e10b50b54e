import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeAll(async () => {
  bench = await createAdminBench();
  bench.models.replace([
    { model_name: 'm', litellm_params: { model: 'mock/echo' }, model_info: { id: 'one' } },
    { model_name: 'm', litellm_params: { model: 'mock/echo' }, model_info: { id: 'broken' } },
  ]);
});

afterAll(() => bench.app.close());

const of = (id: string, verb: string, body?: object) => bench.ask('POST', `/v1/model_deployments/${id}/${verb}`, body);

it('tells how each deployment stands', async () => {
  const { json } = await bench.ask('GET', '/v1/model_deployments');
  expect(json['deployments']).toEqual([
    {
      id: 'one',
      model_name: 'm',
      state: 'cooling',
      wait_ms: 2500,
      in_flight: 1,
      requests_last_minute: 7,
      paused: null,
    },
    expect.objectContaining({ id: 'broken' }),
  ]);
});

it('pauses one with a reason, which stands in the audit log, and resumes it', async () => {
  const { json } = await of('one', 'pause', { reason: 'Too dear.' });
  expect(json).toMatchObject({ state: 'paused', wait_ms: null, paused: { reason: 'Too dear.', by: 'admin' } });
  const { json: log } = await bench.ask('GET', '/v1/audit?action=model_deployment.pause');
  expect(log['entries']).toMatchObject([{ target: 'one', before: { paused: null }, after: { paused: 'Too dear.' } }]);
  expect((await of('one', 'resume')).json).toMatchObject({ state: 'cooling', paused: null });
});

it('tries one, and says why it failed', async () => {
  expect((await of('one', 'test')).json).toEqual({ ok: true, ms: 12, status: 200, failure: null });
  expect((await of('broken', 'test')).json).toMatchObject({ ok: false, failure: 'no' });
});

it('knows no others', async () => {
  for (const verb of ['pause', 'resume', 'test'])
    expect((await of('none', verb, verb === 'pause' ? {} : undefined)).json.error?.code).toBe('NOT_FOUND');
});
