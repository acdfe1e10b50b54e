import type { JsonObject } from './json.ts';
import type { Dialect, Operation } from './operation.ts';

/** @throws SwitchboardError INVALID_PARAMS with violations */
export function validateParams(_operation: Operation, _dialect: Dialect, _params: JsonObject): void {
  throw new Error('in the making');
}
