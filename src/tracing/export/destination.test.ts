import { expect, it } from 'vitest';
import { manualSchedule, silentLog } from '../../ledger/ledger.fixtures.ts';
import type { Delivered } from './delivery.ts';
import { Destination } from './destination.ts';
import { agentCall, told } from './export.fixtures.ts';
import { langfuseSpans } from './langfuse-spans.ts';
import { exportBody, type OtlpSpan } from './otlp.ts';

const TAKEN: Delivered = { kind: 'taken', rejected: 0, note: null };
const LATER: Delivered = { kind: 'later', afterMs: null, note: 'It answered 503' };
const BAD: Delivered = { kind: 'bad', note: 'It answered 400' };
const REFUSED: Delivered = { kind: 'refused', note: 'It answered 401' };

/** A destination whose answers, and whose time, are the test's. */
function setUp(answer: (names: string[]) => Delivered | Promise<Delivered>) {
  const requests: string[][] = [];
  const time = manualSchedule();
  let now = 0;
  const destination = new Destination({
    name: 'langfuse',
    spansOf: (call) => langfuseSpans(call, { environment: 'test', writeContent: null, hidesKeys: false }),
    encode: (spans: readonly OtlpSpan[]) => exportBody({ resource: {}, name: 'switchboard', version: '1' }, spans),
    post: async (body) => {
      const names = [...body.toString().matchAll(/"name":"(agent-[^"]+)","kind"/g)].map(([, name = '']) => name);
      requests.push(names);
      return answer(names);
    },
    clock: () => now,
    random: () => 1,
    schedule: time.schedule,
    log: silentLog,
  });
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    destination,
    requests,
    time,
    turns,
    offer: (...names: string[]) =>
      destination.offer(names.map((name) => told(agentCall({ agentName: `agent-${name}`, id: name, spanId: null })))),
    /** Lets pass what is waited for. */
    next: async () => {
      now += time.delays()[0] ?? 0;
      time.runNext();
      await turns();
    },
    at: (at: number) => {
      now = at;
    },
  };
}

it('collects for a second, and at once when there are a hundred', async () => {
  const { offer, time, next, requests } = setUp(() => TAKEN);
  offer('a');
  offer('b');
  expect(time.delays()).toEqual([1000]);
  await next();
  expect(requests).toEqual([['agent-a', 'agent-b']]);
  offer(...Array.from({ length: 150 }, (_, index) => String(index)));
  expect(time.delays()).toEqual([0]);
  await next();
  expect(requests.slice(1).map(({ length }) => length)).toEqual([100, 50]);
});

it('tries again what may be taken later, with pauses that grow, or as long as it is asked to', async () => {
  let answers: Delivered[] = [LATER, LATER, { ...LATER, afterMs: 7000 }, TAKEN];
  const { offer, time, next, requests, destination } = setUp(() => answers.shift() ?? TAKEN);
  offer('a');
  await next();
  const waits = [...time.delays()];
  for (let count = 0; count < 3; count++) {
    await next();
    waits.push(...time.delays());
  }
  expect(waits).toEqual([500, 1000, 7000]);
  expect(requests).toHaveLength(4);
  expect(destination.health).toMatchObject({
    exported: 1,
    queued: 0,
    lastError: 'It answered 503',
    lastSuccessAt: 9500,
  });
  answers = [];
});

it('leaves alone who asks for more than five minutes, and tries once more at their end', async () => {
  const answers: Delivered[] = [{ ...LATER, afterMs: 600_000 }, TAKEN];
  const { offer, time, next, destination, requests } = setUp(() => answers.shift() ?? TAKEN);
  offer('a');
  await next();
  expect([requests.length, time.delays()]).toEqual([1, [300_000]]);
  await next();
  expect(destination.health).toMatchObject({ exported: 1, queued: 0, dropped: { expired: 0 } });
});

it('gives up after five minutes', async () => {
  const { offer, time, next, destination } = setUp(() => LATER);
  offer('a');
  for (let count = 0; count < 30 && time.delays().length > 0; count++) await next();
  expect(destination.health).toMatchObject({ exported: 0, queued: 0, dropped: { expired: 1 } });
});

it('finds the one that is wrong by halving, and drops it alone', async () => {
  const { offer, next, destination, requests } = setUp((names) => (names.includes('agent-c') ? BAD : TAKEN));
  offer('a', 'b', 'c', 'd', 'e');
  await next();
  expect(requests).toEqual([
    ['agent-a', 'agent-b', 'agent-c', 'agent-d', 'agent-e'],
    ['agent-a', 'agent-b', 'agent-c'],
    ['agent-a', 'agent-b'],
    ['agent-c'],
    ['agent-d', 'agent-e'],
  ]);
  expect(destination.health).toMatchObject({ exported: 4, dropped: { rejected: 1 } });
});

