/** A label's value as it stands between quotes in Prometheus' text format. */
export const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
