import { describe, expect, it } from 'vitest';
import { manualSchedule, silentLog } from './ledger.fixtures.ts';
import { startRetention } from './retention.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 100 * DAY;
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param tookMs how long each batch takes */
function setUp(deleted: (number | Error)[], tookMs = 0) {
  const asked: number[] = [];
  let now = NOW;
  const time = manualSchedule();
  const stop = startRetention({
    what: 'calls',
    async deleteBefore(before, limit) {
      expect(before).toBe(now - 7 * DAY);
      now += tookMs;
      asked.push(limit);
      const result = deleted.shift() ?? 0;
      if (result instanceof Error) throw result;
      return result;
    },
    retentionMs: 7 * DAY,
    clock: () => now,
    schedule: time.schedule,
    log: silentLog,
  });
  return { asked, time, stop };
}

describe('retention', () => {
  it('deletes at the start, in small batches with pauses, and looks again in an hour', async () => {
    const { asked, time } = setUp([100, 100, 12]);
    const delays: number[][] = [time.delays()];
    for (let batch = 0; batch < 3; batch++) {
      time.runNext();
      await settled();
      delays.push(time.delays());
    }
    expect(delays).toEqual([[0], [100], [100], [3_600_000]]);
    expect(asked).toEqual([100, 100, 100]);
  });

  it('leaves the database to the others for nine times as long as it had it', async () => {
    const { time } = setUp([100], 80);
    time.runNext();
    await settled();
    expect(time.delays()).toEqual([720]);
  });

  it('goes on after a failure', async () => {
    const { time } = setUp([new Error('the database is away')]);
    time.runNext();
    await settled();
    expect(time.delays()).toEqual([3_600_000]);
  });

  it('ends when it is stopped, also in the middle of a batch', async () => {
    const { time, stop } = setUp([100]);
    time.runNext();
    stop();
    await settled();
    expect(time.delays()).toEqual([]);
  });
});
