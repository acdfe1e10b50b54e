import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  double,
  integer,
  option,
  record,
  uuid,
} from 'fast-check';
import { expect, it } from 'vitest';
import type { CallScope } from '../../access/index.ts';
import type { Store } from '../../store/index.ts';
import { describeStores } from '../../store/stores.fixtures.ts';
import { aCall } from '../call.fixtures.ts';
import type { Call } from '../call.ts';
import { createCallWriter } from '../journal/call-writer-repository.ts';
import { aLine, batchOf } from '../ledger.fixtures.ts';
import type { Activity, ActivityFilter } from './call-activity.ts';
import { readActivity } from './call-activity-repository.ts';
import { countDays } from './call-counts-repository.ts';
import { DAY_MS, HOUR_MS } from './call-days.ts';
import { latencyOfUsage } from './call-latency-repository.ts';
import type { UsageGroup, UsageSum } from './call-usage.ts';
import { usageOfHours } from './call-usage-hours-repository.ts';
import { sumUsage } from './call-usage-repository.ts';
import { deleteEndUsersBefore, deleteHoursBefore } from './rollup-retention-repository.ts';

const DAY = 20_000;
const oneOf = <Value>(...values: Value[]) => constantFrom(...values);
const money = option(integer({ min: 0, max: 2 ** 44 }), { freq: 3 });

/** Calls of two days, of agents and models, priced and not, told apart by few names so that they add up. */
const someCalls = array(
  record({
    id: uuid(),
    startedAt: integer({ min: DAY * DAY_MS, max: (DAY + 2) * DAY_MS - 1 }),
    durationMs: double({ min: 0, max: 1e7, noNaN: true }),
    outcome: oneOf<Call['outcome']>('ok', 'ok', 'refused', 'agent-error'),
    isOfModel: boolean(),
    agentId: oneOf('planner', 'clerk', null),
    callerAgentId: oneOf('planner', null),
    keyId: oneOf('one', 'other', null),
    teamId: oneOf('red', null),
    userId: oneOf('ada', null),
    tags: oneOf('["night"]', '["night","ba\\"tch"]', null),
    model: oneOf('gpt', 'claude'),
    modelFacts: oneOf('{"endUser":"Ada"}', '{"usageEstimated":true,"endUser":"Bo"}', '{}', null),
    totalTokens: money,
    costNano: money,
  }),
  { minLength: 1, maxLength: 40 },
);

type Made = typeof someCalls extends Arbitrary<(infer One)[]> ? One : never;

const callOf = ({ isOfModel, ...made }: Made): Call =>
  aCall(isOfModel ? { ...made, front: 'models', agentId: null } : { ...made, model: null, modelFacts: null });

const endUserOf = ({ modelFacts }: Call): string =>
  (JSON.parse(modelFacts ?? '{}') as { endUser?: string }).endUser ?? '';

/** The groups that a call belongs to. */
const GROUPS: Record<Exclude<UsageGroup, 'agentId'>, (call: Call) => string[]> = {
  keyId: ({ keyId }) => [keyId ?? ''],
  teamId: ({ teamId }) => [teamId ?? ''],
  userId: ({ userId }) => [userId ?? ''],
  model: ({ front, model }) => (front === 'models' ? [model ?? ''] : []),
  tag: ({ tags }) => JSON.parse(tags ?? '[]') as string[],
  endUser: (call) => (call.front === 'models' ? [endUserOf(call)] : []),
};

const plus = (calls: readonly Call[], amountOf: (call: Call) => number | boolean | null): number =>
  calls.reduce((all, call) => all + Number(amountOf(call) ?? 0), 0);

function sumsOf(calls: readonly Call[], groupsOf: (call: Call) => string[]) {
  const places = new Map<string, Call[]>();
  for (const call of calls)
    for (const group of groupsOf(call)) {
      const place = `${Math.floor(call.startedAt / DAY_MS)} ${group}`;
      places.set(place, [...(places.get(place) ?? []), call]);
    }
  return new Map([...places].map(([place, own]) => [place, measuresOf(own)]));
}

