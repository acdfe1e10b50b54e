import { gauges } from '../gauge.ts';
import { escaped } from '../label.ts';
import type { DestinationHealth } from './destination.ts';

type Figure = DestinationHealth & { name: string };

/** As many series as there are destinations. @param missed calls that came faster than they were looked at */
export function writeExports(destinations: readonly Figure[], missed: number): string[] {
  const dropped = destinations.flatMap(({ name, dropped }) =>
    Object.entries(dropped).map(([reason, count]) => line('dropped', { destination: name, reason }, count)),
  );
  return [
    gauges(
      'switchboard_trace_export_queued_calls',
      'Calls that a destination of traces is to be told of yet.',
      destinations.map(({ name, queued }) => [{ destination: name }, queued]),
    ),
    counter(
      'exported',
      'Spans that a destination of traces took.',
      destinations.map(({ name, exported }) => line('exported', { destination: name }, exported)),
    ),
    counter('dropped', 'Calls that a destination of traces was not told of, by why.', dropped),
    counter('missed', 'Calls that no destination was told of, because they came too fast.', [
      line('missed', {}, missed),
    ]),
    gauges(
      'switchboard_trace_export_last_success_timestamp_seconds',
      'When a destination of traces last took some; 0 for not yet.',
      destinations.map(({ name, lastSuccessAt }) => [{ destination: name }, (lastSuccessAt ?? 0) / 1000]),
    ),
    gauges(
      'switchboard_trace_export_paused',
      '1 while a destination of traces is left alone because it does not let the gateway in.',
      destinations.map(({ name, pausedUntil }) => [{ destination: name }, pausedUntil === null ? 0 : 1]),
    ),
  ];
}

type Counter = 'exported' | 'dropped' | 'missed';

const UNITS: Record<Counter, string> = { exported: 'spans', dropped: 'calls', missed: 'calls' };
const nameOf = (counter: Counter): string => `switchboard_trace_export_${counter}_${UNITS[counter]}_total`;

const line = (counter: Counter, labels: Record<string, string>, value: number): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${nameOf(counter)}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
};

const counter = (name: Counter, help: string, lines: readonly string[]): string =>
  [`# HELP ${nameOf(name)} ${help}`, `# TYPE ${nameOf(name)} counter`, ...lines].join('\n');
