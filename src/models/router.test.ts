import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createModelRegistry, type Model } from './registry.ts';
import { createModelRouter } from './router.ts';

const registryOf = (
  ...entries: { model_name: string; litellm_params: { model: string; [field: string]: unknown } }[]
) => {
  const registry = createModelRegistry({ timeoutMs: 1000, log: pino({ level: 'silent' }) });
  registry.replace(entries.map((entry) => ({ ...entry, model_info: { id: String(entry.litellm_params['id']) } })));
  return registry;
};

const entry = (id: string, more: object = {}) => ({
  model_name: 'm',
  litellm_params: { model: 'mock/echo', id, ...more },
});

const modelOf = (...entries: ReturnType<typeof entry>[]): Model => {
  const model = registryOf(...entries).find('m');
  if (!model) throw new Error('there is a model');
  return model;
};

function routerAt(clock: { now: number }, random = 0) {
  return createModelRouter({ coolDownMs: 5000, monotonic: () => clock.now, random: () => random });
}

const NONE = new Set<string>();

describe('which deployment answers', () => {
  it('is one of the lowest order, by its weight', () => {
    const model = modelOf(entry('a', { weight: 1 }), entry('b', { weight: 3 }), entry('late', { order: 1 }));
    const picked = [0, 0.24, 0.26, 0.99].map((random) => routerAt({ now: 0 }, random).pick(model, NONE).id);
    expect(picked).toEqual(['a', 'a', 'b', 'b']);
  });

  it('is another one than those that were tried, of a later order if need be', () => {
    const model = modelOf(entry('a'), entry('late', { order: 1 }));
    expect(routerAt({ now: 0 }).pick(model, new Set(['a'])).id).toBe('late');
  });

  it('is none that failed, until it has cooled down', () => {
    const clock = { now: 0 };
    const router = routerAt(clock);
    const model = modelOf(entry('a'), entry('b', { order: 1 }));
    const [first] = model.deployments;
    if (first) router.failed(model, first);
    clock.now = 4999;
    expect(router.pick(model, NONE).id).toBe('b');
    clock.now = 5000;
    expect(router.pick(model, NONE).id).toBe('a');
  });

  it('is nobody when all cool down, and the wait is told', () => {
    const router = routerAt({ now: 0 });
    const model = modelOf(entry('a'), entry('b'));
    for (const deployment of model.deployments) router.failed(model, deployment, 30);
    expect(() => router.pick(model, NONE)).toThrow(
      'No deployments available for model "m": all of them failed. Try again in 30 seconds.',
    );
  });

  it('is the only one there is, whatever became of it', () => {
    const router = routerAt({ now: 0 });
    const model = modelOf(entry('a'));
    for (const deployment of model.deployments) router.failed(model, deployment);
    expect(router.pick(model, NONE).id).toBe('a');
  });
});

describe('a name with a star', () => {
  const registry = registryOf(
    { model_name: '*', litellm_params: { model: 'openai/*', id: 'all' } },
    { model_name: 'groq/*', litellm_params: { model: 'groq/*', id: 'groq' } },
    { model_name: 'groq/one', litellm_params: { model: 'mock/echo', id: 'one' } },
  );

  it.each([
    ['groq/one', 'one', 'echo'],
    ['groq/llama', 'groq', 'llama'],
    ['gpt-$&', 'all', 'gpt-$&'],
  ])('%s is answered by the most exact entry', (name, id, upstreamModel) => {
    expect(registry.find(name)).toMatchObject({ name, deployments: [{ id, upstreamModel }] });
  });
});

it('an entry that cannot be used is left out', () => {
  expect(
    registryOf({ model_name: 'm', litellm_params: { model: 'azure/x', id: 'no-address' } }).find('m'),
  ).toBeUndefined();
});
