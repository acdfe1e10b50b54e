import type { Json, UpstreamUsage } from '../protocol/index.ts';

/** Tokens as a platform counted them; what it does not tell, or not as a number, is left out. */
export function usageOf(counts: Readonly<Record<keyof UpstreamUsage, Json | undefined>>): UpstreamUsage {
  const usage: UpstreamUsage = {};
  for (const [kind, count] of Object.entries(counts) as [keyof UpstreamUsage, Json | undefined][])
    if (typeof count === 'number') usage[kind] = count;
  return usage;
}
