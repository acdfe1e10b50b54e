import { currentZone } from './zone.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `8 s ago`, `3 h ago`, `19 d ago`; in the future `in 3 d`. @param at and now: epoch milliseconds */
export function relative(at: number, now: number): string {
  const distance = Math.abs(now - at);
  if (distance < SECOND) return 'now';
  const text = rough(distance);
  return at <= now ? `${text} ago` : `in ${text}`;
}

/** One number and one unit. @param ms milliseconds */
export function rough(ms: number): string {
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} m`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}

const FORMATS = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
  exact: { dateStyle: 'medium', timeStyle: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a formatter takes a thousand times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function told(at: number, format: keyof typeof FORMATS): string {
  const zone = currentZone();
  const name = `${format} ${zone}`;
  const known = formatters.get(name);
  const formatter = known ?? new Intl.DateTimeFormat('en-GB', { ...FORMATS[format], ...(zone && { timeZone: zone }) });
  if (!known) formatters.set(name, formatter);
  return formatter.format(at);
}

/** `14:32:39`, in the zone that the reader chose. */
export const clock = (at: number): string => told(at, 'clock');

/** The milliseconds behind it: `.902`. */
export const milliseconds = (at: number): string => `.${String(at % SECOND).padStart(3, '0')}`;

/** `31 Dec`, with the year when it is another one. */
export const day = (at: number, now: number): string =>
  told(at, told(at, 'year') === told(now, 'year') ? 'day' : 'dayOfYear');

/** For titles: date, time and zone. */
export const exact = (at: number): string => told(at, 'exact');
