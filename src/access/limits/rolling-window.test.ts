import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RollingWindow } from './rolling-window.ts';

const NOW = 1_764_000_000_000;

describe('a rolling window', () => {
  it('counts what happened in the last 60 seconds, to the second', () => {
    const window = new RollingWindow();
    window.add(NOW + 500, 1);
    window.add(NOW + 30_000, 2);
    expect(window.used(NOW + 59_999)).toBe(3);
    expect(window.used(NOW + 60_999)).toBe(3);
    expect(window.used(NOW + 61_000)).toBe(2);
    expect(window.used(NOW + 91_000)).toBe(0);
  });

  it('corrects an estimate where it stands, as long as it stands there', () => {
    const window = new RollingWindow();
    const second = window.add(NOW, 100);
    window.correct(second, -40);
    expect(window.used(NOW + 60_000)).toBe(60);
    expect(window.used(NOW + 61_000)).toBe(0);
    window.correct(second, 1000);
    expect(window.used(NOW + 61_000)).toBe(0);
  });

  it('tells how long until there is room', () => {
    const window = new RollingWindow();
    window.add(NOW, 1);
    window.add(NOW + 10_000, 1);
    const later = NOW + 20_000;
    expect(window.secondsUntil(later, 2)).toBe(0);
    expect(window.secondsUntil(later, 1)).toBe(41);
    expect(window.secondsUntil(later, 0)).toBe(51);
    expect(window.secondsUntilEmpty(later)).toBe(51);
    expect(window.used(later + 41_000)).toBe(1);
    expect(window.used(later + 51_000)).toBe(0);
    expect(window.secondsUntilEmpty(later + 51_000)).toBe(0);
  });

  it('stands still when the clock steps back', () => {
    const window = new RollingWindow();
    window.add(NOW, 1);
    window.add(NOW - 3_600_000, 1);
    expect(window.used(NOW)).toBe(2);
    expect(window.used(NOW + 61_000)).toBe(0);
  });

  it('never lets more than the limit into any 60 seconds, and never waits longer than it says', () => {
    const pauses = fc.array(fc.oneof(fc.nat(900), fc.nat(20_000), fc.nat(130_000)), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), pauses, (limit, gaps) => {
        const window = new RollingWindow();
        const passed: number[] = [];
        let at = NOW;
        for (const gap of gaps) {
          at += gap;
          if (window.used(at) < limit) {
            window.add(at, 1);
            passed.push(at);
          } else {
            const wait = window.secondsUntil(at, limit - 1);
            expect(wait).toBeGreaterThan(0);
            expect(wait).toBeLessThanOrEqual(61);
          }
        }
        for (const start of passed)
          expect(passed.filter((time) => time >= start && time < start + 60_000).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
