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

const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYearFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const exactFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'long',
});

/** `14:32:39`, in the reader's zone. */
export const clock = (at: number): string => clockFormat.format(at);

/** The milliseconds behind it: `.902`. */
export const milliseconds = (at: number): string => `.${String(at % SECOND).padStart(3, '0')}`;

/** `31 Dec`, with the year when it is another one. */
export const day = (at: number, now: number): string =>
  (new Date(at).getFullYear() === new Date(now).getFullYear() ? dayFormat : dayOfYearFormat).format(at);

/** For titles: date, time and zone. */
export const exact = (at: number): string => exactFormat.format(at);
