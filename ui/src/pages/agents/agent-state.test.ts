import { expect, it } from 'vitest';
import type { Agent } from '../../api/types.ts';
import { type KnownHealth, lastCheckOf, stateOf } from './agent-state.ts';

const AGENT = { enabled: true, paused: null } as Agent;
const AT = '2026-01-01T00:00:00.000Z';

const place = (changes: Partial<KnownHealth['deployments'][number]> = {}): KnownHealth['deployments'][number] => ({
  name: 'a',
  standing: 'ready',
  check_state: 'healthy',
  check_state_since: null,
  latency_ms: 10,
  checks: [],
  error: null,
  ...changes,
});
const health = (...deployments: KnownHealth['deployments']): KnownHealth => ({
  isHealthy: true,
  error: null,
  deployments,
});

it.each([
  ['paused', { ...AGENT, paused: { reason: 'Moving', since: AT, by: null } }, health(place()), 'Moving'],
  ['off', { ...AGENT, enabled: false }, health(place()), 'It takes no calls until it is enabled.'],
  ['down', AGENT, { ...health(place({ error: 'HTTP 404' })), isHealthy: false }, 'HTTP 404'],
  ['slow', AGENT, health(place(), place({ name: 'b', standing: 'ejected' })), 'b takes no calls now.'],
  ['slow', AGENT, health(place({ checks: [{ at: AT, ms: 2100, healthy: true }] })), 'The last check of a took 2.10 s.'],
  ['slow', AGENT, health(place({ latency_ms: 25_000 })), 'Answers of a begin after 25.00 s, on the average.'],
  ['in-service', AGENT, null, null],
  ['paused', { ...AGENT, paused: { reason: 'Moving', since: AT, by: null } }, null, 'Moving'],
  ['reachable', AGENT, health(place({ checks: [{ at: AT, ms: 12, healthy: true }] })), null],
] as const)('an agent is %s, with the reason', (name, agent, known, reason) => {
  expect(stateOf(agent, known)).toMatchObject({ name, reason });
});

it('the last check is that of whichever place was asked last', () => {
  const [early, late] = ['2026-01-01T00:00:01.000Z', '2026-01-01T00:00:02.000Z'];
  const checked = (at: string) => place({ checks: [{ at, ms: 1, healthy: true }] });
  expect(lastCheckOf(health(checked(early), checked(late)))).toBe(Date.parse(late));
  expect(lastCheckOf(health(place()))).toBeNull();
  expect(lastCheckOf(undefined)).toBeNull();
});
