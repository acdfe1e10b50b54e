import { beforeEach, describe, expect, it } from 'vitest';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  bench.models.replace([
    {
      model_name: 'fast',
      litellm_params: { model: 'openai/gpt-x', input_cost_per_token: 2e-6, output_cost_per_token: 8e-6 },
    },
    { model_name: 'team/unknown', litellm_params: { model: 'openai/nobody-knows-it' } },
  ]);
  return () => bench.app.close();
});

const priceOf = async (model: string) => {
  const { json } = await bench.ask('GET', '/v1/prices');
  return (json['prices'] as { model_name: string }[]).find(({ model_name }) => model_name === model);
};

it('each price tells where it comes from; none is told as none', async () => {
  expect(await priceOf('fast')).toMatchObject({
    input_cost_per_token: 0.000002,
    source_kind: 'configuration',
    override: null,
  });
  expect(await priceOf('team/unknown')).toMatchObject({
    input_cost_per_token: null,
    source: null,
    source_kind: null,
    source_date: null,
  });
});

describe('an override', () => {
  const set = (body: object, model = 'team%2Funknown', key?: string) =>
    bench.ask('PUT', `/v1/prices/${model}`, body, key);

  it('holds from when it is set until it is removed, and both are audited', async () => {
    const { status } = await set({ input_cost_per_token: '0.0000005', note: 'from the contract' });
    expect(status).toBe(200);
    expect(await priceOf('team/unknown')).toMatchObject({
      input_cost_per_token: 5e-7,
      source_kind: 'override',
      override: { note: 'from the contract', output_cost_per_token: null },
    });
    expect((await bench.ask('DELETE', '/v1/prices/team%2Funknown')).status).toBe(200);
    expect(await priceOf('team/unknown')).toMatchObject({ source: null, override: null });
    const { json } = await bench.ask('GET', '/v1/audit');
    const entries = json['entries'] as { action: string; before: object | null; after: object | null }[];
    expect(entries.map(({ action, before, after }) => [action, before !== null, after !== null])).toEqual([
      ['price.remove', true, false],
      ['price.set', false, true],
    ]);
  });

  it.each([{}, { note: 'free?' }, { input_cost_per_token: -1 }, { input_cost_per_token: 'much' }, { price: 1 }])(
    '%j is refused',
    async (body) => {
      expect((await set(body)).json.error?.code).toBe('INVALID_PARAMS');
    },
  );

  it('is an administrator’s, and of models that there are', async () => {
    const { key } = await bench.keyFor([]);
    expect((await set({ input_cost_per_token: 1 }, 'fast', key)).status).toBe(403);
    expect((await set({ input_cost_per_token: 1 }, 'nothing')).status).toBe(404);
    expect((await bench.ask('DELETE', '/v1/prices/fast')).status).toBe(404);
  });
});

describe('the calculator', () => {
  const calculate = async (body: object) => (await bench.ask('POST', '/v1/prices/calculate', body)).json;

  it('prices tokens as a call would be priced', async () => {
    const tokens = { input_tokens: 1000, cached_tokens: 200, output_tokens: 500, reasoning_tokens: 100 };
    expect(await calculate({ model: 'fast', ...tokens })).toEqual({
      cost_nano: 6_000_000,
      parts: {
        input: 1_600_000,
        cachedInput: 400_000,
        cacheWrite: 0,
        output: 3_200_000,
        reasoning: 800_000,
        perCall: 0,
      },
      source: 'configuration',
      note: 'cached input is priced as input',
    });
  });

  it('tries out prices that do not hold, and says what it does not know', async () => {
    const prices = { input_cost_per_token: 1e-6, output_cost_per_token: 0 };
    expect(await calculate({ model: 'fast', input_tokens: 1000, prices })).toMatchObject({ cost_nano: 1_000_000 });
    expect(await calculate({ model: 'team/unknown', input_tokens: 1 })).toEqual({
      cost_nano: null,
      parts: null,
      source: null,
      note: 'no price is known of this model',
    });
    expect((await calculate({ model: 'nothing' })).error?.code).toBe('NOT_FOUND');
  });
});
