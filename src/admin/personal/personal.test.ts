import { beforeEach, describe, expect, it } from 'vitest';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  return () => bench.app.close();
});

const REFUSED = { page: 'calls', name: 'Refused', search: { outcome: ['refused', 'truncated'], sort_by: 'cost_nano' } };

describe('saved views', () => {
  const named = async (credential?: string) => {
    const { json } = await bench.ask('GET', '/v1/views?page=calls', undefined, credential);
    return (json['views'] as { name: string; own: boolean }[]).map(({ name, own }) => [name, own]);
  };

  it('are their own owner’s until they are shared, and nobody else changes them', async () => {
    const { key } = await bench.keyFor([]);
    const { status, json: view } = await bench.ask('POST', '/v1/views', REFUSED);
    expect(status).toBe(200);
    expect(view).toMatchObject({ ...REFUSED, shared: false, own: true });
    expect([await named(), await named(key)]).toEqual([[['Refused', true]], []]);
    await bench.ask('PATCH', `/v1/views/${String(view['id'])}`, { shared: true });
    expect(await named(key)).toEqual([['Refused', false]]);
    for (const method of ['PATCH', 'DELETE'] as const)
      expect(
        (await bench.ask(method, `/v1/views/${String(view['id'])}`, method === 'PATCH' ? {} : undefined, key)).status,
      ).toBe(404);
    await bench.ask('DELETE', `/v1/views/${String(view['id'])}`);
    expect(await named(key)).toEqual([]);
  });

  it('have a name of their own on each page of each owner', async () => {
    const { key } = await bench.keyFor([]);
    const statuses = [
      await bench.ask('POST', '/v1/views', REFUSED),
      await bench.ask('POST', '/v1/views', REFUSED),
      await bench.ask('POST', '/v1/views', { ...REFUSED, page: 'traces' }),
      await bench.ask('POST', '/v1/views', REFUSED, key),
    ].map(({ status, json }) => [status, json.error?.code]);
    expect(statuses).toEqual([
      [200, undefined],
      [400, 'CONFLICT'],
      [200, undefined],
      [200, undefined],
    ]);
  });

  it.each([
    { ...REFUSED, page: 'elsewhere' },
    { ...REFUSED, name: ' ' },
    { ...REFUSED, search: { q: 'x'.repeat(4_096) } },
    { ...REFUSED, search: { q: 7 } },
  ])('are refused when they are none: %#', async (body) => {
    expect((await bench.ask('POST', '/v1/views', body)).json.error?.code).toBe('INVALID_PARAMS');
  });
});

describe('preferences', () => {
  it('are remembered for whoever set them, the last one of each name', async () => {
    const { key } = await bench.keyFor([]);
    const set = (value: unknown, credential?: string) =>
      bench.ask('PUT', '/v1/preferences/calls.table', { value }, credential);
    await set({ hidden: ['user'] });
    await set({ hidden: [] });
    await set('dense', key);
    const kept = async (credential?: string) =>
      (await bench.ask('GET', '/v1/preferences', undefined, credential)).json['preferences'];
    expect(await kept()).toEqual({ 'calls.table': { hidden: [] } });
    expect(await kept(key)).toEqual({ 'calls.table': 'dense' });
  });

  it('are small, few, and plainly named', async () => {
    const code = async (name: string, value: unknown) =>
      (await bench.ask('PUT', `/v1/preferences/${name}`, { value })).json.error?.code;
    expect(await code('Loud', 1)).toBe('INVALID_PARAMS');
    expect(await code('long', 'x'.repeat(8_192))).toBe('INVALID_PARAMS');
    for (let index = 0; index < 100; index++) await code(`n${index}`, index);
    expect([await code('n100', 1), await code('n99', 1)]).toEqual(['INVALID_PARAMS', undefined]);
  });
});
