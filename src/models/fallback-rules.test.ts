import { expect, test } from 'vitest';
import { createFallbackRules } from './fallback-rules.ts';

const CONFIGURED = { general: { declared: ['spare'] }, context_window: {}, content_policy: {} };

function keptIn(values = new Map<string, string>()) {
  const rules = createFallbackRules(
    { get: async (name) => values.get(name), set: async (name, value) => void values.set(name, value) },
    CONFIGURED,
  );
  return { rules, values };
}

test('what the API adds is in force at once, each type for itself, and after another start', async () => {
  const { rules, values } = keptIn();
  await rules.set({ model: 'a', models: ['b', 'c'], type: 'general' });
  await rules.set({ model: 'a', models: ['long'], type: 'context_window' });
  await rules.set({ model: 'a', models: ['c'], type: 'general' });
  expect(rules.table('general')).toEqual({ declared: ['spare'], a: ['c'] });
  expect(rules.find('a', 'context_window')).toEqual(['long']);
  expect(rules.find('a', 'content_policy')).toBeUndefined();

  const { rules: later } = keptIn(values);
  await later.load();
  expect(later.list()).toEqual([
    { model: 'a', models: ['c'], type: 'general', source: 'api' },
    { model: 'declared', models: ['spare'], type: 'general', source: 'config' },
    { model: 'a', models: ['long'], type: 'context_window', source: 'api' },
  ]);
  await later.remove('a', 'general');
  expect(later.find('a', 'general')).toBeUndefined();
  expect(later.find('a', 'context_window')).toEqual(['long']);
});

test('those that are set at the same time are all kept', async () => {
  const { rules, values } = keptIn();
  await Promise.all(['a', 'b', 'c'].map((model) => rules.set({ model, models: ['spare'], type: 'general' })));
  const { rules: later } = keptIn(values);
  await later.load();
  for (const one of [rules, later]) expect(Object.keys(one.table('general'))).toEqual(['a', 'b', 'c', 'declared']);
});

test('what the config file says stays as it is, and what nobody said cannot be removed', async () => {
  const { rules } = keptIn();
  const set = rules.set({ model: 'declared', models: ['other'], type: 'general' });
  await expect(set).rejects.toMatchObject({ code: 'READ_ONLY' });
  await expect(rules.remove('declared', 'general')).rejects.toMatchObject({ code: 'READ_ONLY' });
  await expect(rules.remove('a', 'general')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(rules.remove('toString', 'general')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
