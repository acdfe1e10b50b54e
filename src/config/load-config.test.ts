// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such texts are what is tested
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadText, problemsOf, temporaryDirectory } from './config.fixtures.ts';
import { loadConfig } from './load-config.ts';

describe('without any configuration', () => {
  test('everything has a default', async () => {
    const cwd = await temporaryDirectory();
    const { config, report } = await loadConfig({ env: {}, cwd });
    expect(config).toEqual({
      file: null,
      server: {
        host: '0.0.0.0',
        port: 4000,
        publicUrl: null,
        trustedProxies: [],
        allowedAddresses: null,
        corsOrigins: [],
        shutdownGraceMs: 60_000,
        keepAliveMs: 15_000,
        maxRequestBytes: 10_485_760,
        maxConnections: 10_000,
        maxStreams: 5_000,
      },
      log: { level: 'info' },
      store: { dataDir: join(cwd, 'switchboard-data'), databaseUrl: null },
      secrets: { masterKey: null, saltKey: null, keyHeader: null },
      access: { defaultAgentAccess: 'none', defaultModelAccess: 'all' },
      singleSignOn: null,
      agents: [],
      models: [],
      completeModel: expect.any(Function),
      modelRouting: {
        strategy: 'simple-shuffle',
        strategyTerms: { latencyTtlMs: null, latencyBuffer: 0 },
        checksContext: false,
        dropsParams: false,
        costDiscounts: {},
        costMargins: {},
        aliases: {},
        retries: 2,
        retriesBy: {},
        retryAfterMs: 0,
        fallbacks: {},
        contextWindowFallbacks: {},
        contentPolicyFallbacks: {},
        defaultFallbacks: [],
        maxFallbacks: 5,
        coolDownMs: 5_000,
        neverCools: false,
        allowedFails: 3,
        allowedFailsBy: {},
        timeoutMs: 600_000,
        streamTimeoutMs: null,
        maxParallel: null,
        alwaysIncludeUsage: false,
        costInStreams: false,
        forwardsHeadersTo: [],
        userHeaders: [],
      },
      publicAgents: [],
      defaultAgent: null,
      agentDefaults: {
        timeouts: { connectMs: 10_000, firstByteMs: 600_000, idleMs: 600_000, totalMs: 6_000_000 },
        limits: { requestBytes: 10_485_760, responseBytes: 33_554_432, eventBytes: 8_388_608 },
        cardMode: 'hybrid',
        cardRefreshMs: 3_600_000,
        balancing: {
          strategy: 'weighted',
          maxAttempts: 3,
          ejectAfter: 3,
          coolDownMs: 5_000,
          maxCoolDownMs: 60_000,
          slowStartMs: 0,
        },
        healthCheck: { periodMs: 0, timeoutMs: 5_000, unhealthyAfter: 3, healthyAfter: 1 },
      },
      ledger: {
        content: false,
        maxContentBytes: 1_048_576,
        retentionMs: null,
        contentRetentionMs: null,
        responsesPerKey: 10_000,
      },
      audit: { retentionMs: null },
      limits: {
        shadow: false,
        defaultKey: {
          rpm_limit: null,
          tpm_limit: null,
          max_parallel_requests: null,
          max_streams: null,
          max_budget: null,
          soft_budget: null,
          budget_duration: null,
        },
        gateway: {},
      },
      tasks: { ownership: 'key', unknownTasks: 'refuse', unknownContexts: 'accept', retentionMs: null },
      pushNotifications: { allowedRanges: [], callbackUrl: null, retentionMs: 7 * 86_400_000 },
      metrics: { auth: 'admin' },
      tracing: {
        environment: 'default',
        serviceName: 'switchboard',
        timeoutMs: 10_000,
        hidesKeys: false,
        sessionHeaderAsTrace: false,
        silencesContent: false,
        destinations: [],
      },
    });
    expect(report).toEqual([]);
  });
});

describe('LiteLLM’s bounds of the whole gateway', () => {
  test('are who may call from where, and how many calls run at a time', async () => {
    const text =
      'general_settings: { allowed_ips: [10.0.0.0/8, "::1"], global_max_parallel_requests: 9, max_parallel_requests: 4 }';
    expect((await loadText(text)).config).toMatchObject({
      server: { allowedAddresses: ['10.0.0.0/8', '::1'] },
      limits: { gateway: { max_parallel_requests: 9 } },
      modelRouting: { maxParallel: 4 },
    });
    await expect(loadText('general_settings: { allowed_ips: [office] }')).rejects.toThrow('allowed_ips');
    await expect(loadText('general_settings: { global_max_parallel_requests: 0 }')).rejects.toThrow('0');
  });
});

