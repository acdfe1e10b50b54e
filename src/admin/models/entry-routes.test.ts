import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeAll(async () => {
  bench = await createAdminBench();
});

afterAll(() => bench?.app.close());

const SECRET = 'sk-very-secret';
const GIVEN = {
  model_name: 'fast',
  litellm_params: { model: 'openai/llama', api_key: SECRET, api_base: 'http://127.0.0.1:9', rpm: 60 },
  model_info: { id: 'one', mode: 'chat', db_model: true },
};
const SHOWN = {
  model_id: 'one',
  model_name: 'fast',
  litellm_params: { ...GIVEN.litellm_params, api_key: '<REDACTED>' },
  model_info: GIVEN.model_info,
  created_by: 'admin',
};

describe('models of the API', () => {
  it('are registered, listed and told apart from those of the file, without their secrets', async () => {
    const created = await bench.ask('POST', '/model/new', GIVEN);
    expect([created.status, created.json]).toEqual([200, expect.objectContaining(SHOWN)]);
    const { json: listed } = await bench.ask('GET', '/v1/model_entries');
    expect(listed).toEqual({ entries: [created.json] });
    const { json: told } = await bench.ask('GET', '/model/info?litellm_model_id=one');
    expect(told['data']).toMatchObject([{ model_name: 'fast', model_info: { id: 'one', db_model: true } }]);
    bench.models.replace([{ model_name: 'm', litellm_params: { model: 'mock/echo' }, model_info: { id: 'declared' } }]);
    const { json: declared } = await bench.ask('GET', '/model/info');
    expect(declared['data']).toMatchObject([{ model_info: { id: 'declared', db_model: false } }]);
    const { json: readOnly } = await bench.ask('PATCH', '/model/declared/update', {});
    expect(readOnly.error?.code).toBe('READ_ONLY');
  });

  it('are changed by either route and removed; the audit log tells each change, and no secret', async () => {
    await bench.ask('POST', '/model/new', { ...GIVEN, model_info: { id: 'two', mode: 'chat' } });
    const update = { model_info: { id: 'two' }, litellm_params: { rpm: 5, api_key: 'sk-other-secret' } };
    const { json: updated } = await bench.ask('POST', '/model/update', update);
    expect(updated).toMatchObject({
      litellm_params: { ...SHOWN.litellm_params, rpm: 5 },
      model_info: { mode: 'chat' },
    });
    const { json: patched } = await bench.ask('PATCH', '/model/two/update', { litellm_params: { rpm: null } });
    expect(patched['litellm_params']).not.toHaveProperty('rpm');
    const { json: removed } = await bench.ask('POST', '/model/delete', { id: 'two' });
    expect(removed).toEqual({ message: 'Model: two deleted successfully' });
    expect((await bench.ask('POST', '/model/delete', { id: 'two' })).status).toBe(404);

    const { json, text } = await bench.ask('GET', '/v1/audit?target=two&outcome=done');
    const entries = json['entries'] as { action: string }[];
    expect(entries.map(({ action }) => action)).toEqual([
      'model.delete',
      'model.update',
      'model.update',
      'model.create',
    ]);
    expect(entries[2]).toMatchObject({
      before: { litellm_params: { rpm: 60 } },
      after: { litellm_params: { rpm: 5 } },
    });
    expect(text).not.toContain('secret"');
  });

  it.each([
    ['POST', '/model/new', { model_name: 'x' }, 'litellm_params'],
    ['POST', '/model/new', { model_name: 'x', litellm_params: { model: 'm', rpm: -1 } }, 'litellm_params.rpm'],
    [
      'POST',
      '/model/new',
      { model_name: 'x', litellm_params: { model: 'm', api_base: 'no' } },
      'litellm_params.api_base',
    ],
    ['POST', '/model/update', { litellm_params: {} }, 'model_id'],
  ] as const)('%s %s %j is refused, naming what is wrong', async (method, path, body, param) => {
    const { status, json } = await bench.ask(method, path, body);
    expect([status, json.error]).toEqual([400, expect.objectContaining({ code: 'INVALID_PARAMS', param })]);
  });
});

describe('fallbacks', () => {
  beforeEach(() => {
    bench.models.replace(
      ['openai/gpt', 'spare', 'declared'].map((model_name) => ({
        model_name,
        litellm_params: { model: 'mock/echo' },
      })),
    );
  });

  const RULE = { model: 'openai/gpt', fallback_models: ['spare'], fallback_type: 'general' };

  it('are set, told, listed beside those of the file, and removed; each stands in the audit log', async () => {
    const set = await bench.ask('POST', '/fallback', { model: 'openai/gpt', fallback_models: ['spare'] });
    expect([set.status, set.json]).toEqual([200, { ...RULE, message: expect.any(String) }]);
    expect((await bench.ask('GET', '/fallback/openai%2Fgpt')).json).toEqual(RULE);
    expect((await bench.ask('GET', '/fallback/openai%2Fgpt?fallback_type=context_window')).status).toBe(404);
    const { json: listed } = await bench.ask('GET', '/v1/model_fallbacks');
    expect(listed['fallbacks']).toEqual([
      { ...RULE, source: 'api' },
      { ...RULE, model: 'declared', source: 'config' },
    ]);
    const removed = await bench.ask('DELETE', '/fallback/openai%2Fgpt?fallback_type=general');
    expect(removed.json).toMatchObject({ model: 'openai/gpt', fallback_type: 'general' });
    expect((await bench.ask('GET', '/fallback/openai%2Fgpt')).status).toBe(404);
    const { json: log } = await bench.ask('GET', '/v1/audit?action=model_fallback.remove');
    expect(log['entries']).toMatchObject([
      { target: 'general:openai/gpt', before: { fallback_models: ['spare'] }, after: null },
    ]);
  });

  it.each([
    [{ model: 'nobody', fallback_models: ['spare'] }, 'NOT_FOUND'],
    [{ model: 'spare', fallback_models: ['spare'] }, 'INVALID_PARAMS'],
    [{ model: 'spare', fallback_models: ['nobody'] }, 'INVALID_PARAMS'],
    [{ model: 'spare', fallback_models: ['openai/gpt', 'openai/gpt'] }, 'INVALID_PARAMS'],
    [{ model: 'spare', fallback_models: [] }, 'INVALID_PARAMS'],
    [{ model: 'declared', fallback_models: ['openai/gpt'] }, 'READ_ONLY'],
  ])('%j is refused as %s', async (body, code) => {
    expect((await bench.ask('POST', '/fallback', body)).json.error?.code).toBe(code);
  });
});
