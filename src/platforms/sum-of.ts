import type { UpstreamUsage } from '../protocol/index.ts';

/** All together; undefined when none was told. */
export function sumOf(usages: readonly UpstreamUsage[]): UpstreamUsage | undefined {
  if (usages.length === 0) return undefined;
  const sum: UpstreamUsage = {};
  for (const usage of usages) {
    for (const name of ['input', 'output', 'total', 'cached', 'reasoning'] as const) {
      const count = usage[name];
      if (count !== undefined) sum[name] = (sum[name] ?? 0) + count;
    }
  }
  return sum;
}
