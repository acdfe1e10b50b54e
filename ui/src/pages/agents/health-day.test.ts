import { expect, it } from 'vitest';
import { healthDayOf, healthDayText } from './health-day.ts';

const since = '2026-03-01T10:00:00.000Z';
const hour = (at: number, calls: number, failed: number, isCheckFailed = false) => ({
  at: Date.parse(since) + at * 3_600_000,
  calls,
  failed,
  isCheckFailed,
});

it('gives an agent its hours, and one that is not known none', () => {
  const its = { agent_id: 'a', agent_name: 'a', calls: [2, 0], failed_calls: [1, 0], check_failed: [false, true] };
  const history = { since, slot_ms: 3_600_000, agents: [its] };
  expect(healthDayOf(history, 'a')).toEqual([hour(0, 2, 1), hour(1, 0, 0, true)]);
  expect(healthDayOf(history, 'b')).toEqual([]);
});

it('says in words what was called and what failed, and when', () => {
  expect(healthDayText([hour(0, 1, 0), hour(1, 0, 0)])).toBe('1 call in 2 hours; no check failed');
  const text = healthDayText([hour(0, 1_200, 3), hour(1, 2, 0, true)]);
  expect(text).toMatch(
    /^1,202 calls in 2 hours; 3 failed, in the hour from \d\d:00; checks failed in the hour from \d\d:00$/,
  );
  const bad = Array.from({ length: 6 }, (_, at) => hour(at, 2, 1));
  expect(healthDayText(bad)).toBe('12 calls in 6 hours; 6 failed, in the course of 6 hours; no check failed');
});
