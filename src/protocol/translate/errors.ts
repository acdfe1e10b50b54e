import type { Version } from '../operation.ts';
import type { AgentError } from '../sighting.ts';

export function translateError(error: AgentError, _from: Version, _to: Version): AgentError {
  return error;
}
