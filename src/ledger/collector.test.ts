import { expect, it } from 'vitest';
import { createCollector } from './collector.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('a batch is all that came in one turn, the next all that came meanwhile, and each item gets its own result', async () => {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const collector = createCollector<string, string>(async (items) => {
    batches.push(items);
    await new Promise<void>((resolve) => ends.push(resolve));
    return items.map((item) => item.toUpperCase());
  });
  const results = ['a', 'b'].map((item) => collector.add(item));
  await turn();
  results.push(collector.add('c'));
  await turn();
  results.push(collector.add('d'));
  expect(collector.waiting()).toBe(4);
  ends.shift()?.();
  await turn();
  ends.shift()?.();
  expect(await Promise.all(results)).toEqual(['A', 'B', 'C', 'D']);
  expect(batches).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  await collector.idle();
  expect(collector.waiting()).toBe(0);
});

it('what fails a batch fails its items, and no others', async () => {
  const collector = createCollector<string, string>(async (items) => {
    if (items.includes('bad')) throw new Error('no');
    return items;
  });
  const failed = Promise.allSettled([collector.add('bad'), collector.add('near it')]);
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await collector.add('later')).toBe('later');
});

it('is idle only when nothing is waiting', async () => {
  const steps: string[] = [];
  const collector = createCollector<string, string>(async (items) => items);
  await collector.idle();
  void collector.add('a').then((item) => steps.push(item));
  await collector.idle();
  expect(steps).toEqual(['a']);
});
