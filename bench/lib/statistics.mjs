/** The value below which the given share (0 to 1) of the samples lies; null when there are none. */
export function quantile(samples, share) {
  if (samples.length === 0) return null;
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (samples) => quantile(samples, 0.5);
