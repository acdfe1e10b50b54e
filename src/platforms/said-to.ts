import { isJsonObject, type Json, type JsonObject, type Part } from '../protocol/index.ts';
import { textOf } from './text-of.ts';

/**
 * What a caller says to one of the questions that an agent has asked: data that names it, else data that names none, else
 * the text.
 *
 * @param id of the question
 * @param namesOf the questions that an object names
 */
export function saidTo(id: string, parts: readonly Part[], namesOf: (data: JsonObject) => Json[]): Json {
  const data = parts.map((part) => part['data']).filter((value) => value !== undefined);
  const named = data.filter(isJsonObject).find((value) => namesOf(value).includes(id));
  return named ?? data.find((value) => !isJsonObject(value) || namesOf(value).length === 0) ?? textOf(parts);
}
