import type { Operation, Version } from './operation.ts';
import type { AgentError, Sighting } from './sighting.ts';

export function sight(_operation: Operation, _version: Version, _value: Buffer): Sighting {
  throw new Error('in the making');
}

export function sightingOfError(error: AgentError): Sighting {
  return { errorCode: error.code, errorMessage: error.message, terminal: true };
}
