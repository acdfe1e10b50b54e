/** What somebody who looks after the gateway should hear of, as Prometheus finds it in the gateway's metrics. */
export interface AlertRule {
  name: string;
  /** What is the matter then. */
  says: string;
  /** In PromQL. */
  expression: string;
  /** How long it has to be so before anybody is told, in Prometheus' words. */
  after: string;
  severity: 'page' | 'ticket';
}

const FAILURES = 'agent-error|upstream-error|truncated|gateway-error';
const failedShare = (metric: string, by: string, outcomes: string): string =>
  `sum by (${by}) (rate(${metric}{outcome=~"${outcomes}"}[5m])) / sum by (${by}) (rate(${metric}[5m])) > 0.1`;

export const ALERT_RULES: readonly AlertRule[] = [
  {
    name: 'SwitchboardAway',
    says: 'The gateway does not answer.',
    expression: 'up{job="switchboard"} == 0',
    after: '1m',
    severity: 'page',
  },
  {
    name: 'SwitchboardRefusesCalls',
    says: 'The journal cannot be written: calls are refused until there is room.',
    expression: 'switchboard_journal_writable == 0',
    after: '0m',
    severity: 'page',
  },
  {
    name: 'SwitchboardDatabaseAway',
    says: 'The database takes no records. Nothing is lost while the journal has room.',
    expression: 'switchboard_journal_draining == 0',
    after: '5m',
    severity: 'page',
  },
  {
    name: 'SwitchboardOverloaded',
    says: 'As many connections or streams are open as may be: others are refused.',
    expression: 'sum by (of) (increase(switchboard_overload_refusals_total[5m])) > 0',
    after: '0m',
    severity: 'page',
  },
  {
    name: 'SwitchboardAgentDown',
    says: 'No deployment of the agent takes calls.',
    expression: 'max by (agent) (switchboard_deployment_open) == 0',
    after: '2m',
    severity: 'page',
  },
  {
    name: 'SwitchboardAgentFails',
    says: 'More than a tenth of the agent’s calls fail.',
    expression: failedShare('switchboard_calls_total', 'agent', FAILURES),
    after: '5m',
    severity: 'ticket',
  },
  {
    name: 'SwitchboardModelFails',
    says: 'More than a tenth of the model’s calls fail.',
    expression: failedShare('switchboard_model_calls_total', 'model', FAILURES),
    after: '5m',
    severity: 'ticket',
  },
  {
    name: 'SwitchboardSoftBudgetReached',
    says: 'A key, user, team or agent has reached its soft budget.',
    expression: 'sum by (level) (increase(switchboard_soft_budgets_reached_total[15m])) > 0',
    after: '0m',
    severity: 'ticket',
  },
  {
    name: 'SwitchboardTracesNotTaken',
    says: 'A destination does not let the gateway in, or traces for it were lost.',
    expression:
      'switchboard_trace_export_paused == 1 or sum by (destination) (increase(switchboard_trace_export_dropped_calls_total[15m])) > 0',
    after: '5m',
    severity: 'ticket',
  },
  {
    name: 'SwitchboardPushGivenUp',
    says: 'Push notifications were given up; they can be tried again under Tasks.',
    expression: 'delta(switchboard_push_given_up[15m]) > 0',
    after: '0m',
    severity: 'ticket',
  },
];

/** Text as YAML has it on one line, whatever stands in it. */
const inYaml = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A file of rules, as `rule_files` of Prometheus names it. */
export const rulesFile = (rules: readonly AlertRule[]): string =>
  [
    'groups:',
    '  - name: switchboard',
    '    rules:',
    ...rules.flatMap(({ name, says, expression, after, severity }) => [
      `      - alert: ${name}`,
      `        expr: ${inYaml(expression)}`,
      `        for: ${after}`,
      `        labels: { severity: ${severity} }`,
      `        annotations: { summary: ${inYaml(says)} }`,
    ]),
    '',
  ].join('\n');

/** How Prometheus asks this gateway. @param base its address */
export function scrapeConfig(base: string): string {
  const { protocol, host, pathname } = new URL(base);
  return [
    'scrape_configs:',
    '  - job_name: switchboard',
    `    scheme: ${protocol.slice(0, -1)}`,
    `    metrics_path: ${pathname.replace(/\/$/, '')}/metrics`,
    '    authorization: { credentials_file: /run/secrets/switchboard-key }',
    `    static_configs: [{ targets: [${inYaml(host)}] }]`,
    '',
  ].join('\n');
}
