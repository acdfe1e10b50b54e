import * as fc from 'fast-check';
import type { Insertable, Kysely } from 'kysely';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { CallsTable, Schema } from '../../store/index.ts';
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
    const { db } = await openFixture();
    return { db, budgets: createBudgetRepository(db, () => NOW) };
  };

  it('a window is the sum of the calls that began in it, whoever pays', async () => {
    const { db, budgets } = await open();
    const { startsAt, endsAt } = day();
    await insert(db, [
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

  it('what is remembered is not added up again, and outlives the records', async () => {
    const { db, budgets } = await open();
    await insert(db, [[NOW - 10, 1]]);
    await budgets.open(day(), NOW);
    await insert(db, [
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
    const { db, budgets } = await open();
    const { endsAt } = day();
    await budgets.open(day(), NOW);
    await insert(db, [
      [endsAt - 1, 1],
      [endsAt, 10],
    ]);
    await budgets.advance(NOW);
    await budgets.advance(endsAt + 5);
    expect(await budgets.open(day(), endsAt + 5)).toMatchObject({ spentNano: 1 });
    expect(await budgets.open(day(endsAt), endsAt + 5)).toMatchObject({ startsAt: endsAt, spentNano: 10 });
  });

  it('a reset holds for the window it was made in', async () => {
    const { db, budgets } = await open();
    await insert(db, [[NOW, 1]]);
    await budgets.open(day(), NOW - 5);
    await budgets.reset(day(), NOW + 1);
    await insert(db, [[NOW + 1, 10]]);
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

  it('whatever is spent, and whenever the process is killed, the budget is what the ledger adds up to', async () => {
    const { db } = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        for (const table of ['calls', 'budget_windows', 'settings'] as const) await db.deleteFrom(table).execute();
        await surviveCrashes(db, steps);
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
async function surviveCrashes(db: Kysely<Schema>, steps: readonly Step[]): Promise<void> {
  let now = NOW;
  let journal: SettledCall[] = [];
  let running: { reservation: Reservation; startedAt: number }[] = [];
  const begin = (): Limits =>
    createLimits({
      repository: createBudgetRepository(db, () => now),
      flushLedger: async () => {
        await insert(
          db,
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
async function insert(db: Kysely<Schema>, calls: [startedAt: number, costNano: number | null][]): Promise<void> {
  if (calls.length === 0) return;
  await db
    .insertInto('calls')
    .values(
      calls.map(
        ([started_at, cost_nano]): Insertable<CallsTable> => ({
          id: `call-${++ids}`,
          request_id: 'request-1',
          started_at,
          cost_nano,
          key_id: 'key-1',
          user_id: 'user-1',
          team_id: 'team-1',
          agent_id: 'agent-1',
          caller_agent_id: 'agent-2',
          agent_name: 'echo',
          duration_ms: 1,
          outcome: 'ok',
          http_status: 200,
          front: 'a2a',
          operation: 'send',
          version: '1.0',
          binding: 'JSONRPC',
          principal_kind: 'key',
          decision: 'key grants agent',
          request_bytes: 1,
          response_bytes: 1,
          event_count: 0,
          trace_id: '0123456789abcdef0123456789abcdef',
          ...NULLS,
        }),
      ),
    )
    .execute();
}

const NULLS = {
  first_byte_ms: null,
  error_code: null,
  error_message: null,
  upstream_version: null,
  upstream_binding: null,
  key_alias: null,
  message_id: null,
  task_id: null,
  context_id: null,
  task_state: null,
  input_tokens: null,
  output_tokens: null,
  total_tokens: null,
  cost_source: null,
  trace_ref: null,
  session_id: null,
  client_address: null,
  user_agent: null,
};
