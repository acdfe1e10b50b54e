import { SwitchboardError } from '../protocol/index.ts';

/** A refusal that points at one field. */
export const invalid = (field: string, description: string): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `${field}: ${description}.`, { violations: [{ field, description }] });
