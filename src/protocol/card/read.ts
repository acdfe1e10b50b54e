import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { pick } from '../translate/shape.ts';

export { pick };

/** A text that says something; empty counts as absent, as it does in ProtoJSON. */
export function text(source: JsonObject, camelCase: string): string | undefined {
  const value = pick(source, camelCase);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list. */
export function texts(source: JsonObject, camelCase: string): string[] | undefined {
  const value = pick(source, camelCase);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

export const flag = (source: JsonObject, camelCase: string): boolean => pick(source, camelCase) === true;

/** The objects of a list; none when it is no list. */
export const objects = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];
