import { escaped } from './label.ts';

/** One value as it is now, in Prometheus' text format, without a line break at its end. */
export const gauge = (name: string, help: string, value: number): string => gauges(name, help, [[{}, value]]);

/** Several of them, told apart by their labels. */
export function gauges(
  name: string,
  help: string,
  values: readonly (readonly [labels: Record<string, string>, value: number])[],
): string {
  const lines = values.map(([labels, value]) => `${name}${braced(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines].join('\n');
}

function braced(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
