import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { ModelDeployment } from '../../models/index.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

const ANSWER = { ms: 5, status: 200, failure: null };
const tryOne = vi.fn(async (_tried: ModelDeployment) => ANSWER);
let bench: AdminBench;

beforeAll(async () => {
  bench = await createAdminBench();
  Object.assign(bench.dependencies.deployments, { tryOne });
});

beforeEach(() => tryOne.mockClear());
afterAll(() => bench.app.close());

const params = { model: 'openai/llama', api_key: 'sk-very-secret', api_base: 'http://127.0.0.1:9', rpm: 60 };
const tried = () => tryOne.mock.calls[0]?.[0];

it('asks what is not registered, and keeps nothing of it', async () => {
  const { json } = await bench.ask('POST', '/health/test_connection', { litellm_params: params });
  expect(json).toEqual({ ok: true, ...ANSWER });
  expect(tried()).toMatchObject({ upstreamModel: 'llama', baseUrl: 'http://127.0.0.1:9', rpm: 60 });
  expect((await bench.ask('GET', '/v1/model_entries')).json).toEqual({ entries: [] });
  const { text } = await bench.ask('GET', '/v1/audit?action=model.try');
  expect(text).toContain('openai/llama');
  expect(text).not.toContain('sk-very-secret');
});

it('asks a change of one that is with its own secret, and leaves that as it is', async () => {
  await bench.ask('POST', '/model/new', { model_name: 'fast', litellm_params: params, model_info: { id: 'one' } });
  await bench.ask('POST', '/health/test_connection', {
    model_name: 'fast',
    litellm_params: { model: 'openai/other', api_key: '<REDACTED>', rpm: null },
    model_info: { id: 'one' },
  });
  expect(tried()).toMatchObject({
    upstreamModel: 'other',
    headers: { authorization: 'Bearer sk-very-secret' },
    baseUrl: 'http://127.0.0.1:9',
    rpm: null,
  });
  const { json } = await bench.ask('GET', '/v1/model_entries');
  expect(json['entries']).toMatchObject([{ litellm_params: { model: 'openai/llama', rpm: 60 } }]);
});

it('refuses what could not be called, naming what is wrong', async () => {
  const asked = { litellm_params: { model: 'openai/llama', api_key: '<REDACTED>' } };
  const { status, json } = await bench.ask('POST', '/health/test_connection', asked);
  expect([status, json.error?.code, json.error?.message]).toEqual([
    400,
    'INVALID_PARAMS',
    expect.stringContaining('litellm_params.api_key'),
  ]);
  expect(tryOne).not.toHaveBeenCalled();
});

it('names the providers, and where they are', async () => {
  const { json } = await bench.ask('GET', '/v1/model_providers');
  expect(json['providers']).toContainEqual({
    name: 'groq',
    dialect: 'openai',
    base_url: 'https://api.groq.com/openai/v1',
  });
  expect(json['providers']).toContainEqual({ name: 'azure', dialect: 'azure', base_url: null });
});
