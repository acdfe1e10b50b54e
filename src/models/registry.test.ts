import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createModelRegistry } from './registry.ts';

const entry = (model_name: string, model: string) => ({ model_name, litellm_params: { model } });

function registryOf(names: [name: string, model: string][], aliases: Record<string, string> = {}) {
  const registry = createModelRegistry({
    times: { timeoutMs: 1, streamTimeoutMs: null },
    aliases: Object.fromEntries(Object.entries(aliases).map(([name, model]) => [name, { model, hidden: false }])),
    log: pino({ level: 'silent' }),
  });
  registry.replace(names.map(([name, model]) => entry(name, model)));
  return (name: string) => registry.find(name)?.deployments.map(({ upstreamModel }) => upstreamModel);
}

it('a name of a model’s own says most, then an alias, then the longest pattern that fits', () => {
  const find = registryOf(
    [
      ['*', 'openai/*'],
      ['gpt-*', 'openai/gpt-mini-*'],
      ['gpt-4o', 'openai/own'],
      ['claude', 'anthropic/opus'],
    ],
    { 'gpt-4o': 'claude', 'gpt-best': 'claude', best: 'gpt-5', lost: 'nobody' },
  );
  expect(find('gpt-4o')).toEqual(['own']);
  expect(find('gpt-best')).toEqual(['opus']);
  expect(find('best')).toEqual(['gpt-mini-5']);
  expect(find('gpt-5')).toEqual(['gpt-mini-5']);
  expect(find('other')).toEqual(['other']);
});

it('what nothing fits is no model, whatever it is called', () => {
  const find = registryOf([['gpt-*', 'openai/*']], { lost: 'nobody' });
  for (const name of ['other', 'gpt-', 'lost', 'constructor', '__proto__', '']) expect(find(name)).toBeUndefined();
});
