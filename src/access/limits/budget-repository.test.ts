import * as fc from 'fast-check';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { aLine, callsIn } from '../../ledger/ledger.fixtures.ts';
import type { Store } from '../../store/index.ts';
import { describeStores, NOW } from '../../store/stores.fixtures.ts';
import { createBudgetRepository, type WindowName } from './budget-repository.ts';
import { budgetSpan } from './budget-window.ts';
import { aKey, anAgent, terms } from './limits.fixtures.ts';
import { createLimits, type Limits } from './limits.ts';
import type { Reservation } from './reservation.ts';
import { payerOf, type SettledCall } from './settled-call.ts';
import { LIMIT_LEVELS } from './subject-name.ts';

const OWNER = { level: 'key', id: 'key-1' } as const;
const day = (at = NOW): WindowName => ({ owner: OWNER, duration: '1d', ...budgetSpan('1d', at) });

describeStores((openFixture) => {
  const open = async () => {
    const store = await openFixture();
    return { store, db: store.db, budgets: createBudgetRepository(store.db, () => NOW) };
  };

  it('a window is the sum of the calls that began in it, whoever pays', async () => {
    const { store, budgets } = await open();
    const { startsAt, endsAt } = day();
    await insert(store, [
      [startsAt - 1, 1],
      [startsAt, 10],
      [NOW, 100],
      [NOW, null],
      [endsAt - 1, 1000],
      [endsAt, 10_000],
    ]);
    for (const level of LIMIT_LEVELS) {
      const owner = { level, id: payerOf(NOTHING, level) ?? '' };
      expect(await budgets.open({ ...day(), owner }, NOW)).toEqual({
        startsAt,
        endsAt,
        countsFrom: startsAt,
        spentNano: 1110,
      });
      expect(await budgets.open({ owner, duration: null, ...budgetSpan(null, NOW) }, NOW)).toMatchObject({
        spentNano: 11_111,
      });
    }
    expect(await budgets.open({ ...day(), owner: { level: 'key', id: 'key-2' } }, NOW)).toMatchObject({ spentNano: 0 });
  });

  it('a window of many days is the sum of its days and of what is left at both ends, records gone or not', async () => {
    const { store, db, budgets } = await open();
    const days = 24 * 3_600_000;
    const startsAt = NOW - 10 * days;
    const endsAt = NOW + 10 * days;
    await insert(store, [
      [startsAt - 1, 1],
      [startsAt, 10],
      [NOW - 9 * days, 100],
      [NOW - 5 * days, 1000],
      [NOW, 10_000],
      [endsAt - 1, 100_000],
      [endsAt, 1_000_000],
    ]);
    const spent = async (level: (typeof LIMIT_LEVELS)[number]) => {
      const owner = { level, id: payerOf(NOTHING, level) ?? '' };
      return (await budgets.open({ owner, duration: null, startsAt, endsAt }, NOW)).spentNano;
    };
    for (const level of LIMIT_LEVELS) expect([level, await spent(level)]).toEqual([level, 111_110]);
    for (const table of ['calls', 'budget_windows'] as const) await db.deleteFrom(table).execute();
    expect(await spent('user')).toBe(1100);
  });

  it('what is remembered is not added up again, and outlives the records', async () => {
    const { store, db, budgets } = await open();
    await insert(store, [[NOW - 10, 1]]);
    await budgets.open(day(), NOW);
    await insert(store, [
      [NOW, 10],
      [NOW + 5, 100],
    ]);
    await budgets.advance(NOW);
    expect(await budgets.advance(NOW + 5)).toBe(NOW + 5);
    expect(await budgets.advance(NOW + 5)).toBe(NOW + 5);
    expect(await budgets.advance(NOW)).toBe(NOW + 5);
    await db
      .deleteFrom('calls')
      .where('started_at', '<', NOW + 5)
      .execute();
    expect(await budgets.open(day(), NOW + 5)).toMatchObject({ spentNano: 111 });
    expect(await budgets.countedUntil()).toBe(NOW + 5);
  });

  it('a call beyond a window’s end is not added to it', async () => {
    const { store, budgets } = await open();
    const { endsAt } = day();
    await budgets.open(day(), NOW);
    await insert(store, [
      [endsAt - 1, 1],
      [endsAt, 10],
    ]);
    await budgets.advance(NOW);
    await budgets.advance(endsAt + 5);
    expect(await budgets.open(day(), endsAt + 5)).toMatchObject({ spentNano: 1 });
    expect(await budgets.open(day(endsAt), endsAt + 5)).toMatchObject({ startsAt: endsAt, spentNano: 10 });
  });

  it('a reset holds for the window it was made in', async () => {
    const { store, budgets } = await open();
    await insert(store, [[NOW, 1]]);
    await budgets.open(day(), NOW - 5);
    await budgets.reset(day(), NOW + 1);
    await insert(store, [[NOW + 1, 10]]);
    expect(await budgets.open(day(), NOW - 5)).toMatchObject({ countsFrom: NOW + 1, spentNano: 10 });
    await budgets.advance(NOW - 5);
    await budgets.advance(NOW + 2);
    expect(await budgets.open(day(), NOW + 2)).toMatchObject({ countsFrom: NOW + 1, spentNano: 10 });
    const { endsAt } = day();
    expect(await budgets.open(day(endsAt), NOW + 2)).toMatchObject({ countsFrom: endsAt });
  });

  it('nothing is remembered at first', async () => {
    const { budgets } = await open();
    expect([await budgets.countedUntil(), await budgets.hasWindows()]).toEqual([null, false]);
    await budgets.open(day(), NOW);
    expect(await budgets.hasWindows()).toBe(true);
  });

  it('promise 16: whatever is spent, and whenever the process is killed, the budget is what the ledger adds up to', async () => {
    const { store, db } = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        for (const table of ['calls', 'call_days', 'budget_windows', 'settings'] as const)
          await db.deleteFrom(table).execute();
        await surviveCrashes(store, steps);
      }),
      { numRuns: 25, examples: [[['begin', 'wait', 'advance', 'end']]] },
    );
  });
});

