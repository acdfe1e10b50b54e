import { expect, it } from 'vitest';
import { createTurns } from './in-turn.ts';

/** A step that runs until it is told to end. */
function aStep(name: string, log: string[]) {
  let end: (error?: Error) => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  const run = async () => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
    return name;
  };
  return { run, end };
}

const settle = () => new Promise(setImmediate);

it('steps about the same thing run one after the other, in the order they came; others do not wait', async () => {
  const inTurn = createTurns();
  const log: string[] = [];
  const [first, second, other] = [aStep('first', log), aStep('second', log), aStep('other', log)];
  const answers = [inTurn(['a'], first.run), inTurn(['a'], second.run), inTurn(['b'], other.run)];
  await settle();
  expect(log).toEqual(['first begins', 'other begins']);
  second.end();
  first.end();
  other.end();
  expect(await Promise.all(answers)).toEqual(['first', 'second', 'other']);
  expect(log.slice(2).filter((line) => !line.startsWith('other'))).toEqual([
    'first ends',
    'second begins',
    'second ends',
  ]);
});

it('a step about several things waits for all of them, and two of them never for each other', async () => {
  const inTurn = createTurns();
  const log: string[] = [];
  const [one, both, same] = [aStep('one', log), aStep('both', log), aStep('same', log)];
  const answers = [inTurn(['a'], one.run), inTurn(['a', 'b'], both.run), inTurn(['b', 'a'], same.run)];
  both.end();
  same.end();
  await settle();
  expect(log).toEqual(['one begins']);
  one.end();
  await Promise.all(answers);
  expect(log).toEqual(['one begins', 'one ends', 'both begins', 'both ends', 'same begins', 'same ends']);
});

it('a step that fails tells whoever asked, and lets the next one in', async () => {
  const inTurn = createTurns();
  const log: string[] = [];
  const failing = aStep('failing', log);
  const failed = inTurn(['a'], failing.run).catch((error: Error) => error.message);
  const next = inTurn(['a'], async () => 'next');
  failing.end(new Error('no'));
  expect([await failed, await next]).toEqual(['no', 'next']);
});

it('a step about nothing in particular waits for nobody', async () => {
  expect(await createTurns()([], async () => 'at once')).toBe('at once');
});
