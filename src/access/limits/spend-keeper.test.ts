import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { Budget } from './budget.ts';
import { InFlight } from './in-flight.ts';
import { aSettledCall, CENT, createFakeLedger, type FakeLedger, NOW } from './limits.fixtures.ts';
import { createSpendKeeper, type SpendKeeper } from './spend-keeper.ts';

const OWNER = { level: 'key', id: 'key-1' } as const;

let ledger: FakeLedger;
let flushes: number;
let onFlush: () => void;
let advances: number[];
let time: { now: number };
let inFlight: InFlight;
let budget: Budget;
let keeper: SpendKeeper;

beforeEach(() => {
  ledger = createFakeLedger();
  flushes = 0;
  onFlush = () => {};
  advances = [];
  time = { now: NOW };
  inFlight = new InFlight();
  budget = new Budget(OWNER, '1d');
  const advance = ledger.advance.bind(ledger);
  ledger.advance = (until) => {
    advances.push(until);
    return advance(until);
  };
  keeper = createSpendKeeper({
    repository: ledger,
    flushLedger: async () => {
      flushes += 1;
      onFlush();
    },
    inFlight,
    budgets: () => [budget],
    clock: () => time.now,
    log: pino({ level: 'silent' }),
  });
});

describe('what was spent of a budget', () => {
  it('is asked for once by all who wait for it, after the ledger has written what it holds', async () => {
    onFlush = () => {
      ledger.records = [aSettledCall()];
    };
    await Promise.all([keeper.load(budget), keeper.load(budget), keeper.load(new Budget(OWNER, '1h'))]);
    expect(budget.window(NOW)?.spentNano).toBe(CENT);
    expect(ledger.opened.map(({ duration }) => duration)).toEqual(['1d', '1h']);
  });

  it('is added up again when a call ended in the meantime', async () => {
    onFlush = () => {
      if (flushes === 2) budget.spend(NOW, CENT);
    };
    await keeper.load(budget);
    expect(ledger.opened).toHaveLength(2);
  });

  it('stays when somebody asked while it was found out: what running calls hold is not forgotten', async () => {
    const open = ledger.open.bind(ledger);
    let second: Promise<void> | undefined;
    ledger.open = (window, until) => {
      second = keeper.load(budget);
      return open(window, until);
    };
    await keeper.load(budget);
    const window = budget.window(NOW);
    await second;
    expect(budget.window(NOW)).toBe(window);
    expect(ledger.opened).toHaveLength(1);
  });

  it('is UNAVAILABLE while the database is away, and found out afterwards', async () => {
    ledger.isAway = true;
    await expect(keeper.load(budget)).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 1 } });
    expect(budget.window(NOW)).toBeNull();
    ledger.isAway = false;
    // Not asked again at once: whoever is away is not helped by more questions.
    await expect(keeper.load(budget)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    time.now += 1_000;
    await keeper.load(budget);
    expect(budget.window(NOW)?.spentNano).toBe(0);
  });
});

describe('the remembered sums', () => {
  it('are not kept as long as there is no budget', async () => {
    await keeper.advance();
    expect([advances, flushes]).toEqual([[], 0]);
  });

  it('end before the oldest call that still runs, and a minute ago at the latest', async () => {
    await keeper.load(budget);
    const first = NOW - 60_000;
    expect(advances).toEqual([first]);
    time.now = NOW + 10_000;
    const running = inFlight.enter(time.now);
    time.now = NOW + 100_000;
    await keeper.advance();
    time.now = NOW + 200_000;
    await keeper.advance();
    running.open -= 1;
    await keeper.advance();
    expect(advances.slice(1)).toEqual([NOW + 10_000, NOW + 140_000]);
  });

  it('stay as they are when the ledger cannot write, and catch up afterwards', async () => {
    await keeper.load(budget);
    time.now = NOW + 100_000;
    onFlush = () => {
      throw new Error('the database is away');
    };
    await keeper.advance();
    expect(advances).toHaveLength(1);
    onFlush = () => {};
    await keeper.advance();
    expect(advances[1]).toBe(NOW + 40_000);
  });

  it('take in a window that began by itself', async () => {
    await keeper.load(budget);
    time.now = NOW + 86_400_000;
    budget.spend(time.now, CENT);
    ledger.records = [aSettledCall({ startedAt: time.now })];
    await keeper.advance();
    await keeper.advance();
    expect(ledger.opened.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      '2026-11-25T00:00:00.000Z',
      '2026-11-26T00:00:00.000Z',
    ]);
    expect(budget.window(time.now)?.spentNano).toBe(CENT);
  });
});

describe('calls in flight', () => {
  it('are known by when the oldest of them began', () => {
    const flight = new InFlight();
    expect(flight.oldest()).toBe(Number.POSITIVE_INFINITY);
    const first = flight.enter(10);
    flight.enter(5);
    expect(flight.oldest()).toBe(5);
    const second = flight.enter(20);
    first.open -= 1;
    expect(flight.oldest()).toBe(5);
    first.open -= 1;
    expect(flight.oldest()).toBe(20);
    second.open -= 1;
    expect(flight.oldest()).toBe(Number.POSITIVE_INFINITY);
  });
});
