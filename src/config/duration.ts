const UNIT_MS: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  mo: 30 * 86_400_000,
};

/** A hundred years: beyond it, somebody mistook the unit. */
const LONGEST_MS = 100 * 365 * 86_400_000;

/** A duration as LiteLLM spells it: how many of which unit. */
export interface Duration {
  count: number;
  unit: 's' | 'm' | 'h' | 'd' | 'w' | 'mo';
}

/**
 * Reads LiteLLM's spelling of a duration: `30s`, `30m`, `30h`, `30d`, `2w`, `1mo`.
 *
 * @returns undefined when it is none, nothing, or longer than a hundred years
 */
export function readDuration(text: string): Duration | undefined {
  const [, count = '', unit = ''] = /^\s*(\d{1,9})(s|m|h|d|w|mo)\s*$/.exec(text) ?? [];
  const milliseconds = Number(count) * (UNIT_MS[unit] ?? 0);
  if (milliseconds <= 0 || milliseconds > LONGEST_MS) return undefined;
  return { count: Number(count), unit: unit as Duration['unit'] };
}

/** The same in milliseconds; a month is 30 days. */
export function durationMs(text: string): number | undefined {
  const duration = readDuration(text);
  return duration && duration.count * (UNIT_MS[duration.unit] ?? 0);
}
