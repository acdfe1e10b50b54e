import { durationMs } from '../../config/index.ts';
import { invalidField } from '../http/failure.ts';

/**
 * Reads how long something lasts, as LiteLLM spells it.
 *
 * @param field that it stands in
 * @returns milliseconds
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readDuration(text: string, field: string): number {
  const duration = durationMs(text);
  if (duration !== undefined) return duration;
  throw invalidField(field, 'must be a number and a unit (s, m, h, d, w, mo), e.g. "30d", at most a hundred years');
}
