import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  bench.models.replace([
    {
      model_name: 'gpt',
      litellm_params: { model: 'azure/eu', api_base: 'http://upstream.internal', api_key: 'sk-upstream', order: 2 },
      model_info: { id: 'd-1', mode: 'chat' },
    },
    { model_name: 'mock', litellm_params: { model: 'mock/echo' } },
  ]);
});

afterEach(() => bench.app.close());

it.each(['/model/info', '/v1/model/info'])(
  '%s tells of deployments what they are, and neither key nor address',
  async (path) => {
    const { status, json } = await bench.ask('GET', path);
    expect(status).toBe(200);
    expect(json['data']).toMatchObject([
      {
        model_name: 'gpt',
        litellm_params: { model: 'azure/eu', custom_llm_provider: 'azure', weight: 1, order: 2 },
        model_info: { id: 'd-1', mode: 'chat' },
      },
      { model_name: 'mock', litellm_params: { model: 'mock/echo' } },
    ]);
    expect(JSON.stringify(json)).not.toMatch(/upstream/);
  },
);

it('a deployment tells the dollars that a token costs, from its entry or the table, and null when nobody knows', async () => {
  bench.models.replace([
    {
      model_name: 'own',
      litellm_params: { model: 'openai/gpt-4o', api_key: 'k', input_cost_per_token: 0.4e-6, output_cost_per_token: 0 },
    },
    { model_name: 'table', litellm_params: { model: 'openai/gpt-4o', api_key: 'k' } },
    { model_name: 'unknown', litellm_params: { model: 'openai/nobody-knows-it', api_key: 'k' } },
  ]);
  const { json } = await bench.ask('GET', '/model/info');
  expect(json['data']).toMatchObject([
    { model_info: { input_cost_per_token: 0.0000004, output_cost_per_token: 0, price_source: 'configuration' } },
    { model_info: { input_cost_per_token: 0.0000025, output_cost_per_token: 0.00001 } },
    { model_info: { input_cost_per_token: null, output_cost_per_token: null, price_source: null } },
  ]);
});
