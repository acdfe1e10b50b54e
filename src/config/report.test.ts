import { expect, test } from 'vitest';
import { loadText } from './config.fixtures.ts';
import { formatReport, showValue } from './report.ts';

test('the report lists the keys of the file in its order, then the variables, in columns', async () => {
  const text = [
    'guardrails: []',
    'server:',
    '  prot: 4000',
    'general_settings:',
    '  master_key: sk-hunter2',
    '  store_prompts_in_spend_logs: true',
  ].join('\n');
  const { report } = await loadText(text, { PORT: '5000', DATABASE_URL: 'postgres://u:hunter2@h/d' });
  expect(formatReport(report, { file: 'config.yaml' })).toBe(
    [
      'ignored  config.yaml:1  guardrails                                              the gateway has no guardrails yet',
      'unknown  config.yaml:3  server.prot                                             did you mean server.port?',
      'used     config.yaml:5  general_settings.master_key                   ********',
      'used     config.yaml:6  general_settings.store_prompts_in_spend_logs  true',
      'used     environment    DATABASE_URL                                  ********  sets general_settings.database_url',
      'used     environment    PORT                                          "5000"    sets server.port',
      '4 used, 1 ignored, 1 unknown, 0 wrong',
    ].join('\n'),
  );
});

test('what is wrong comes first', () => {
  const problem = { source: 'config.yaml', place: { line: 2, column: 9 }, key: 'server.port', message: 'is wrong' };
  expect(formatReport([], { file: 'config.yaml', problems: [problem] })).toBe(
    'wrong    config.yaml:2:9: server.port: is wrong\n0 used, 0 ignored, 0 unknown, 1 wrong',
  );
});

test.each([
  ['a secret is masked', 'sk-hunter2', true, '********'],
  ['the password within an address is masked', ['https://u:hunter2@h/'], false, '["https://********@h/"]'],
  ['nothing shows nothing', null, true, ''],
  ['a long value is cut', 'x'.repeat(100), false, `"${'x'.repeat(59)}…`],
])('%s', (_, value, secret, shown) => {
  expect(showValue(value, secret)).toBe(shown);
});
