import { describe, expect, it } from 'vitest';
import { healthCheck } from '../agent.fixtures.ts';
import { afterCheck, type Health, NOT_CHECKED } from './health.ts';

const regular = { ...healthCheck, periodMs: 30_000, unhealthyAfter: 3, healthyAfter: 2 };

/** What is known after these results, `+` for one that is healthy. */
const known = (results: string, rules = regular): Health =>
  results
    .split('')
    .reduce(
      (health, result, at) =>
        afterCheck(health, { at, ms: 1, isHealthy: result === '+', reason: result === '+' ? null : 'HTTP 500' }, rules),
      NOT_CHECKED,
    );

describe('the state of a deployment', () => {
  it.each([
    ['', 'unknown', null],
    ['+', 'unknown', null],
    ['++', 'healthy', 1],
    ['--', 'unknown', null],
    ['---', 'unhealthy', 2],
    ['++--', 'healthy', 1],
    ['++--+--', 'healthy', 1],
    ['++---', 'unhealthy', 4],
    ['++---+', 'unhealthy', 4],
    ['++---++', 'healthy', 6],
    ['++---+++', 'healthy', 6],
  ])('after %s is %s', (results, state, since) => expect(known(results)).toMatchObject({ state, since }));

  it('follows each result while nothing is checked regularly', () => {
    const onDemand = { ...regular, periodMs: 0 };
    expect(known('-', onDemand)).toMatchObject({ state: 'unhealthy', since: 0 });
    expect(known('-+', onDemand)).toMatchObject({ state: 'healthy', since: 1 });
  });

  it('comes with the newest thirty results, newest first', () => {
    const { recent } = known('+'.repeat(40));
    expect(recent).toHaveLength(30);
    expect(recent[0]?.at).toBe(39);
  });

  it('turns after more than thirty, if the rules ask for that', () => {
    expect(known('-'.repeat(49), { ...regular, unhealthyAfter: 50 }).state).toBe('unknown');
    expect(known('-'.repeat(50), { ...regular, unhealthyAfter: 50 }).state).toBe('unhealthy');
  });
});
