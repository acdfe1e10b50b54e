import { invalidField } from '../http/failure.ts';

const UNIT_MS: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  mo: 30 * 86_400_000,
};

/** A hundred years: beyond it, somebody mistook the unit. */
const LONGEST_MS = 100 * 365 * 86_400_000;

/**
 * Reads LiteLLM's spelling of a duration: `30s`, `30m`, `30h`, `30d`, `2w`, `1mo` (30 days).
 *
 * @returns milliseconds
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readDuration(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,9})(s|m|h|d|w|mo)$/.exec(text.trim()) ?? [];
  const duration = Number(count) * (UNIT_MS[unit] ?? 0);
  if (duration > 0 && duration <= LONGEST_MS) return duration;
  throw invalidField(
    'duration',
    'must be a number and a unit (s, m, h, d, w, mo), e.g. "30d", at most a hundred years',
  );
}