type Step = 'begin' | 'end' | 'crash' | 'advance' | 'wait';
const step = fc.constantFrom<Step>('begin', 'begin', 'end', 'end', 'crash', 'advance', 'wait', 'wait');

const TERMS = terms({ maxBudgetNano: Number.MAX_SAFE_INTEGER, budgetDuration: '1h' });
const PRINCIPAL = aKey({ key: TERMS, team: TERMS, caller: TERMS }, { agentId: 'agent-2' });
const COST = 7;

/** A ledger whose journal outlives the process, and reaches the database when it is asked to. */
async function surviveCrashes(store: Store, steps: readonly Step[]): Promise<void> {
  let now = NOW;
  let journal: SettledCall[] = [];
  let running: { reservation: Reservation; startedAt: number }[] = [];
  const begin = (): Limits =>
    createLimits({
      repository: createBudgetRepository(store.db, () => now),
      flushLedger: async () => {
        await insert(
          store,
          journal.map(({ startedAt, costNano }) => [startedAt, costNano]),
        );
        journal = [];
      },
      defaultKeyTerms: null,
      gatewayTerms: TERMS,
      shadow: false,
      metrics: { limitReached: () => {}, softBudgetReached: () => {} },
      clock: () => now,
      log: pino({ level: 'silent' }),
    });
  let limits = begin();
  let all: SettledCall[] = [];

  for (const taken of steps) {
    if (taken === 'wait') now += 17 * 60_000;
    if (taken === 'begin') {
      const reservation = await limits.reserve({ principal: PRINCIPAL, agent: anAgent(), operation: 'send', at: now });
      running = [...running, { reservation, startedAt: now }];
    }
    if (taken === 'end') {
      const call = running.shift();
      if (!call) continue;
      const record: SettledCall = { ...NOTHING, startedAt: call.startedAt, costNano: COST };
      journal = [...journal, record];
      all = [...all, record];
      call.reservation.settle(record);
    }
    if (taken === 'advance') await limits.stop();
    if (taken === 'crash') {
      running = [];
      limits = begin();
    }
  }

  const { startsAt, endsAt } = budgetSpan('1h', now);
  const inWindow = all.filter((call) => call.startedAt >= startsAt && call.startedAt < endsAt).length;
  for (const one of [limits, begin()])
    for (const level of ['key', 'team', 'caller', 'gateway'] as const) {
      const { spentNano } = await one.usageOf({ level, id: payerOf(NOTHING, level) ?? '' }, TERMS);
      expect(spentNano).toBe(inWindow * COST);
    }
}

const NOTHING: SettledCall = {
  keyId: 'key-1',
  userId: 'user-1',
  teamId: 'team-1',
  agentId: 'agent-1',
  callerAgentId: 'agent-2',
  startedAt: NOW,
  costNano: null,
  inputTokens: null,
  outputTokens: null,
  totalTokens: null,
};

let ids = 0;

/** Calls of key-1, user-1, team-1 and agent-2, to agent-1. */
const insert = (store: Store, calls: [startedAt: number, costNano: number | null][]): Promise<void> =>
  callsIn(store).insert(calls.map(([startedAt, costNano]) => aLine({ id: `call-${++ids}`, startedAt, costNano })));
