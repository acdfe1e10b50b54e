import type { PushFigures } from '../tasks/index.ts';
import { gauge } from './gauge.ts';

/** Each metric whole, in Prometheus' text format, without a line break at its end. */
export function writePush({ received, delivered, failed, waiting, dead }: PushFigures): string[] {
  return [
    counter('switchboard_push_received_total', 'Push notifications that agents sent.', [['', received]]),
    counter('switchboard_push_attempts_total', 'Attempts to deliver a push notification, by how they ended.', [
      ['{outcome="delivered"}', delivered],
      ['{outcome="failed"}', failed],
    ]),
    gauge('switchboard_push_waiting', 'Push notifications that wait to be delivered.', waiting),
    gauge('switchboard_push_given_up', 'Push notifications that were given up, and can be delivered again.', dead),
  ];
}

function counter(name: string, help: string, values: readonly (readonly [labels: string, value: number])[]): string {
  const lines = values.map(([labels, value]) => `${name}${labels} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...lines].join('\n');
}
