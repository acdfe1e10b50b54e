import { expect, it } from 'vitest';
import { atMost } from './at-most.ts';

it('runs so many at once, the others in order, whether they end well or badly', async () => {
  const inTurn = atMost(2);
  const log: string[] = [];
  const gates: (() => void)[] = [];
  const tasks = [0, 1, 2, 3].map((id) =>
    inTurn(async () => {
      log.push(`begin ${id}`);
      await new Promise<void>((resolve) => (gates[id] = resolve));
      log.push(`end ${id}`);
      if (id === 0) throw new Error('failed');
      return id;
    }).catch(() => 'failed'),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  expect(log).toEqual(['begin 0', 'begin 1']);
  gates[0]?.();
  await settle();
  expect(log).toEqual(['begin 0', 'begin 1', 'end 0', 'begin 2']);
  gates[2]?.();
  gates[1]?.();
  await settle();
  gates[3]?.();
  expect(await Promise.all(tasks)).toEqual(['failed', 1, 2, 3]);
  expect(log.slice(4, 7)).toEqual(['end 2', 'end 1', 'begin 3']);
});
