import type { Saying } from './talk.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Between two rounds of calls: hours that are looked at one by one are lived through so. */
const STEP_HOURS = 3;
const STEP_HOURS_TODAY = 1;
/** Calls in the busiest hour of a working day. */
const BUSIEST = 7;

/** A clock that is behind the machine's, and can be set forward. */
export interface DemoClock {
  /** Epoch milliseconds. */
  now: () => number;
  /** @param ms behind the machine's clock, from now on */
  setBehind(ms: number): void;
}

/** Something that people did. */
export interface Happening {
  /** How long ago. */
  daysAgo: number;
  happen: () => Promise<unknown>;
}

/** Begins some days ago. @param now the machine's, epoch milliseconds */
export function createDemoClock(now: () => number, days: number): DemoClock {
  let behind = days * DAY_MS;
  return {
    now: () => now() - behind,
    setBehind: (ms) => {
      behind = ms;
    },
  };
}

/**
 * Lives through some days in seconds: by day more is asked than by night and at the weekend. The gateway’s clock goes forward between
 * calls alone, so that each takes as long as it does.
 *
 * @param happenings in their order; of what is longer ago than the days all happens on the first
 * @param random in [0, 1)
 * @param onDay told before each day, how many are left
 */
export async function liveThrough(
  days: number,
  { sayings, happenings }: { sayings: readonly Saying[]; happenings: readonly Happening[] },
  clock: DemoClock,
  { random, onDay }: { random: () => number; onDay?: (left: number) => void },
): Promise<void> {
  const ahead = [...happenings];
  for (let behind = days * DAY_MS; behind >= 0; ) {
    const hours = behind > DAY_MS ? STEP_HOURS : STEP_HOURS_TODAY;
    if (behind > 0 && behind % DAY_MS === 0) onDay?.(behind / DAY_MS);
    clock.setBehind(behind);
    while (ahead[0] && ahead[0].daysAgo * DAY_MS >= behind) await ahead.shift()?.happen();
    const amount = Math.ceil(BUSIEST * hours * busyness(clock.now()) * (0.6 + 0.4 * random()));
    await Promise.all(Array.from({ length: amount }, () => sayOne(sayings, random)));
    behind -= hours * HOUR_MS;
  }
}

/** How much is asked then, from 0 to 1. @param at epoch milliseconds */
function busyness(at: number): number {
  const date = new Date(at);
  const byHour = Math.max(0.1, 1 - Math.abs(date.getHours() - 13) / 9);
  return [0, 6].includes(date.getDay()) ? byHour * 0.35 : byHour;
}

async function sayOne(sayings: readonly Saying[], random: () => number): Promise<void> {
  // The square makes the first ones likelier.
  await sayings[Math.floor(random() ** 2 * sayings.length)]?.();
}
