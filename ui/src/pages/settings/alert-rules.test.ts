import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { ALERT_RULES, rulesFile, scrapeConfig } from './alert-rules.ts';

it('the rules are a file of Prometheus, with every rule as it is shown', () => {
  const { groups } = parse(rulesFile(ALERT_RULES)) as { groups: { name: string; rules: object[] }[] };
  expect(groups).toEqual([
    {
      name: 'switchboard',
      rules: ALERT_RULES.map(({ name, says, expression, after, severity }) => ({
        alert: name,
        expr: expression,
        for: after,
        labels: { severity },
        annotations: { summary: says },
      })),
    },
  ]);
  expect(new Set(ALERT_RULES.map(({ name }) => name)).size).toBe(ALERT_RULES.length);
});

it('text with quotes stays what it is', () => {
  const rule = {
    name: 'A',
    says: "it's: #1",
    expression: 'up{job="a\'b"} == 0',
    after: '1m',
    severity: 'page',
  } as const;
  expect(parse(rulesFile([rule]))).toMatchObject({
    groups: [{ rules: [{ expr: 'up{job="a\'b"} == 0', annotations: { summary: "it's: #1" } }] }],
  });
});

it.each([
  ['http://localhost:4000', 'http', '/metrics', 'localhost:4000'],
  ['https://gateway.example/base', 'https', '/base/metrics', 'gateway.example'],
])('Prometheus asks %s where it is', (base, scheme, path, target) => {
  expect(parse(scrapeConfig(base))).toEqual({
    scrape_configs: [
      {
        job_name: 'switchboard',
        scheme,
        metrics_path: path,
        authorization: { credentials_file: '/run/secrets/switchboard-key' },
        static_configs: [{ targets: [target] }],
      },
    ],
  });
});
