import { beforeEach, expect, it, vi } from 'vitest';
import { createCallFeed, type WrittenCall } from './call-feed.ts';
import { aLine, someContent } from './ledger.fixtures.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const ids = ({ calls }: { calls: { id: string }[] }) => calls.map(({ id }) => id);

it('tells a watcher of the calls it asked for, in their order, as soon as they are there', async () => {
  const feed = createCallFeed();
  const tail = feed.watch({ values: { outcome: ['ok'] } });
  const soon = tail.take(1000);
  feed.publish([aLine({ id: 'a' }), aLine({ id: 'b', outcome: 'refused' }), aLine({ id: 'c' })]);
  expect(ids(await soon)).toEqual(['a', 'c']);
  feed.publish([aLine({ id: 'd' })]);
  expect(ids(await tail.take(1000))).toEqual(['d']);
});

it('tells of nothing after a while, and of nothing at all once it is closed', async () => {
  const feed = createCallFeed();
  const tail = feed.watch({});
  const nothing = tail.take(1000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await nothing).toEqual({ calls: [], leftOut: 0 });
  expect(feed.watching()).toBe(1);
  tail.close();
  feed.publish([aLine()]);
  const closed = tail.take(1000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(ids(await closed)).toEqual([]);
  expect(feed.watching()).toBe(0);
});

it('keeps a thousand calls for a slow watcher, and counts the rest', async () => {
  const feed = createCallFeed();
  const tail = feed.watch({});
  feed.publish(Array.from({ length: 1003 }, (_, index) => aLine({ id: `c-${index}` })));
  const { calls, leftOut } = await tail.take(0);
  expect([calls.length, calls.at(-1)?.id, leftOut]).toEqual([1000, 'c-999', 3]);
  feed.publish([aLine({ id: 'later' })]);
  expect(await tail.take(0)).toMatchObject({ calls: [{ id: 'later' }], leftOut: 0 });
});

it('finds a text in what was said, as it is stored', async () => {
  const feed = createCallFeed();
  const [found, flags] = [feed.watch({ text: 'HELLO there' }), feed.watch({ text: '1\t' })];
  feed.publish([
    aLine({ id: 'a' }, someContent('{"text":"Hello there"}', '{}')),
    aLine({ id: 'b' }, someContent('{}', '[{"at_ms":1,"event":"hello\tthere"}]', true)),
    aLine({ id: 'c' }, someContent('{}', '"hello there"')),
    aLine({ id: 'd', errorMessage: 'hello There' }),
    aLine({ id: 'e' }),
  ]);
  expect(ids(await found.take(0))).toEqual(['a', 'c', 'd']);
  const nothing = flags.take(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(ids(await nothing)).toEqual([]);
});

it('tells of calls alone, as they are stored', async () => {
  const feed = createCallFeed();
  const tail = feed.watch({});
  feed.publish([
    { kind: 'task', json: '{}', content: null },
    aLine({ errorMessage: 'Bearer sk-1234567890abcdef', seq: 9 }),
  ]);
  const { calls } = await tail.take(0);
  expect(calls).toMatchObject([{ errorMessage: 'Bearer [REDACTED]', seq: 9 }]);
});

it('tells a follower of every call with what was said, be it kept or only passing', () => {
  const feed = createCallFeed();
  const followed: ReturnType<WrittenCall['read']>[] = [];
  const stop = feed.follow((written) => followed.push(written.read()));
  const said = someContent('{"a":\t"ü"}', '{"b":\n2}', true);
  feed.publish([
    aLine({ id: 'a' }),
    aLine({ id: 'b' }, said),
    { ...aLine({ id: 'c', operation: 'stream', eventCount: 1 }), passing: someContent('', '[]') },
    { kind: 'task', json: '{}', content: null },
  ]);
  stop();
  feed.publish([aLine({ id: 'later' })]);
  expect(followed.map(({ call: { id }, content }) => [id, content])).toEqual([
    ['a', null],
    ['b', { request: '{"a":\t"ü"}', response: '{"b":\n2}', events: null, truncated: true }],
    ['c', { request: null, response: null, events: '[]', truncated: false }],
  ]);
});
