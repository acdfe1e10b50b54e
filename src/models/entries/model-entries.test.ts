import { pino } from 'pino';
import { expect, it } from 'vitest';
import { REDACTED } from '../../agents/index.ts';
import type { ModelRegistration } from '../../config/index.ts';
import { createSealer } from '../../store/index.ts';
import { describeStores, NOW } from '../../store/stores.fixtures.ts';
import { createModelRegistry } from '../registry.ts';
import { withoutSecrets } from './entry-secrets.ts';
import { createModelEntries } from './model-entries.ts';
import { createModelEntryRepository } from './model-entry-repository.ts';

const log = pino({ level: 'silent' });
const TIMES = { timeoutMs: 1000, streamTimeoutMs: null };
const SECRET = 'sk-very-secret';
const GIVEN: ModelRegistration = {
  model_name: 'fast',
  litellm_params: { model: 'groq/llama', api_key: SECRET, rpm: 5, extra_headers: { 'X-Tenant': SECRET } },
  model_info: { mode: 'chat' },
};
const IN_FILE: ModelRegistration = {
  model_name: 'fast',
  litellm_params: { model: 'mock/echo' },
  model_info: { id: 'declared' },
};

describeStores((openFixture) => {
  async function opened(saltKey = 'a salt key') {
    const { db } = await openFixture();
    const start = async (key = saltKey) => {
      let ids = 0;
      const registry = createModelRegistry({ times: TIMES, log });
      const entries = createModelEntries({
        repository: createModelEntryRepository(db),
        sealer: createSealer(key),
        registry,
        times: TIMES,
        config: { models: [IN_FILE], completeModel: (entry) => entry },
        clock: () => NOW,
        newId: () => `id-${++ids}`,
        log,
      });
      await entries.load();
      return { entries, idsOf: (name: string) => registry.find(name)?.deployments.map(({ id }) => id) ?? [] };
    };
    return { db, start };
  }

  it('a model is in force at once beside those of the file, after another start too, and sealed in the database', async () => {
    const { db, start } = await opened();
    const { entries, idsOf } = await start();
    const entry = await entries.create(GIVEN, 'admin');
    expect(entry).toEqual({
      id: 'id-1',
      registration: { ...GIVEN, model_info: { mode: 'chat', id: 'id-1' } },
      createdAt: NOW,
      createdBy: 'admin',
      updatedAt: NOW,
      updatedBy: 'admin',
    });
    expect(idsOf('fast')).toEqual(['declared', 'id-1']);
    expect(JSON.stringify(await db.selectFrom('model_entries').selectAll().execute())).not.toContain(SECRET);
    const later = await start();
    expect(later.entries.list()).toEqual([entry]);
    expect(later.idsOf('fast')).toEqual(['declared', 'id-1']);
  });

  it('changes say what is another, null clears, and the marker keeps a secret', async () => {
    const { start } = await opened();
    const { entries, idsOf } = await start();
    await entries.create(GIVEN, 'admin');
    const shown = withoutSecrets(GIVEN.litellm_params);
    expect(shown).toEqual({ ...GIVEN.litellm_params, api_key: REDACTED, extra_headers: { 'X-Tenant': REDACTED } });
    const changes = { model_name: 'faster', litellm_params: { ...shown, rpm: null, tpm: 9 } };
    const { registration } = await entries.change('id-1', changes, 'somebody');
    expect(registration).toEqual({
      model_name: 'faster',
      litellm_params: { model: 'groq/llama', api_key: SECRET, tpm: 9, extra_headers: { 'X-Tenant': SECRET } },
      model_info: { mode: 'chat', id: 'id-1' },
    });
    expect([idsOf('fast'), idsOf('faster')]).toEqual([['declared'], ['id-1']]);
    const marked = entries.change('id-1', { litellm_params: { aws_session_token: REDACTED } }, 'somebody');
    await expect(marked).rejects.toThrow('litellm_params.aws_session_token');
    expect((await start()).entries.find('id-1')).toMatchObject({ updatedBy: 'somebody', registration });
  });

  it('promise: a secret that is kept is not sent to another address, neither by a change nor by its trial', async () => {
    const { start } = await opened();
    const { entries } = await start();
    const { registration } = await entries.create(GIVEN, 'admin');
    const elsewhere = { api_base: 'https://elsewhere.example/v1' };
    const again = { ...elsewhere, api_key: 'sk-other', extra_headers: {} };
    const refused = [
      elsewhere,
      { ...elsewhere, api_key: REDACTED },
      { ...elsewhere, api_key: 'sk-other' },
      { ...again, extra_headers: { 'X-Tenant': REDACTED } },
    ];
    for (const litellm_params of refused) {
      await expect(entries.change('id-1', { litellm_params }, 'admin')).rejects.toThrow('stored for another address');
      const trial = {
        ...GIVEN,
        litellm_params: { model: 'groq/llama', ...litellm_params },
        model_info: { id: 'id-1' },
      };
      expect(() => entries.prove(trial)).toThrow('stored for another address');
    }
    expect(entries.find('id-1')?.registration).toEqual(registration);
    await entries.change('id-1', { litellm_params: again }, 'admin');
    await entries.change('id-1', { litellm_params: { api_base: 'https://elsewhere.example/v2' } }, 'admin');
    expect(entries.find('id-1')?.registration.litellm_params).toMatchObject({ api_key: 'sk-other' });
  });

  it('a removed model is gone for good', async () => {
    const { start } = await opened();
    const { entries, idsOf } = await start();
    await entries.create(GIVEN, 'admin');
    await entries.remove('id-1');
    expect(idsOf('fast')).toEqual(['declared']);
    expect((await start()).entries.list()).toEqual([]);
    await expect(entries.remove('id-1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('what is of the file, unknown, taken or could not be called is refused, and nothing is changed', async () => {
    const { start } = await opened();
    const { entries, idsOf } = await start();
    await expect(entries.remove('declared')).rejects.toMatchObject({ code: 'READ_ONLY' });
    await expect(entries.change('declared', {}, 'admin')).rejects.toMatchObject({ code: 'READ_ONLY' });
    await expect(entries.change('nobody', {}, 'admin')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const taken = { ...GIVEN, model_info: { id: 'declared' } };
    await expect(entries.create(taken, 'admin')).rejects.toMatchObject({ code: 'CONFLICT' });
    const homeless = { model_name: 'x', litellm_params: { model: 'hosted_vllm/llama' } };
    await expect(entries.create(homeless, 'admin')).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    expect([entries.list(), idsOf('fast')]).toEqual([[], ['declared']]);
  });

  it('one that was sealed with another salt key is left out, and can be removed', async () => {
    const { db, start } = await opened();
    await (await start()).entries.create(GIVEN, 'admin');
    const { entries, idsOf } = await start('another salt key');
    expect([entries.list(), idsOf('fast')]).toEqual([[], ['declared']]);
    await entries.remove('id-1');
    expect(await db.selectFrom('model_entries').selectAll().execute()).toEqual([]);
  });

  it('a changed file keeps them, and wins where it takes their id', async () => {
    const { start } = await opened();
    const { entries, idsOf } = await start();
    await entries.create(GIVEN, 'admin');
    entries.takeOver({ models: [], completeModel: (entry) => entry });
    expect(idsOf('fast')).toEqual(['id-1']);
    const same = { ...IN_FILE, model_name: 'declared', model_info: { id: 'id-1' } };
    entries.takeOver({ models: [same], completeModel: (entry) => entry });
    expect([idsOf('fast'), idsOf('declared')]).toEqual([[], ['id-1']]);
  });
});
