import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetSpan } from './budget-window.ts';

const AT = Date.parse('2026-11-25T13:47:12.345Z');
const iso = (time: number) => new Date(time).toISOString();

describe('a budget’s window', () => {
  it.each([
    ['30s', '2026-11-25T13:47:00.000Z', '2026-11-25T13:47:30.000Z'],
    ['1h', '2026-11-25T13:00:00.000Z', '2026-11-25T14:00:00.000Z'],
    ['24h', '2026-11-25T00:00:00.000Z', '2026-11-26T00:00:00.000Z'],
    ['1d', '2026-11-25T00:00:00.000Z', '2026-11-26T00:00:00.000Z'],
    ['7d', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['1w', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['30d', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
    ['1mo', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
    ['3mo', '2026-10-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['12mo', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ])('of %s runs from %s to %s', (duration, start, end) => {
    const { startsAt, endsAt } = budgetSpan(duration, AT);
    expect([iso(startsAt), iso(endsAt)]).toEqual([start, end]);
  });

  it('without a duration never ends', () => {
    expect(budgetSpan(null, AT)).toEqual({ startsAt: 0, endsAt: Number.POSITIVE_INFINITY });
  });

  it('holds the time it was asked for, and is the same for every time in it', () => {
    const durations = fc.constantFrom('1s', '45s', '10m', '5h', '1d', '10d', '7d', '2w', '30d', '1mo', '5mo');
    fc.assert(
      fc.property(durations, fc.integer({ min: 0, max: 4e12 }), (duration, at) => {
        const span = budgetSpan(duration, at);
        expect(span.startsAt).toBeLessThanOrEqual(at);
        expect(span.endsAt).toBeGreaterThan(at);
        expect(budgetSpan(duration, span.startsAt)).toEqual(span);
        expect(budgetSpan(duration, span.endsAt - 1)).toEqual(span);
        expect(budgetSpan(duration, span.endsAt).startsAt).toBe(span.endsAt);
      }),
    );
  });
});
