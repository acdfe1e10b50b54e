import type { Json, JsonObject } from '../json.ts';
import type { Dialect, Operation } from '../operation.ts';
import type { StreamMemory } from './stream-memory.ts';

export function translateParams(_operation: Operation, params: JsonObject, _from: Dialect, _to: Dialect): JsonObject {
  return params;
}

export function translateResult(_operation: Operation, value: Json, _from: Dialect, _to: Dialect): Json {
  return value;
}

export function translateEvent(value: Json, _from: Dialect, _to: Dialect, _memory: StreamMemory): Json {
  return value;
}

export function resultFixup(
  _operation: Operation,
  _params: JsonObject,
  _from: Dialect,
  _to: Dialect,
): (value: Json) => Json {
  return (value) => value;
}
