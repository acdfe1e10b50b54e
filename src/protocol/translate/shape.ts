import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/** Rewrites one JSON value; `undefined` leaves the field out. Never changes its argument. */
export type Rewrite = (value: Json) => Json | undefined;

/** Rewrites one JSON object into a new one. */
export type ObjectRewrite = (source: JsonObject) => JsonObject;

/** How the objects of one type are rewritten. */
interface ObjectRules {
  /** Fields of the source by their camelCase names; a pair renames. `null` in the source counts as absent, as in ProtoJSON. */
  fields: Record<string, Rewrite | readonly [to: string, rewrite: Rewrite]>;
  /** What every result begins with: discriminators, and defaults of fields that the target requires. */
  base?: JsonObject;
  /** `drop` for targets whose readers refuse fields they do not know, `keep` for the lenient. */
  unknown: 'keep' | 'drop';
}

/**
 * Makes the rewriter of one object type. Field names are understood in both spellings that ProtoJSON readers accept,
 * `taskId` and `task_id`; when an object holds both, the camelCase one counts.
 */
export function objectRewriter(rules: ObjectRules): ObjectRewrite {
  const fields = compile(rules.fields);
  const taken = takenNames(rules, fields);

  return (source) => {
    const target: JsonObject = { ...rules.base };
    for (const name in source) {
      const value = source[name];
      if (value === null || value === undefined) continue;
      const field = fields.get(name);
      if (!field) {
        if (rules.unknown === 'keep' && !taken.has(name)) target[name] = value;
        continue;
      }
      if (name !== field.camelCase && present(source[field.camelCase])) continue;
      const rewritten = field.rewrite(value);
      if (rewritten !== undefined) target[field.to] = rewritten;
    }
    return target;
  };
}

/**
 * What an unknown field may not be called: a field of the target in either spelling, as it would become one unseen (an inline
 * push config, say, past the policy that looks for it under the caller's name).
 */
function takenNames({ base = {} }: ObjectRules, fields: Map<string, Field>): Set<string> {
  const names = [...Object.keys(base), ...[...fields.values()].map(({ to }) => to)];
  return new Set(['__proto__', ...names, ...names.map(snakeCase)]);
}

interface Field {
  camelCase: string;
  to: string;
  rewrite: Rewrite;
}

function compile(rules: ObjectRules['fields']): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [camelCase, rule] of Object.entries(rules)) {
    const [to, rewrite] = typeof rule === 'function' ? ([camelCase, rule] as const) : rule;
    const field = { camelCase, to, rewrite };
    fields.set(snakeCase(camelCase), field);
    fields.set(camelCase, field);
  }
  return fields;
}

/** Bounded: only names that this code spells out are ever asked for. */
const snakeCases = new Map<string, string>();

function snakeCase(camelCase: string): string {
  const known = snakeCases.get(camelCase);
  if (known !== undefined) return known;
  const made = camelCase.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  snakeCases.set(camelCase, made);
  return made;
}

const present = (value: Json | undefined): boolean => value !== null && value !== undefined;

/** Reads a field in either spelling; `null` and absent are the same. */
export function pick(source: JsonObject, camelCase: string): Json | undefined {
  return source[camelCase] ?? source[snakeCase(camelCase)] ?? undefined;
}

export const keep: Rewrite = (value) => value;

export const drop: Rewrite = () => undefined;

/** Optional strings of proto3: empty and absent are the same there, but not to readers of the 0.3 shape. */
export const nonEmpty: Rewrite = (value) => (value === '' ? undefined : value);

/** Booleans that default to false and are left out then (proto3). */
export const trueOnly: Rewrite = (value) => (value === true ? true : undefined);

/** `google.protobuf.Struct`: any object, passed on untouched; anything else would be refused by strict readers. */
export const struct: Rewrite = (value) => (isJsonObject(value) ? value : undefined);

/** An object of a known type; what is not an object is left out. */
export const nested =
  (rewrite: ObjectRewrite): Rewrite =>
  (value) =>
    isJsonObject(value) ? rewrite(value) : undefined;

/** An array of objects of a known type; elements that are no objects are left out. */
export const listOf =
  (rewrite: ObjectRewrite): Rewrite =>
  (value) =>
    Array.isArray(value) ? value.filter(isJsonObject).map(rewrite) : undefined;
