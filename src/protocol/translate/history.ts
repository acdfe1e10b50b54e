import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Dialect, Operation } from '../operation.ts';
import { pick } from './shape.ts';

/**
 * What remains to be done to results and stream items because the agent could not be asked for it: `historyLength: 0` is
 * "no history" in 1.0, and has no counterpart in 0.3, where 0 is "all" (A2A wire notes, 1.5).
 *
 * @param params in the caller's dialect `from`, as they arrived
 * @param to the agent's dialect
 * @returns a function for each result, before or after its translation
 */
export function resultFixup(
  operation: Operation,
  params: JsonObject,
  from: Dialect,
  to: Dialect,
): (value: Json) => Json {
  return from === '1.0' && to !== '1.0' && asksForNoHistory(operation, params) ? withoutHistory : (value) => value;
}

function asksForNoHistory(operation: Operation, params: JsonObject): boolean {
  const sends = operation === 'send' || operation === 'stream';
  const holder = sends ? params['configuration'] : params;
  return isJsonObject(holder) && pick(holder, 'historyLength') === 0;
}

/** Without the history of a Task, bare or wrapped. */
function withoutHistory(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const { history: _history, task, ...rest } = value;
  return task === undefined ? rest : { ...rest, task: withoutHistory(task) };
}
