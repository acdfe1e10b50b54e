import { invalidField } from './failure.ts';

/** The escape of NUL in JSON text, but not the text of the escape itself. */
const NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * Refuses the NUL character wherever it stands: no database keeps it, and no name or filter has use for it.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export function refuseNul(input: Record<string, unknown>): void {
  for (const [place, value] of Object.entries(input)) {
    if (value !== undefined && NUL.test(JSON.stringify(value)))
      throw invalidField(place, 'must not hold a NUL character');
  }
}
