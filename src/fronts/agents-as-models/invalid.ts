import { SwitchboardError } from '../../protocol/index.ts';

/** @param field where in the request, as OpenAI's `param` names it */
export const invalid = (field: string, description: string): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `"${field}": ${description}`, { violations: [{ field, description }] });
