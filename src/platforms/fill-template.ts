import { isJsonObject, type Json, type JsonObject, stringifyJson } from '../protocol/index.ts';

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;
const NOTHING_ELSE = /^\{\{\s*(\w+)\s*\}\}$/;

/**
 * Puts values into a template that an administrator wrote. A text that is a placeholder and nothing else becomes the value
 * itself; within a text, what is no text stands as JSON. Names without a value are left as they are: other programs write
 * braces, too.
 *
 * @param values by the name between the braces
 */
export function fillTemplate(template: JsonObject, values: Readonly<Record<string, Json>>): JsonObject {
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fill(value ?? null, values)]));
}

function fill(template: Json, values: Readonly<Record<string, Json>>): Json {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) return template.map((item) => fill(item, values));
  return isJsonObject(template) ? fillTemplate(template, values) : template;
}

function fillText(template: string, values: Readonly<Record<string, Json>>): Json {
  const given = (name: string): Json | undefined => (Object.hasOwn(values, name) ? values[name] : undefined);
  const only = given(NOTHING_ELSE.exec(template)?.[1] ?? '');
  if (only !== undefined) return only;
  return template.replace(PLACEHOLDER, (written, name: string) => {
    const value = given(name);
    if (value === undefined) return written;
    return typeof value === 'string' ? value : stringifyJson(value);
  });
}

/** Whether a template has a place for a value. */
export const hasPlaceFor = (name: string, template: JsonObject): boolean =>
  [...stringifyJson(template).matchAll(PLACEHOLDER)].some(([, placed]) => placed === name);
