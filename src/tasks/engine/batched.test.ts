import { expect, it } from 'vitest';
import { batched } from './batched.ts';
import { settle } from './engine.fixtures.ts';

const never = new AbortController().signal;

async function* counting(to: number, onClosed: () => void = () => {}): AsyncGenerator<number> {
  try {
    for (let number = 0; number < to; number++) yield number;
  } finally {
    onClosed();
  }
}

it('hands over together what came while the reader was busy, in order and complete', async () => {
  const batches: number[][] = [];
  for await (const batch of batched(counting(1_000), never)) {
    batches.push(batch);
    await settle();
  }
  expect(batches.flat()).toEqual(Array.from({ length: 1_000 }, (_, number) => number));
  expect(batches.length).toBeLessThan(20);
});

it('reads no further ahead than it may', async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<number> {
    for (;;) yield read++;
  }
  const batches = batched(endless(), never);
  await batches.next();
  await settle();
  expect(read).toBeLessThan(600);
  await batches.return(undefined);
});

it('hands over what came before a failure, and then the failure', async () => {
  async function* failing(): AsyncGenerator<number> {
    yield* counting(3);
    throw new Error('broken');
  }
  const seen: number[] = [];
  const reading = async () => {
    for await (const batch of batched(failing(), never)) seen.push(...batch);
  };
  await expect(reading()).rejects.toThrow('broken');
  expect(seen).toEqual([0, 1, 2]);
});

it('ends at once when it is aborted, though the source hangs', async () => {
  const caller = new AbortController();
  async function* hanging(): AsyncGenerator<number> {
    yield 1;
    await new Promise(() => undefined);
  }
  const batches = batched(hanging(), caller.signal);
  expect(await batches.next()).toEqual({ done: false, value: [1] });
  const waiting = batches.next();
  caller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(batched(hanging(), caller.signal).next()).rejects.toThrow('enough');
});

it('closes the source when the reader leaves', async () => {
  let isClosed = false;
  const close = () => {
    isClosed = true;
  };
  for await (const batch of batched(counting(10_000, close), never)) if (batch.length > 0) break;
  await settle();
  expect(isClosed).toBe(true);
});