const daysOf = (calls: readonly Call[]) =>
  [DAY, DAY + 1]
    .map((day) => ({ day, calls: calls.filter(({ startedAt }) => Math.floor(startedAt / DAY_MS) === day).length }))
    .filter((one) => one.calls > 0);

const measuresOf = (calls: readonly Call[]) => ({
  calls: calls.length,
  okCalls: plus(calls, ({ outcome }) => outcome === 'ok'),
  pricedCalls: plus(calls, ({ costNano }) => costNano !== null),
  unpricedCalls: plus(calls, ({ outcome, costNano }) => outcome === 'ok' && costNano === null),
  estimatedCalls: plus(calls, ({ modelFacts }) => modelFacts?.includes('usageEstimated') ?? false),
  totalTokens: plus(calls, ({ totalTokens }) => totalTokens),
  cost: plus(calls, ({ costNano }) => costNano),
});

const RANGE = { from: DAY, to: DAY + 1 };
const SCOPE = { kind: 'of' as const, keyIds: ['one'], userIds: [], teamIds: ['red'] };
const isSeen = ({ keyId, teamId }: Call): boolean => keyId === 'one' || teamId === 'red';

describeStores((openFixture) => {
  it('sums of days tell what the records tell, to the nano-dollar, however calls come and whoever asks', async () => {
    await assert(
      asyncProperty(someCalls, integer({ min: 1, max: 15 }), async (made, size) => {
        const { db, kind } = await openFixture();
        const writer = createCallWriter(db, kind);
        const calls = made.map(callOf);
        const lines = calls.map((call) => aLine(call));
        // Each batch brings the last call of the one before once more.
        for (let at = 0; at < lines.length; at += size)
          await writer.insert(batchOf(lines.slice(Math.max(0, at - 1), at + size)));
        for (const [scope, seen] of [
          [{ kind: 'all' as const }, calls],
          [SCOPE, calls.filter(isSeen)],
        ] as const)
          expect(await countDays(db, { ...RANGE, scope })).toEqual(daysOf(seen));
        for (const [group, groupsOf] of Object.entries(GROUPS) as [UsageGroup, (call: Call) => string[]][])
          for (const [scope, seen] of [
            [{ kind: 'all' as const }, calls],
            [SCOPE, calls.filter(isSeen)],
          ] as const) {
            const sums = await sumUsage(db, { ...RANGE, scope }, group);
            const told = sums.map(({ piece, group: name, feeNano, modelNano, ...sum }) => {
              const { inputTokens: _input, outputTokens: _output, ...measures } = sum;
              return [`${piece} ${name}`, { ...measures, cost: feeNano + modelNano }] as const;
            });
            expect(new Map(told)).toEqual(sumsOf(seen, groupsOf));
            if (scope.kind === 'of') expect(await byHours(db, kind, scope, group)).toEqual(whole(sums));
          }
      }),
      { numRuns: 10 },
    );
  });

  it('hours tell of agents what days tell, the cost of models under those that called them', async () => {
    await assert(
      asyncProperty(someCalls, async (made) => {
        const { db, kind } = await openFixture();
        await createCallWriter(db, kind).insert(batchOf(made.map((one) => aLine(callOf(one)))));
        for (const scope of [{ kind: 'all' as const }, SCOPE]) {
          const days = whole(await sumUsage(db, { ...RANGE, scope }, 'agentId'));
          expect(await byHours(db, kind, scope, 'agentId')).toEqual(days);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('hours and days tell of activity what the records tell, and times within 4.4 %', async () => {
    await assert(
      asyncProperty(someCalls, async (made) => {
        const { db, kind } = await openFixture();
        await createCallWriter(db, kind).insert(batchOf(made.map((one) => aLine(callOf(one)))));
        const whole = { since: DAY * DAY_MS, until: (DAY + 2) * DAY_MS, scope: { kind: 'all' as const } };
        const ask = (source: ActivityFilter['source'], pieceMs: number) =>
          readActivity(db, kind, { ...whole, source, pieceMs });
        for (const [source, pieceMs] of [
          ['hours', 6 * HOUR_MS],
          ['days', DAY_MS],
        ] as const) {
          const [sums, records] = [await ask(source, pieceMs), await ask('records', pieceMs)];
          for (const part of ['pieces', 'agents'] as const) {
            expect(counted(sums[part])).toEqual(counted(records[part]));
            expect(sums[part].map(({ p95Ms }) => p95Ms)).toEqual(
              sums[part].map((one) => within(0.051, records[part].find(isSameAs(one))?.p95Ms ?? null)),
            );
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it('keeps hours for charts, and end users as long as records; what days came to stays', async () => {
    const { db, kind } = await openFixture();
    const one = {
      front: 'models',
      agentId: null,
      model: 'gpt',
      modelFacts: '{"endUser":"Ada"}',
      tags: null,
      costNano: 5,
    } as const;
    const at = (day: number) => (DAY + day) * DAY_MS;
    await createCallWriter(db, kind).insert(
      batchOf([aLine({ ...one, id: 'a', startedAt: at(0) }), aLine({ ...one, id: 'b', startedAt: at(1) })]),
    );
    await deleteHoursBefore(db, at(1));
    await deleteEndUsersBefore(db, at(1));
    const daysBy = async (group: UsageGroup) =>
      (await sumUsage(db, { ...RANGE, scope: { kind: 'all' } }, group)).map(({ piece }) => piece - DAY);
    expect([await daysBy('endUser'), await daysBy('model')]).toEqual([[1], [0, 1]]);
    const { pieces, groups } = await latencyOfUsage(db, kind, { ...RANGE, scope: { kind: 'all' } }, 'endUser', 0);
    expect([pieces.length, groups.map(({ group }) => group)]).toEqual([2, ['Ada']]);
    const range = { since: at(0), until: at(2), pieceMs: DAY_MS, scope: { kind: 'all' as const } };
    const calls = async (source: ActivityFilter['source']) =>
      (await readActivity(db, kind, { ...range, source })).whole.calls;
    expect([await calls('hours'), await calls('days')]).toEqual([1, 2]);
  });
});

/** Of each group all pieces together, those of nothing left out. */
function whole(sums: readonly UsageSum[]) {
  const groups = new Map<string, Record<string, number>>();
  for (const { piece: _, group, ...sum } of sums) {
    const known = groups.get(group) ?? {};
    for (const [name, amount] of Object.entries(sum)) known[name] = (known[name] ?? 0) + amount;
    groups.set(group, known);
  }
  return groups;
}

async function byHours(db: Store['db'], kind: Store['kind'], scope: CallScope, group: UsageGroup) {
  const range = { since: DAY * DAY_MS, until: (DAY + 2) * DAY_MS, scope };
  return whole((await usageOfHours(db, kind, range, group)).sums);
}

type Sum = Activity['pieces'][number] | Activity['agents'][number];
const nameOf = (sum: Sum): string => ('agentId' in sum ? sum.agentId : String(sum.from));
const isSameAs = (one: Sum) => (other: Sum) => nameOf(one) === nameOf(other);

/** Whole numbers exactly; durations are added up in another order. */
const counted = (sums: readonly Sum[]) =>
  new Map(
    sums.map((sum) => {
      const { calls, okCalls, pricedCalls, costNano, modelNano, durationMs, nestedMs, modelMs } = sum;
      const times = [durationMs, nestedMs, modelMs].map(Math.round);
      return [nameOf(sum), { calls, okCalls, pricedCalls, costNano, modelNano, times }];
    }),
  );

/** Half a bucket of the sums, and half a bucket of what the records are read with. */
const within = (share: number, milliseconds: number | null) =>
  milliseconds === null
    ? null
    : {
        asymmetricMatch: (told: unknown) => typeof told === 'number' && Math.abs(told / milliseconds - 1) <= share,
      };
