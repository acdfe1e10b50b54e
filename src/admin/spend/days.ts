import { z } from 'zod';
import { DAY_MS } from '../../ledger/index.ts';
import { invalidField } from '../http/failure.ts';

/** A day, UTC, as LiteLLM writes it; days are counted from 1970-01-01. */
export const dayQuery = z.iso
  .date()
  .transform((text) => Date.parse(text) / DAY_MS)
  .describe('YYYY-MM-DD, UTC.');

/** Both ends belong to it. */
export interface DayRange {
  from: number;
  to: number;
}

/** A leap year: what is answered grows with it. */
const MAX_DAYS = 366;

/** @throws SwitchboardError INVALID_PARAMS when the end is before the start, or more than a year after it */
export function dayRange(from: number, to: number): DayRange {
  if (to < from) throw invalidField('end_date', 'is before start_date');
  if (to - from >= MAX_DAYS) throw invalidField('end_date', `a report is of ${MAX_DAYS} days at most`);
  return { from, to };
}

export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const daysOf = ({ from, to }: DayRange): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
