/** A number with its unit apart, so that columns can align the two. */
export interface Quantity {
  value: string;
  unit: string;
}

/** Three significant digits at most: `842 ms`, `9.46 s`, `2 m 03 s`. @param ms milliseconds */
export function duration(ms: number): Quantity {
  if (ms < 1) return { value: ms === 0 ? '0' : '<1', unit: 'ms' };
  if (ms < 1000) return { value: String(Math.round(ms)), unit: 'ms' };
  const seconds = ms / 1000;
  if (seconds < 99.995) return { value: seconds.toFixed(2), unit: 's' };
  const whole = Math.round(seconds);
  if (whole < 3600) return { value: `${Math.floor(whole / 60)} m ${pad(whole % 60)}`, unit: 's' };
  return { value: `${Math.floor(whole / 3600)} h ${pad(Math.floor((whole % 3600) / 60))}`, unit: 'm' };
}

/** The same in one piece. */
export function durationText(ms: number): string {
  const { value, unit } = duration(ms);
  return `${value} ${unit}`;
}

/** One that somebody has set, which is exact: `5 s`, `1.5 s`, `1 m`, `1 h 40 m`. @param ms milliseconds */
export function setDuration(ms: number): string {
  if (ms < 60_000) return ms < 1000 ? `${ms} ms` : `${ms / 1000} s`;
  const parts = [
    [Math.floor(ms / 3_600_000), 'h'],
    [Math.floor(ms / 60_000) % 60, 'm'],
    [(ms % 60_000) / 1000, 's'],
  ] as const;
  return parts.flatMap(([amount, unit]) => (amount > 0 ? `${amount} ${unit}` : [])).join(' ');
}

const pad = (count: number): string => String(count).padStart(2, '0');
