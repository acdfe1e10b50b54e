import { expect, it } from 'vitest';
import type { Agent } from '../../../api/types.ts';
import { registrationOf, valueAt, withValue } from './registration.ts';

const BEFORE = {
  agent_name: 'desk',
  url: 'http://a.example',
  rpm_limit: 3,
  litellm_params: { api_key: '<REDACTED>', cost_per_query: 0.05 },
  timeouts: { idle_ms: 5 },
};

it('a value deep inside is found, set and taken away, and what is empty then goes with it', () => {
  expect(valueAt(BEFORE, 'litellm_params.cost_per_query')).toBe(0.05);
  expect(valueAt(BEFORE, 'health_check.path')).toBeUndefined();
  expect(withValue(BEFORE, 'health_check.path', '/up')).toEqual({ ...BEFORE, health_check: { path: '/up' } });
  const { timeouts: _, ...others } = BEFORE;
  expect(withValue(BEFORE, 'timeouts.idle_ms', undefined)).toEqual(others);
});

it('what the API tells of an agent can be registered again, without what it only tells', () => {
  const told = { ...BEFORE, agent_id: 'id-1', paused: null, card: {}, static_headers: null, agent_card_params: {} };
  expect(registrationOf(told as unknown as Agent)).toEqual(BEFORE);
});
