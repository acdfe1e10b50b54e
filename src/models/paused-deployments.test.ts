import { expect, test } from 'vitest';
import { createPausedDeployments } from './paused-deployments.ts';

function keptIn(values = new Map<string, string>()) {
  const paused = createPausedDeployments({
    get: async (name) => values.get(name),
    set: async (name, value) => void values.set(name, value),
  });
  return { paused, values };
}

const pauseOf = (id: string) => ({ id, reason: 'It is slow.', at: 1, by: 'admin' });
const IDS = ['a', 'b', 'c', 'd'];

test('deployments that are paused and resumed at the same time are all kept so, after another start, too', async () => {
  const { paused, values } = keptIn();
  await Promise.all([...IDS.map((id) => paused.pause(pauseOf(id))), paused.resume('b'), paused.resume('nobody')]);
  const { paused: later } = keptIn(values);
  await later.load();
  for (const one of [paused, later])
    expect(IDS.map((id) => one.find(id))).toEqual([pauseOf('a'), undefined, pauseOf('c'), pauseOf('d')]);
});

test('what the database does not take is not in force, and holds up nobody', async () => {
  const values = new Map<string, string>();
  let isAway = true;
  const paused = createPausedDeployments({
    get: async (name) => values.get(name),
    async set(name, value) {
      if (isAway) throw new Error('away');
      values.set(name, value);
    },
  });
  await expect(paused.pause(pauseOf('a'))).rejects.toThrow('away');
  expect(paused.find('a')).toBeUndefined();
  isAway = false;
  await paused.pause(pauseOf('b'));
  expect([paused.find('a'), paused.find('b')]).toEqual([undefined, pauseOf('b')]);
});