describe('the file', () => {
  const port = (number: number) => `server: {port: ${number}}\n`;

  test('is the one that is named, before that of SWITCHBOARD_CONFIG, before those of usual names', async () => {
    const cwd = await temporaryDirectory({
      'named.yaml': port(1),
      'variable.yaml': port(2),
      'switchboard.yaml': port(3),
      'config.yaml': port(4),
    });
    const env = { SWITCHBOARD_CONFIG: 'variable.yaml' };
    expect((await loadConfig({ file: 'named.yaml', env, cwd })).config).toMatchObject({
      file: join(cwd, 'named.yaml'),
      server: { port: 1 },
    });
    expect((await loadConfig({ env, cwd })).config.server.port).toBe(2);
    expect((await loadConfig({ env: {}, cwd })).config.server.port).toBe(3);
  });

  test('is config.yaml when there is no switchboard.yaml', async () => {
    expect((await loadText(port(4))).config.server.port).toBe(4);
  });

  test('that is named must be there', async () => {
    const cwd = await temporaryDirectory();
    expect(await problemsOf(loadConfig({ file: 'none.yaml', env: {}, cwd }))).toEqual([
      'none.yaml: cannot be read (ENOENT), expected a YAML file',
    ]);
    expect(await problemsOf(loadConfig({ file: '.', env: {}, cwd }))).toEqual([
      '.: cannot be read (EISDIR), expected a YAML file',
    ]);
  });

  test('that is no YAML is wrong, whatever else', async () => {
    expect(await problemsOf(loadText('server: {port: 1\n'))).toEqual([expect.stringMatching(/^config\.yaml:2:1: /)]);
  });
});

describe('the environment', () => {
  test('wins over the file, and the report says so', async () => {
    const { config, report } = await loadText('server: {port: 5000}\n', { PORT: '6000' });
    expect(config.server.port).toBe(6000);
    expect(report).toEqual([
      { key: 'PORT', line: null, status: 'used', value: '"6000"', note: 'sets server.port' },
      { key: 'server.port', line: 1, status: 'ignored', value: '5000', note: 'PORT in the environment wins' },
    ]);
  });

  test('does not make a key ignored that names the very variable', async () => {
    const text = 'general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}\n';
    const { config, report } = await loadText(text, { LITELLM_MASTER_KEY: 'sk-of-the-environment' });
    expect(config.secrets.masterKey).toBe('sk-of-the-environment');
    expect(report.map(({ key, status }) => [key, status])).toEqual([
      ['LITELLM_MASTER_KEY', 'used'],
      ['general_settings.master_key', 'used'],
    ]);
  });

  test('sets every key that has a variable', async () => {
    const cwd = await temporaryDirectory({ salt: 'salt-of-a-file\n' });
    const env = {
      HOST: '127.0.0.1',
      PORT: '0',
      PROXY_BASE_URL: 'https://agents.example.com/base',
      SWITCHBOARD_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      SWITCHBOARD_LOG_LEVEL: 'DEBUG',
      SWITCHBOARD_DATA_DIR: 'data',
      SWITCHBOARD_MASTER_KEY: 'sk-master',
      SWITCHBOARD_SALT_KEY_FILE: join(cwd, 'salt'),
      DATABASE_URL: 'postgresql://u:p@h/d',
      STORE_PROMPTS_IN_SPEND_LOGS: 'True',
    };
    expect((await loadConfig({ env, cwd })).config).toMatchObject({
      server: {
        host: '127.0.0.1',
        port: 0,
        publicUrl: new URL('https://agents.example.com/base'),
        trustedProxies: ['10.0.0.0/8', '::1'],
      },
      log: { level: 'debug' },
      store: { dataDir: join(cwd, 'data'), databaseUrl: 'postgresql://u:p@h/d' },
      secrets: { masterKey: 'sk-master', saltKey: 'salt-of-a-file' },
      ledger: { content: true },
    });
  });

  test('.env stands in for it, and it wins over .env', async () => {
    const cwd = await temporaryDirectory({ '.env': 'PORT=5000\nHOST="127.0.0.1"\n# PORT=1\n' });
    const { config } = await loadConfig({ env: { PORT: '6000' }, cwd });
    expect(config.server).toMatchObject({ port: 6000, host: '127.0.0.1' });
  });

  test('.env may name the file', async () => {
    const cwd = await temporaryDirectory({
      '.env': 'SWITCHBOARD_CONFIG=mine.yaml\n',
      'mine.yaml': 'server: {port: 7}\n',
    });
    expect((await loadConfig({ env: {}, cwd })).config.server.port).toBe(7);
  });

  test('environment_variables of the file stand in for both, for the file itself too', async () => {
    const cwd = await temporaryDirectory({
      '.env': 'HOST=127.0.0.2\n',
      'config.yaml': [
        'environment_variables:',
        '  PORT: 5000',
        '  HOST: 127.0.0.3',
        '  KEY: os.environ/REAL',
        'general_settings:',
        '  master_key: ${KEY}',
      ].join('\n'),
    });
    const { config, report } = await loadConfig({ env: { REAL: 'sk-real' }, cwd });
    expect(config).toMatchObject({ server: { port: 5000, host: '127.0.0.2' }, secrets: { masterKey: 'sk-real' } });
    expect(report.find(({ key }) => key === 'environment_variables.HOST')).toEqual({
      key: 'environment_variables.HOST',
      line: 3,
      status: 'ignored',
      value: '',
      note: 'HOST in the environment wins',
    });
  });

  test('names a variable that looks like ours and is not, and those that have no effect', async () => {
    const cwd = await temporaryDirectory();
    const env = { SWITCHBOARD_MASTERKEY: 'sk-1', REDIS_URL: 'redis://h', OPENAI_API_KEY: 'sk-2', PATH: '/bin' };
    const { report } = await loadConfig({ env, cwd });
    expect(report).toEqual([
      {
        key: 'SWITCHBOARD_MASTERKEY',
        line: null,
        status: 'unknown',
        value: '',
        note: 'did you mean SWITCHBOARD_MASTER_KEY?',
      },
      {
        key: 'REDIS_URL',
        line: null,
        status: 'ignored',
        value: '',
        note: 'one process keeps its state itself; several are not supported yet',
      },
    ]);
  });
});

