import { describe, expect, test } from 'vitest';
import { loadText } from './config.fixtures.ts';

const LANGFUSE = { LANGFUSE_PUBLIC_KEY: 'pk', LANGFUSE_SECRET_KEY: 'sk-hunter2' };

const load = async (text: string, env: Record<string, string> = {}) => {
  const { config, report } = await loadText(text, env);
  return { destinations: config.tracing.destinations, report };
};

describe('the callbacks of LiteLLM', () => {
  test.each(['callbacks: [langfuse_otel]', 'success_callback: ["langfuse"]', 'failure_callback: [langfuse]'])(
    '%s sends traces to Langfuse, with the settings of its variables',
    async (line) => {
      const env = { ...LANGFUSE, LANGFUSE_HOST: 'https://lf.example' };
      const { destinations } = await load(`litellm_settings: { ${line} }`, env);
      expect(destinations).toMatchObject([
        { type: 'langfuse', name: 'langfuse', publicKey: 'pk', secretKey: 'sk-hunter2', content: 'full', sampling: 1 },
      ]);
      expect(destinations[0]?.url.href).toBe('https://lf.example/');
    },
  );

  test('name a destination once, however often', async () => {
    const text = 'litellm_settings: { success_callback: [langfuse], failure_callback: [langfuse, langfuse_otel] }';
    expect((await load(text, LANGFUSE)).destinations).toHaveLength(1);
  });

  test('otel sends them to a collector, with headers as OpenTelemetry writes them', async () => {
    const { destinations } = await load('litellm_settings: { callbacks: [otel] }', {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'X-Team=a%20b, authorization=Bearer x',
    });
    expect(destinations).toMatchObject([
      { type: 'otlp', name: 'otel', headers: { 'x-team': 'a b', authorization: 'Bearer x' }, content: 'none' },
    ]);
  });

  test('otel tells it metrics as well where the variable of LiteLLM asks for them, and not otherwise', async () => {
    const text = 'litellm_settings: { callbacks: [otel] }';
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
    const asked = await load(text, { ...env, LITELLM_OTEL_INTEGRATION_ENABLE_METRICS: 'true' });
    expect(asked.destinations).toMatchObject([{ name: 'otel', metrics: true }]);
    expect((await load(text, env)).destinations[0]).not.toHaveProperty('metrics');
  });

  test('that cannot be used stop nothing, and the report says why', async () => {
    const { destinations, report } = await load('litellm_settings: { callbacks: [langfuse, otel, datadog] }');
    expect(destinations).toEqual([]);
    expect(report.filter(({ status }) => status === 'ignored').map(({ key, line, note }) => [key, line, note])).toEqual(
      [
        [
          'litellm_settings.callbacks[langfuse]',
          1,
          'NOT EXPORTED: LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY are not both set',
        ],
        ['litellm_settings.callbacks[otel]', 1, 'NOT EXPORTED: OTEL_EXPORTER_OTLP_ENDPOINT is not set'],
        ['litellm_settings.callbacks[datadog]', 1, 'there is no such export'],
      ],
    );
  });

  test('without a callback nothing is sent, whatever variables are set', async () => {
    expect((await load('', LANGFUSE)).destinations).toEqual([]);
  });
});

const entry = (fields: string): string => `tracing: { destinations: [{ ${fields} }] }`;

describe('tracing.destinations', () => {
  test('takes several, each with a rule of its own', async () => {
    const text = [
      'tracing:',
      '  destinations:',
      '    - { type: langfuse, name: research, url: "https://lf.example", public_key: pk, secret_key: os.environ/LF, teams: [research], ingestion_version: ~ }',
      '    - { type: otlp, url: "http://localhost:4318", content: redacted, redact: ["ACME-\\\\d+"], sampling: 0.1, metrics: true }',
    ].join('\n');
    const { destinations, report } = await load(text, { LF: 'sk-hunter2' });
    expect(destinations).toMatchObject([
      { name: 'research', secretKey: 'sk-hunter2', teams: ['research'], content: 'full', ingestionVersion: null },
      { name: 'otlp', content: 'redacted', redact: ['ACME-\\d+'], sampling: 0.1, agents: null, metrics: true },
    ]);
    expect(report.map(({ key, status }) => [key, status])).toEqual([
      ['tracing.destinations[0]', 'used'],
      ['tracing.destinations[1]', 'used'],
    ]);
  });

  test('get nothing of what was said when message logging is turned off', async () => {
    const text = `litellm_settings: { turn_off_message_logging: true }\n${entry('type: otlp, url: "http://x", content: full')}`;
    expect((await load(text)).destinations).toMatchObject([{ content: 'none' }]);
  });

  test.each([
    ['tracing: { destinations: 5 }', 'tracing.destinations: is no list'],
    [entry('type: datadog, url: "http://x"'), 'tracing.destinations[0].type: is wrong'],
    [entry('type: otlp, url: "ftp://x"'), 'tracing.destinations[0].url: is wrong: not an http(s) URL'],
    [entry('type: otlp, url: "http://u:p@x"'), 'not a URL without user, query and fragment'],
    [entry('type: langfuse, url: "http://x", public_key: pk'), 'tracing.destinations[0].secret_key: is wrong'],
    [entry('type: otlp, url: "http://x", sampling: 2'), 'tracing.destinations[0].sampling: is wrong'],
    [entry('type: otlp, url: "http://x", redact: ["("]'), 'not a regular expression'],
    [entry('type: otlp, url: "http://x", metrics: sometimes'), 'tracing.destinations[0].metrics: is wrong'],
    [entry('type: langfuse, url: "http://x", public_key: a, secret_key: b, metrics: true'), 'is wrong'],
    [entry('type: otlp, url: "http://x", contents: full'), 'tracing.destinations[0]: is wrong'],
    [entry('type: otlp, url: "http://x" }, { type: otlp, url: "http://y"'), 'another destination of the name "otlp"'],
    ['tracing: { environment: Production }', 'tracing.environment: "Production" is wrong'],
  ])('%s is refused', async (text, message) => {
    await expect(loadText(text)).rejects.toThrow(message);
  });

  test('never shows a secret when something is wrong', async () => {
    const wrong = loadText(
      entry('type: langfuse, url: "http://x", public_key: pk, secret_key: sk-hunter2, sampling: 7'),
    );
    await expect(wrong).rejects.toThrow('sampling');
    await expect(wrong).rejects.not.toThrow('hunter2');
  });
});
