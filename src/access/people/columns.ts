import type { JsonObject } from '../../protocol/index.ts';
import { type LimitTerms, readLimitTerms, viewLimitTerms } from '../limits/terms.ts';

/** JSON of lists, objects and limits stands in text columns; these read and write it. Null stays null. */
export const readList = (text: string): string[] => JSON.parse(text) as string[];
export const readOptionalList = (text: string | null): string[] | null => (text === null ? null : readList(text));
export const readObject = (text: string): JsonObject => JSON.parse(text) as JsonObject;
export const readOptionalObject = (text: string | null): JsonObject | null => (text === null ? null : readObject(text));
export const readLimits = (text: string | null): LimitTerms | null =>
  text === null ? null : readLimitTerms(readObject(text));

/** What is null or absent stays so: Kysely leaves absent fields out of an update. */
type Written<Value, Column> = Column | Extract<Value, null | undefined>;

export const writeJson = <Value extends object | null | undefined>(value: Value): Written<Value, string> =>
  (value && JSON.stringify(value)) as Written<Value, string>;

export const writeLimits = <Value extends LimitTerms | null | undefined>(limits: Value): Written<Value, string> =>
  (limits && JSON.stringify(viewLimitTerms(limits))) as Written<Value, string>;

export const writeFlag = <Value extends boolean | undefined>(flag: Value): Written<Value, number> =>
  (flag === undefined ? undefined : Number(flag)) as Written<Value, number>;
