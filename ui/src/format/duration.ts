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

const pad = (count: number): string => String(count).padStart(2, '0');
