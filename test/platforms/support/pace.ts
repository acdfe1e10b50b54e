const SLOW_MS = 60;

/**
 * How long a scripted agent waits before each piece of its answer, milliseconds: hardly, but for those who want it `slow`, and ten
 * times as long for `slow slow`, which nobody waits for to the end.
 */
export function paceOf(heard: string, slowMs = SLOW_MS): number {
  const times = heard.split('slow').length - 1;
  if (times === 0) return 1;
  return times === 1 ? slowMs : 10 * slowMs;
}
