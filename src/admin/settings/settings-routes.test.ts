import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AGENT_URL } from '../../agents/agents.fixtures.ts';
import { loadText, temporaryDirectory } from '../../config/config.fixtures.ts';
import { type ConfigurationSource, createRunningConfiguration, loadConfig } from '../../config/index.ts';
import { createAdminBench } from '../admin.fixtures.ts';

const withSettings = async (env: NodeJS.ProcessEnv, source?: Pick<ConfigurationSource, 'reread'>, cwd = '/nowhere') => {
  const loaded = await loadConfig({ env, cwd });
  const running = createRunningConfiguration({ ...loaded, written: { log: { level: 'debug' } } }, () => 0);
  if (source) running.follow({ ...source, takeOver: async () => undefined });
  const bench = await createAdminBench({
    settings: {
      config: loaded.config,
      nodeVersion: 'v20.20.0',
      startedAt: 0,
      configuration: running,
      ledgerLag: () => ({ waiting: 1, journalBytes: 2, writable: true, draining: false }),
    },
  });
  return bench;
};

it('tells how the gateway is set up, what decides otherwise, and no secret', async () => {
  const bench = await withSettings({
    SWITCHBOARD_MASTER_KEY: 'sk-hunter2-hunter2-hunter2-hunter2',
    STORE_PROMPTS_IN_SPEND_LOGS: 'true',
    REDIS_URL: 'redis://hunter2',
  });
  await bench.ask('POST', '/v1/agents', { agent_name: 'quiet', url: AGENT_URL, log_content: false });
  await bench.ask('POST', '/v1/agents', { agent_name: 'plain', url: AGENT_URL });
  await bench.ask('POST', '/key/generate', { key_alias: 'loud', log_content: true });
  await bench.ask('POST', '/key/generate', {});
  const { json, text } = await bench.ask('GET', '/v1/settings');
  expect(text).not.toContain('hunter2');
  expect(json).toMatchObject({
    started_at: '1970-01-01T00:00:00.000Z',
    database: { store: 'sqlite', connected: true },
    journal: { waiting_calls: 1, pending_bytes: 2, writable: true, draining: false },
    sign_in: { single_sign_on: null, callback_url: 'https://gateway.example/ui/sso' },
    content: {
      kept: true,
      calls_kept_ms: null,
      exceptions: {
        agents: [{ agent_name: 'quiet', kept: false, editable: true }],
        keys: [{ key_alias: 'loud', kept: true }],
      },
    },
    routing: { models: { strategy: 'simple-shuffle', retries: 2, cooldown_ms: 5000 } },
  });
  const { keys } = json['configuration'] as { keys: { key: string; status: string; value: string }[] };
  expect(keys.map(({ key, status, value }) => [key, status, value])).toEqual([
    ['REDIS_URL', 'ignored', ''],
    ['STORE_PROMPTS_IN_SPEND_LOGS', 'used', '"true"'],
    ['SWITCHBOARD_MASTER_KEY', 'used', '********'],
  ]);
  await bench.app.close();
});

it('hands out the file in YAML to administrators, and notes that it did', async () => {
  const bench = await withSettings({});
  const { text, headers } = await bench.ask('GET', '/v1/settings/configuration.yaml');
  expect(text).toBe('log:\n  level: debug\n');
  expect(headers['content-disposition']).toContain('switchboard.yaml');
  const { json } = await bench.ask('GET', '/v1/audit?action=config.export');
  expect(json['entries']).toHaveLength(1);
  const { key } = await bench.keyFor([]);
  expect((await bench.ask('GET', '/v1/settings/configuration.yaml', undefined, key)).status).toBe(403);
  expect((await bench.ask('GET', '/v1/settings', undefined, key)).status).toBe(403);
  await bench.app.close();
});

it('names the included file that a key or a problem is in', async () => {
  const cwd = await temporaryDirectory({ 'config.yaml': 'include: [more.yaml]\nlog: { level: debug }\n' });
  await writeFile(join(cwd, 'more.yaml'), '\nserver: { prot: 1 }\n');
  const bench = await withSettings({}, { reread: () => loadConfig({ env: {}, cwd }) }, cwd);
  const { json } = await bench.ask('GET', '/v1/settings');
  expect(json).toMatchObject({
    configuration: {
      keys: expect.arrayContaining([
        expect.objectContaining({ key: 'log.level', file: null, line: 2 }),
        expect.objectContaining({ key: 'server.prot', file: 'more.yaml', line: 2 }),
      ]),
    },
  });
  await writeFile(join(cwd, 'more.yaml'), 'server: { port: many }\n');
  const { json: pending } = await bench.ask('GET', '/v1/settings/configuration/pending');
  expect(pending).toMatchObject({ problems: [{ file: 'more.yaml', line: 1, key: 'server.port' }] });
  await bench.app.close();
});

it('tells what of the file is not in force yet, without secrets, and takes it over as it was told', async () => {
  let text = 'tracing: { environment: staging }\ngeneral_settings: { master_key: sk-hunter2-hunter2-hunter2 }\n';
  const bench = await withSettings({}, { reread: () => loadText(text) });
  const PENDING = '/v1/settings/configuration/pending';
  const APPLY = '/v1/settings/configuration/apply';
  const { json, text: told } = await bench.ask('GET', PENDING);
  expect(told).not.toContain('hunter2');
  expect(json).toEqual({
    mode: 'auto',
    revision: expect.any(String),
    problems: [],
    changes: [
      { key: 'tracing.environment', before: null, after: '"staging"', takes_effect: 'at_once' },
      { key: 'general_settings.master_key', before: null, after: '********', takes_effect: 'restart' },
    ],
  });
  const revision = json['revision'];
  text = 'tracing: { environment: production }\n';
  expect((await bench.ask('POST', APPLY, { revision })).json.error?.code).toBe('CONFLICT');
  text = 'tracing: { environment: Wrong }\n';
  const { json: wrong } = await bench.ask('GET', PENDING);
  expect(wrong).toMatchObject({ revision: null, problems: [{ line: 1, key: 'tracing.environment' }], changes: [] });
  text = 'tracing: { environment: production }\n';
  const { json: anew } = await bench.ask('GET', PENDING);
  const applied = await bench.ask('POST', APPLY, { revision: anew['revision'] });
  expect(applied.json).toEqual({ applied: ['tracing.environment'], waiting_for_restart: [] });
  expect((await bench.ask('GET', PENDING)).json['changes']).toEqual([]);
  const { json: log } = await bench.ask('GET', '/v1/audit?action=config.apply');
  expect((log['entries'] as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(['done', 'failed']);
  for (const body of [{}, { revision: 1 }, { revision: '' }])
    expect((await bench.ask('POST', APPLY, body)).json.error?.code).toBe('INVALID_PARAMS');
  const { key } = await bench.keyFor([]);
  expect((await bench.ask('GET', PENDING, undefined, key)).status).toBe(403);
  expect((await bench.ask('POST', APPLY, { revision: '1' }, key)).status).toBe(403);
  await bench.app.close();
});
