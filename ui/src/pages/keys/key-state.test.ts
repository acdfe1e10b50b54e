import { expect, test } from 'vitest';
import type { Key } from '../../api/keys.ts';
import { agentsOf, keyLabel, keyState } from './key-state.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const keyWith = (changes: Partial<Key>): Key =>
  ({ blocked: false, expires: null, spend: null, max_budget: null, budget_reset_at: null, ...changes }) as Key;

test.each([
  [{}, 'ok active null'],
  [{ expires: '2026-11-24T12:00:00Z' }, 'ok active expires in 24 h'],
  [{ expires: '2026-11-23T12:00:00.001Z' }, 'ok active expires now'],
  [{ expires: '2026-11-23T12:00:00Z' }, 'paused expired now'],
  [{ expires: '2026-11-20T12:00:00Z' }, 'paused expired 3 d ago'],
  [{ expires: '2026-11-20T12:00:00Z', blocked: true }, 'refused blocked null'],
  [{ spend: 9.99, max_budget: 10 }, 'ok active null'],
  [{ spend: 10, max_budget: 10 }, 'refused budget spent null'],
  [{ spend: 11, max_budget: 10, budget_reset_at: '2026-11-24T12:00:00Z' }, 'refused budget spent resets in 24 h'],
  [{ spend: 11, max_budget: 10, shadow_limits: true }, 'ok active null'],
  [{ spend: 11, max_budget: 10, expires: '2026-11-20T12:00:00Z' }, 'paused expired 3 d ago'],
])('a key with %j is %s', (changes, text) => {
  const { kind, label, says } = keyState(keyWith(changes), NOW);
  expect(`${kind} ${label} ${says}`).toBe(text);
});

test('a key is called by its alias, else by its end, and never by itself', () => {
  expect(keyLabel(keyWith({ key_alias: 'tms', key_name: 'sk-...abcd' }))).toBe('tms');
  expect(keyLabel(keyWith({ key_alias: null, key_name: 'sk-...abcd' }))).toBe('sk-…abcd');
});

test('a key that names no agent is another thing than one that may call none', () => {
  expect(agentsOf(keyWith({ object_permission: null }))).toBeNull();
  expect(agentsOf(keyWith({ object_permission: { agents: [] } }))).toEqual([]);
  expect(agentsOf(keyWith({ object_permission: { agents: ['a', 7] } }))).toEqual(['a']);
});
