import { isJsonObject, type Json, type JsonObject } from '../protocol/index.ts';

/**
 * A request without what its deployment must not be told, by LiteLLM's `additional_drop_params`: names, or paths such as
 * `tools[*].function.strict`.
 */
export function withoutMembers(body: JsonObject, paths: readonly string[]): JsonObject {
  return paths.reduce<JsonObject>((kept, path) => without(kept, stepsOf(path)) as JsonObject, body);
}

const EVERY = '*';

/** `tools[*].function.strict` is `tools`, `*`, `function`, `strict`. */
const stepsOf = (path: string): string[] =>
  path
    .replaceAll(/\[(\*|\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');

function without(value: Json, [step, ...rest]: string[]): Json {
  if (step === undefined) return value;
  if (Array.isArray(value)) return withoutInList(value, step, rest);
  if (!isJsonObject(value) || !Object.hasOwn(value, step)) return value;
  const { [step]: dropped, ...kept } = value;
  return rest.length === 0 || dropped === undefined ? kept : { ...value, [step]: without(dropped, rest) };
}

function withoutInList(list: Json[], step: string, rest: string[]): Json[] {
  const isMeant = (index: number): boolean => step === EVERY || step === String(index);
  if (rest.length === 0) return list.filter((_, index) => !isMeant(index));
  return list.map((item, index) => (isMeant(index) ? without(item, rest) : item));
}
