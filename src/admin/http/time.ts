import { z } from 'zod';

/** Times of the API are ISO 8601 in UTC. @param time epoch milliseconds */
export function isoTime(time: number): string;
export function isoTime(time: number | null): string | null;
export function isoTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

/** A time in a query: ISO 8601, or epoch milliseconds. */
export const timeQuery = z
  .union([
    z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    z.coerce.number().int().nonnegative(),
  ])
  .optional();