it('loses nothing of a batch that was halved when the gateway is not let in any more', async () => {
  const answers = [BAD, REFUSED];
  const { offer, next, destination, requests } = setUp(() => answers.shift() ?? TAKEN);
  offer('a', 'b', 'c', 'd');
  await next();
  expect([requests.length, destination.health.queued]).toEqual([2, 4]);
  await next();
  expect(requests.at(-1)?.toSorted()).toEqual(['agent-a', 'agent-b', 'agent-c', 'agent-d']);
  expect(destination.health).toMatchObject({ exported: 4, queued: 0, dropped: { rejected: 0, 'queue-full': 0 } });
});

it('leaves it alone for a minute when it does not let the gateway in, loses nothing meanwhile, and goes on', async () => {
  let isIn = false;
  const { offer, time, next, destination, requests } = setUp(() => (isIn ? TAKEN : REFUSED));
  offer('a', 'b');
  await next();
  expect(destination.health).toMatchObject({ queued: 2, pausedUntil: 61_000, lastError: 'It answered 401' });
  offer('c');
  expect(time.delays()).toEqual([60_000]);
  isIn = true;
  await next();
  expect(requests.at(-1)).toEqual(['agent-a', 'agent-b', 'agent-c']);
  expect(destination.health).toMatchObject({ queued: 0, exported: 3, pausedUntil: null });
});

it('counts what it says that it did not take of a request', async () => {
  const { offer, next, destination } = setUp(() => ({ kind: 'taken', rejected: 1, note: 'too old' }));
  offer('a', 'b');
  await next();
  expect(destination.health).toMatchObject({ exported: 1, dropped: { rejected: 1 }, lastError: 'too old' });
});

it('holds ten thousand calls and drops the oldest of more', async () => {
  const { offer, destination } = setUp(() => TAKEN);
  offer(...Array.from({ length: 10_003 }, (_, index) => String(index)));
  expect(destination.health).toMatchObject({ queued: 10_000, dropped: { 'queue-full': 3 } });
});

it('sends what it holds when it ends, and waits no more for what fails', async () => {
  const { offer, time, destination, requests, turns } = setUp(() => LATER);
  offer('a');
  time.runNext();
  await turns();
  offer('b');
  await destination.close();
  expect(requests).toEqual([['agent-a'], ['agent-a'], ['agent-b']]);
  expect(destination.health).toMatchObject({ queued: 0, dropped: { expired: 2 } });
  expect(time.delays()).toEqual([]);
});

it('leaves out what cannot be told, because it is nested too deep', async () => {
  const { destination, next, requests } = setUp(() => TAKEN);
  const call = (name: string) => agentCall({ agentName: `agent-${name}`, id: name, spanId: null });
  destination.offer([told({ ...call('a'), attempts: '[' }), told(call('b'))]);
  await next();
  expect(requests).toEqual([['agent-b']]);
  expect(destination.health).toMatchObject({ exported: 1, dropped: { rejected: 1 } });
});

it('splits what is larger than 4 MB', async () => {
  const { destination, next, requests } = setUp(() => TAKEN);
  const message = 'x'.repeat(1_500_000);
  const content = { request: '{}', response: '{}', events: null, truncated: false };
  destination.offer(
    ['a', 'b', 'c', 'd'].map((name) => {
      const call = agentCall({ agentName: `agent-${name}`, id: name, spanId: null, traceRef: message });
      return told(call, { content });
    }),
  );
  await next();
  expect(requests).toEqual([
    ['agent-a', 'agent-b'],
    ['agent-c', 'agent-d'],
  ]);
});

it('hands over what waits, and what is under way and not taken, to who takes its place; nothing is lost', async () => {
  let answer: Delivered = LATER;
  const former = setUp(() => answer);
  const heir = setUp(() => TAKEN);
  former.offer('a');
  former.time.runNext();
  await former.turns();
  former.offer('b');
  await former.destination.close(heir.destination);
  answer = TAKEN;
  // What comes too late for it goes on as well.
  former.offer('c');
  expect(former.requests).toEqual([['agent-a'], ['agent-a']]);
  expect(former.destination.health).toMatchObject({ queued: 0, dropped: { expired: 0, 'queue-full': 0 } });
  await heir.next();
  expect(heir.requests).toEqual([['agent-b', 'agent-a', 'agent-c']]);
  expect(heir.destination.health).toMatchObject({ exported: 3, queued: 0 });
});

it('hands over what it was refused for the keys it had, at once', async () => {
  const former = setUp(() => REFUSED);
  const heir = setUp(() => TAKEN);
  former.offer('a', 'b');
  await former.next();
  await former.destination.close(heir.destination);
  expect([former.requests.length, former.time.delays()]).toEqual([1, []]);
  await heir.next();
  expect(heir.requests).toEqual([['agent-a', 'agent-b']]);
});