describe('a file written for LiteLLM', () => {
  test('works as it is, and the report names what is not used and why', async () => {
    const text = `
model_list:
  - model_name: gpt-4o
    litellm_params: { model: openai/gpt-4o, api_key: os.environ/OPENAI_API_KEY, rpm: 600 }
router_settings: { routing_strategy: simple-shuffle, num_retries: 2 }
litellm_settings: { drop_params: true, callbacks: ["langfuse_otel"], public_agent_groups: [abc] }
general_settings:
  master_key: os.environ/LITELLM_MASTER_KEY
  store_prompts_in_spend_logs: true
  maximum_spend_logs_retention_period: "7d"
  disable_spend_logs: false
  litellm_key_header_name: X-Company-Key
agents:
  - agent_name: my-agent
    agent_card_params: { name: "My Agent", url: "http://localhost:10001", protocolVersion: "1.0" }
    litellm_params: { cost_per_query: 0.05, tenant_id: os.environ/AZURE_TENANT_ID }
    static_headers: { X-Internal-Token: secret }
    extra_headers: [x-user-id]
`;
    const { config, report } = await loadText(text, {
      LITELLM_MASTER_KEY: 'sk-master',
      AZURE_TENANT_ID: 'tenant',
      OPENAI_API_KEY: 'sk-openai',
    });
    expect(config).toMatchObject({
      models: [{ model_name: 'gpt-4o', litellm_params: { model: 'openai/gpt-4o', api_key: 'sk-openai', rpm: 600 } }],
      modelRouting: { retries: 2 },
      secrets: { masterKey: 'sk-master', keyHeader: 'x-company-key' },
      publicAgents: ['abc'],
      ledger: { content: true, retentionMs: 604_800_000 },
      agents: [
        {
          agent_name: 'my-agent',
          agent_card_params: { name: 'My Agent', url: 'http://localhost:10001', protocolVersion: '1.0' },
          litellm_params: { cost_per_query: 0.05, tenant_id: 'tenant' },
          static_headers: { 'X-Internal-Token': 'secret' },
          extra_headers: ['x-user-id'],
        },
      ],
    });
    const notUsed = report
      .filter(({ status }) => status !== 'used')
      .map(({ key, line, status }) => [line, key, status]);
    expect(notUsed).toEqual([
      [6, 'litellm_settings.callbacks[langfuse_otel]', 'ignored'],
      [11, 'general_settings.disable_spend_logs', 'ignored'],
    ]);
    expect(report.every(({ status, note }) => status !== 'ignored' || note !== '')).toBe(true);
  });
});

