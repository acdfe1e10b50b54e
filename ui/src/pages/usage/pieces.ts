import type { Usage } from '../../api/usage.ts';
import { plural } from '../../format/count.ts';
import type { Zone } from '../../format/zone.ts';
import { DAY_MS, daysBetween, isoDay } from './measure.ts';

const HOUR_MS = 3_600_000;

export const STEP_MS = { hour: HOUR_MS, day: DAY_MS } as const satisfies Record<Usage['step'], number>;

type Range = Pick<Usage, 'step' | 'since' | 'until'>;

/** The pieces of time of a report as its sums name them, those without calls as well. */
export function piecesOf({ step, since, until }: Range): string[] {
  const [start, end] = [Date.parse(since), Date.parse(until)];
  if (step === 'day') return daysBetween(isoDay(start), isoDay(end - 1));
  const first = Math.floor(start / HOUR_MS);
  const length = Math.ceil(end / HOUR_MS) - first;
  return Array.from({ length }, (_, index) => new Date((first + index) * HOUR_MS).toISOString());
}

/**
 * The period before a report, as long as it and up to its begin.
 *
 * @param ms how long the range is that was asked for; undefined for all there is
 */
export function before({ step, since, until }: Range, ms: number | undefined): { since: number; until: number } {
  const start = Date.parse(since);
  const length = step === 'hour' && ms !== undefined ? ms : Date.parse(until) - start;
  return { since: start - length, until: start };
}

/** `24 hours`, `7 days` */
export function lengthText({ step, since, until }: Range): string {
  return plural(Math.round((Date.parse(until) - Date.parse(since)) / STEP_MS[step]), step);
}

/** How pieces are called: days are of UTC, hours are those of a zone's clock. */
export function pieceNames(step: Usage['step'], zone: Zone) {
  if (step === 'day') return { short: (date: string) => date.slice(5), long: (date: string) => date };
  const formatOf = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, ...(zone && { timeZone: zone }) });
  const time = formatOf({ hour: '2-digit', minute: '2-digit' });
  const day = formatOf({ day: 'numeric', month: 'short' });
  const whole = formatOf({ dateStyle: 'medium', timeStyle: 'long' });
  return {
    short: (date: string) => {
      const text = time.format(Date.parse(date));
      return /^00:[0-5]/.test(text) ? day.format(Date.parse(date)) : text;
    },
    long: (date: string) => whole.format(Date.parse(date)),
  };
}

/** When a report begins and ends, and what its pieces are. @param until now, of a report that goes on */
export function rangeText({ step, since, until }: Range, zone: Zone): string {
  if (step === 'day') {
    const [first, last] = [isoDay(Date.parse(since)), isoDay(Date.parse(until) - 1)];
    return `${first === last ? first : `${first} to ${last}`}, whole days, UTC`;
  }
  const edge = (at: string, withZone: boolean): string =>
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      ...(withZone && { timeZoneName: 'short' }),
      ...(zone && { timeZone: zone }),
    }).format(Date.parse(at));
  return `${edge(since, false)} to ${edge(until, true)}, by hour`;
}
