import { describe, expect, it } from 'vitest';
import { createDemoClock, liveThrough } from './week.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Monday at noon, wherever it is lived through: no hour of it is a day's first. */
const NOW = new Date(2026, 10, 23, 12).getTime();

/** When something was said in so many days, and when something happened, epoch milliseconds. */
async function live(days: number, daysAgo: readonly number[] = []) {
  const clock = createDemoClock(() => NOW, days);
  const said: number[] = [];
  const happened: number[] = [];
  await liveThrough(
    days,
    {
      sayings: [async () => said.push(clock.now())],
      happenings: daysAgo.map((ago) => ({ daysAgo: ago, happen: async () => happened.push(clock.now()) })),
    },
    clock,
    { random: () => 0.5 },
  );
  return { said, happened };
}

describe('the days of the demo', () => {
  it('begin as long ago as they are many, and end now', async () => {
    const { said } = await live(7);
    expect([said[0], said.at(-1)]).toEqual([NOW - 7 * DAY_MS, NOW]);
    expect(said).toEqual(said.toSorted((one, other) => one - other));
  });

  it('are lived through hour by hour in the end, so that the last day has no gaps', async () => {
    const { said } = await live(2);
    const hours = new Set(said.filter((at) => at > NOW - DAY_MS).map((at) => (NOW - at) / HOUR_MS));
    expect(hours.size).toBe(24);
  });

  it('are busier by day than by night, and on working days than at the weekend', async () => {
    const { said } = await live(7);
    const at = (ago: number) => said.filter((time) => time === NOW - ago).length;
    expect(at(3 * DAY_MS)).toBeGreaterThan(at(3 * DAY_MS + 12 * HOUR_MS));
    expect(at(3 * DAY_MS)).toBeGreaterThan(at(2 * DAY_MS));
  });

  it('see what people did when they did it, and what is longer ago on the first of them', async () => {
    const { happened } = await live(2, [7, 2, 1, 0]);
    expect(happened).toEqual([NOW - 2 * DAY_MS, NOW - 2 * DAY_MS, NOW - DAY_MS, NOW]);
  });
});
