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
