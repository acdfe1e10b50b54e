import { durationMs } from '../../config/index.ts';
import { invalidField } from '../http/failure.ts';

/**
 * Reads how long a key lives, as LiteLLM spells it.
 *
 * @returns milliseconds
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readDuration(text: string): number {
  const duration = durationMs(text);
  if (duration !== undefined) return duration;
  throw invalidField(
    'duration',
    'must be a number and a unit (s, m, h, d, w, mo), e.g. "30d", at most a hundred years',
  );
}
