import type { JsonObject } from '../../protocol/index.ts';
import { type LimitTerms, readLimitTerms, viewLimitTerms } from '../limits/terms.ts';

/** JSON of lists, objects and limits stands in text columns; these read and write it. Null stays null. */
export const readList = (text: string): string[] => JSON.parse(text) as string[];
export const readOptionalList = (text: string | null): string[] | null => (text === null ? null : readList(text));
export const readObject = (text: string): JsonObject => JSON.parse(text) as JsonObject;
export const readOptionalObject = (text: string | null): JsonObject | null => (text === null ? null : readObject(text));
export const readOptionalFlag = (flag: number | null): boolean | null => (flag === null ? null : flag !== 0);
export const readLimits = (text: string | null): LimitTerms | null =>
  text === null ? null : readLimitTerms(readObject(text));

// What is null or absent stays so: Kysely leaves absent fields out of an update.

export function writeJson(value: object): string;
export function writeJson(value: object | null): string | null;
export function writeJson(value: object | undefined): string | undefined;
export function writeJson(value: object | null | undefined): string | null | undefined;
export function writeJson(value: object | null | undefined): string | null | undefined {
  return value && JSON.stringify(value);
}

export function writeLimits(limits: LimitTerms | null): string | null;
export function writeLimits(limits: LimitTerms | null | undefined): string | null | undefined;
export function writeLimits(limits: LimitTerms | null | undefined): string | null | undefined {
  return limits && JSON.stringify(viewLimitTerms(limits));
}

export function writeFlag(flag: boolean): number;
export function writeFlag(flag: boolean | null): number | null;
export function writeFlag(flag: boolean | undefined): number | undefined;
export function writeFlag(flag: boolean | null | undefined): number | null | undefined;
export function writeFlag(flag: boolean | null | undefined): number | null | undefined {
  return flag === null || flag === undefined ? flag : Number(flag);
}
