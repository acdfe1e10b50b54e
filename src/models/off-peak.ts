import { isJsonObject, type Json, type JsonObject } from '../protocol/index.ts';

/** Minutes after midnight, UTC, of which `to` is none any more; over midnight where it comes first, all day where they are one. */
interface Hours {
  from: number;
  to: number;
}

interface Window {
  hours: readonly Hours[];
  /** From 1 for Monday to 7; null for every day. */
  weekdays: readonly number[] | null;
}

/** When a model costs otherwise (LiteLLM's `off_peak_pricing`). */
export interface OffPeakTimes {
  windows: readonly Window[];
  /** Whose calendar tells the weekday. */
  timeZone: string;
}

/** @returns null when it names no hours that can be read */
export function readOffPeakTimes(block: JsonObject): OffPeakTimes | null {
  const daily: Window = { hours: hoursIn(block['hours_utc']), weekdays: null };
  const listed = Array.isArray(block['windows']) ? block['windows'].filter((one) => isJsonObject(one)) : [];
  const windows = [daily, ...listed.map(readWindow)].filter(({ hours }) => hours.length > 0);
  return windows.length > 0 ? { windows, timeZone: timeZoneIn(block['weekday_timezone']) } : null;
}

/** @param at epoch milliseconds */
export function isOffPeak({ windows, timeZone }: OffPeakTimes, at: number): boolean {
  const time = new Date(at);
  const minute = time.getUTCHours() * 60 + time.getUTCMinutes();
  const isWithin = ({ from, to }: Hours): boolean =>
    from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return windows.some(
    ({ hours, weekdays }) =>
      hours.some(isWithin) && (weekdays === null || weekdays.includes(weekdayOf(time, timeZone))),
  );
}

const readWindow = ({ hours_utc: hours, weekdays }: JsonObject): Window => ({
  hours: hoursIn(hours),
  weekdays: weekdays === undefined || weekdays === null ? null : weekdaysIn(weekdays),
});

/** What cannot be read names no hours. */
const hoursIn = (value: Json | undefined): Hours[] =>
  (Array.isArray(value) ? value : [value]).flatMap((text) => {
    const [, fromHour, fromMinute, toHour, toMinute] = HOURS.exec(typeof text === 'string' ? text : '') ?? [];
    if (fromHour === undefined) return [];
    return [{ from: Number(fromHour) * 60 + Number(fromMinute), to: Number(toHour) * 60 + Number(toMinute) }];
  });

const CLOCK = '([01]?\\d|2[0-3]):([0-5]?\\d)';
const HOURS = new RegExp(`^\\s*${CLOCK}\\s*-\\s*${CLOCK}\\s*$`);

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Numbers from 1 to 7, or names that begin as the days do; a list that names none is never. */
const weekdaysIn = (value: Json): number[] =>
  (Array.isArray(value) ? value : []).flatMap((day) => {
    const number = typeof day === 'string' ? DAYS.indexOf(day.trim().toLowerCase().slice(0, 3)) + 1 : day;
    return typeof number === 'number' && number >= 1 && number <= 7 ? [number] : [];
  });

function weekdayOf(time: Date, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(time);
  return DAYS.indexOf(name.toLowerCase()) + 1;
}

function timeZoneIn(value: Json | undefined): string {
  if (typeof value !== 'string') return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value.trim() }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
