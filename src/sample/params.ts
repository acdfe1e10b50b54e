import { isJsonObject, type Json, type JsonObject } from '../protocol/index.ts';

// Reading parameters that `validateParams` has already found to be in order.

export const objectOf = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

export const stringOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const numberOf = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

/** All text of a message, its parts one after the other. */
export function textOf(message: JsonObject): string {
  const parts = Array.isArray(message['parts']) ? message['parts'] : [];
  return parts.map((part) => stringOf(objectOf(part)['text']) ?? '').join(' ');
}
