import { describe, expect, it } from 'vitest';
import { whyKnown } from './known.ts';
import { formatRow, judge, type Outcomes } from './outcomes.ts';

const direct: Outcomes = { a: 'passed', b: 'failed', c: 'skipped', d: 'passed' };

describe('the judgement of a run through the gateway', () => {
  it('blames the gateway for what fails through it alone', () => {
    const through: Outcomes = { a: 'failed', b: 'failed', c: 'failed', d: 'passed' };
    expect(judge(through, direct)).toEqual([
      { test: 'a', kind: 'new' },
      { test: 'b', kind: 'direct' },
      { test: 'c', kind: 'new' },
    ]);
  });

  it('gives the reason of a known failure', () => {
    const failures = judge({ a: 'failed' }, direct, (test) => (test === 'a' ? 'because' : undefined));
    expect(failures).toEqual([{ test: 'a', kind: 'known', why: 'because' }]);
  });

  it('knows failures for one pair of versions only', () => {
    const test = 'jsonrpc x.py::TestSubscribe::test_subscribe_terminates_at_terminal_state';
    expect(whyKnown('1.0', '0.3', test)).toContain('waits for input');
    expect(whyKnown('1.0', '1.0', test)).toBeUndefined();
  });
});

it('a row shows its counts and each failure', () => {
  const outcomes: Outcomes = { a: 'failed', b: 'passed', c: 'skipped', d: 'xfailed' };
  expect(formatRow({ name: 'run', outcomes, failures: judge(outcomes, direct) })).toBe(
    'run: 1 passed, 1 failed, 1 skipped, 1 xfailed\n  NEW: a',
  );
});
