import { isJsonObject, type Json, type JsonObject, RawNumber } from '../json.ts';

export interface Violation {
  field: string;
  description: string;
}

/** Looks at one value and adds what is wrong with it. `field` is the value's path in the parameters. */
export type Check = (value: Json | undefined, field: string, violations: Violation[]) => void;

const isAbsent = (value: Json | undefined): value is null | undefined => value === undefined || value === null;

/** A check that passes what is absent or null, as protobuf JSON and the SDKs treat them alike. */
export const optional =
  (check: Check): Check =>
  (value, field, violations) => {
    if (!isAbsent(value)) check(value, field, violations);
  };

/** A check of one kind of value; absent ones fail it. */
const kind =
  (isRight: (value: Json) => boolean, description: string): Check =>
  (value, field, violations) => {
    if (isAbsent(value)) violations.push({ field, description: 'It is required.' });
    else if (!isRight(value)) violations.push({ field, description });
  };

export const text = kind((value) => typeof value === 'string', 'It must be a string.');
export const filledText = kind((value) => typeof value === 'string' && value !== '', 'It must be a string, not empty.');
export const flag = kind((value) => typeof value === 'boolean', 'It must be true or false.');
export const anObject = kind(isJsonObject, 'It must be an object.');

/** One of some values; for enumerations, whose numbers are as good as their names. */
export const oneOf = (...values: (string | number)[]): Check =>
  kind(
    (value) => values.some((allowed) => allowed === value),
    `It must be ${values.filter((value) => typeof value === 'string').join(' or ')}.`,
  );

/** @param most no limit when absent */
export const wholeNumber = (least: number, most = Number.MAX_SAFE_INTEGER): Check =>
  kind(
    (value) => isBetween(value instanceof RawNumber ? Number(value.text) : value, least, most),
    most === Number.MAX_SAFE_INTEGER
      ? `It must be a whole number, ${least} or more.`
      : `It must be a whole number from ${least} to ${most}.`,
  );

const isBetween = (value: Json, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** A list whose items all pass a check. */
export const listOf =
  (check: Check, { atLeast }: { atLeast: number } = { atLeast: 0 }): Check =>
  (value, field, violations) => {
    if (!Array.isArray(value)) violations.push({ field, description: 'It must be a list.' });
    else if (value.length < atLeast) violations.push({ field, description: 'It must not be empty.' });
    else for (const [index, item] of value.entries()) check(item, `${field}[${index}]`, violations);
  };

/** An object whose members, by their names in camelCase, pass the checks; other members may be there. */
export const objectWith =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, field, violations) => {
    if (!isJsonObject(value)) return anObject(value, field, violations);
    for (const [name, check] of Object.entries(checks)) {
      check(member(value, name), field === '' ? name : `${field}.${name}`, violations);
    }
  };

/**
 * An object with exactly one of some members, which passes its check. Two of them would let two readers take different ones.
 *
 * @param mayBeNull names for which null is a value
 */
export const exactlyOne =
  (checks: Readonly<Record<string, Check>>, mayBeNull: readonly string[] = []): Check =>
  (value, field, violations) => {
    if (!isJsonObject(value)) return anObject(value, field, violations);
    const isGiven = (name: string): boolean =>
      mayBeNull.includes(name) ? member(value, name) !== undefined : !isAbsent(member(value, name));
    const given = Object.entries(checks).filter(([name]) => isGiven(name));
    const [only, ...others] = given;
    if (only === undefined || others.length > 0) {
      violations.push({ field, description: `It must have exactly one of ${Object.keys(checks).join(', ')}.` });
    } else {
      const [name, check] = only;
      check(member(value, name), `${field}.${name}`, violations);
    }
  };

/** A member by its name in camelCase, or in snake case when only that is there. */
export const member = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : object[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