describe('keys that nothing knows', () => {
  test.each([
    ['server: {prot: 4000}', 'server.prot', 'did you mean server.port?'],
    ['sever: {port: 4000}', 'sever', 'did you mean server?'],
    ['port: 4000', 'port', 'did you mean server.port?'],
    ['"server.port": 5', 'server.port', 'keys stand below their sections, not behind dots'],
    ['server: {master_key: a}', 'server.master_key', 'did you mean general_settings.master_key?'],
    [
      'agent_defaults: {timeouts: {idle: 5}}',
      'agent_defaults.timeouts.idle',
      'did you mean agent_defaults.timeouts.idle_ms?',
    ],
    ['general_settings: {quite_something_else: 1}', 'general_settings.quite_something_else', ''],
  ])('%s stops nothing and is reported', async (text, key, note) => {
    const { report } = await loadText(`${text}\n`);
    expect(report).toEqual([{ key, line: 1, status: 'unknown', value: '', note }]);
  });

  test('need no variables: what is not used is not filled in', async () => {
    await expect(loadText('guardrails: [{api_key: os.environ/NOPE}]\nmine: ${NOPE}\n')).resolves.toBeDefined();
  });
});

describe('what is wrong', () => {
  test('is said all at once, in the order of the file, the environment last', async () => {
    const text = [
      'server:',
      '  port: 70000',
      '  public_url: http://user:hunter2@example.com/',
      'general_settings:',
      '  database_url: mysql://user:hunter2@h/d',
      '  master_key: ${NOPE}',
      'log: verbose',
      'metrics: {auth: everyone}',
      'agents: nothing',
      'environment_variables: [A]',
    ].join('\n');
    expect(await problemsOf(loadText(text, { SWITCHBOARD_LOG_LEVEL: 'loud' }))).toEqual([
      'config.yaml:2:9: server.port: 70000 is wrong, expected a whole number, from 0 to 65535',
      'config.yaml:3:15: server.public_url: "http://********@example.com/" is wrong, expected an http(s) URL without user, query and fragment',
      'config.yaml:5:17: general_settings.database_url: the value (not shown) is wrong, expected postgres://user:password@host:5432/database',
      'config.yaml:6:15: general_settings.master_key: the variable NOPE is not set, expected it in the environment or in .env',
      'config.yaml:7:6: log: holds a value, expected keys below "log:"',
      'config.yaml:8:17: metrics.auth: "everyone" is wrong, expected one of admin, none',
      'config.yaml:9:9: agents: is no list, expected entries that start with "- agent_name:"',
      'config.yaml:10:1: environment_variables: is no map, expected lines such as "NAME: value"',
      'environment: SWITCHBOARD_LOG_LEVEL: "loud" is wrong, expected one of trace, debug, info, warn, error, fatal, silent',
    ]);
  });

  test('never shows what a variable holds, only its name', async () => {
    const problems = await problemsOf(loadText('server: {port: "${SECRET}"}\n', { SECRET: 'hunter2' }));
    expect(problems).toEqual([
      'config.yaml:1:16: server.port: "${SECRET}" is wrong, expected a whole number, from 0 to 65535',
    ]);
  });

  test('in a list or map of variables is said too', async () => {
    expect(await problemsOf(loadText('environment_variables:\n  A: {b: c}\n  D:\n'))).toEqual([
      'config.yaml:2:3: environment_variables.A: holds no single value, expected a text, a number, true or false',
      'config.yaml:3:5: environment_variables.D: holds no single value, expected a text, a number, true or false',
    ]);
  });

  test('is a secret in a variable and in a file at once', async () => {
    const cwd = await temporaryDirectory();
    const env = { DATABASE_URL: 'postgres://h/d', DATABASE_URL_FILE: '/nowhere' };
    expect(await problemsOf(loadConfig({ env, cwd }))).toEqual([
      'environment: DATABASE_URL: is set together with DATABASE_URL_FILE, expected only one of the two',
    ]);
  });
});

test('a key or a section with nothing behind it keeps its default', async () => {
  const { config, report } = await loadText('server:\n  port:\nlog:\ngeneral_settings: {master_key: ~}\nagents:\n');
  expect(config).toMatchObject({ server: { port: 4000 }, log: { level: 'info' }, secrets: { masterKey: null } });
  expect(report).toEqual([]);
});
