import { expect, it } from 'vitest';
import { manualSchedule, silentLog } from '../../ledger/ledger.fixtures.ts';
import type { Delivered } from './delivery.ts';
import { agentCall, modelCall, told } from './export.fixtures.ts';
import { MetricTeller } from './metric-teller.ts';

const TAKEN: Delivered = { kind: 'taken', rejected: 0, note: null };

/** A destination that answers as told; of each request the calls of agents it tells of. */
function setUp(...answers: Delivered[]) {
  const requests: number[] = [];
  const time = manualSchedule();
  const teller = new MetricTeller({
    name: 'collector',
    encode: ({ metrics }) => Buffer.from(String([...(metrics[0]?.histogram.series() ?? [])][0]?.count)),
    post: async (body) => {
      requests.push(Number(body.toString()));
      return answers.shift() ?? TAKEN;
    },
    clock: () => 7,
    schedule: time.schedule,
    log: silentLog,
  });
  const minute = async (): Promise<void> => {
    time.runNext();
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return { teller, requests, time, minute };
}

const call = told(agentCall({ deploymentId: 'd' }));

it('tells of everything since the start, once a minute from the first call on', async () => {
  const { teller, requests, time, minute } = setUp();
  expect(time.delays()).toEqual([]);
  teller.count([call]);
  teller.count([call]);
  expect(time.delays()).toEqual([60_000]);
  await minute();
  teller.count([call]);
  expect(time.delays()).toEqual([60_000]);
  await minute();
  await minute();
  expect(requests).toEqual([2, 3, 3]);
});

it('says what went wrong until it goes well again, and loses nothing by it', async () => {
  const { teller, requests, minute } = setUp({ kind: 'later', afterMs: null, note: 'It answered 503' }, TAKEN, {
    kind: 'taken',
    rejected: 2,
    note: null,
  });
  teller.count([call]);
  await minute();
  expect(teller.fault).toEqual({ note: 'Metrics: It answered 503', at: 7 });
  await minute();
  expect(teller.fault).toBeNull();
  await minute();
  expect(teller.fault?.note).toBe('Metrics: It did not take all of them.');
  expect(requests).toEqual([1, 1, 1]);
});

it('at the end tells what it has not told yet, and nothing twice', async () => {
  const { teller, requests, time, minute } = setUp();
  teller.count([call]);
  await minute();
  await teller.close();
  expect(requests).toEqual([1]);
  const other = setUp();
  other.teller.count([call, told(modelCall({ deploymentId: null }))]);
  await other.teller.close();
  expect(other.requests).toEqual([1]);
  expect([time.delays(), other.time.delays()]).toEqual([[], []]);
});
