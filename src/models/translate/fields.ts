import { isJsonObject, type Json, type JsonObject, SwitchboardError } from '../../protocol/index.ts';

// Members of requests that have to be understood before they can be told in another provider's words.

/** @throws SwitchboardError INVALID_PARAMS */
export function refuse(field: string, description: string): never {
  throw new SwitchboardError('INVALID_PARAMS', `"${field}": ${description}`, { violations: [{ field, description }] });
}

/** @returns undefined where there is none; null counts as none */
export const numberAt = (object: JsonObject, name: string): number | undefined =>
  checked(object, name, 'must be a number', (value): value is number => typeof value === 'number');

export const textAt = (object: JsonObject, name: string): string | undefined =>
  checked(object, name, 'must be a text', (value): value is string => typeof value === 'string');

export const objectAt = (object: JsonObject, name: string): JsonObject | undefined =>
  checked(object, name, 'must be an object', isJsonObject);

export const listAt = (object: JsonObject, name: string): Json[] | undefined =>
  checked(object, name, 'must be a list', (value): value is Json[] => Array.isArray(value));

function checked<Value>(
  object: JsonObject,
  name: string,
  description: string,
  isRight: (value: unknown) => value is Value,
): Value | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  return isRight(value) ? value : refuse(name, description);
}

/** The objects of a list; whatever else stands in it is refused. */
export const objectsAt = (object: JsonObject, name: string): JsonObject[] =>
  (listAt(object, name) ?? []).map((item, index) =>
    isJsonObject(item) ? item : refuse(`${name}[${index}]`, 'must be an object'),
  );

/** What a JSON text says, or undefined where it is none. */
export function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
