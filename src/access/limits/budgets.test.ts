import { beforeEach, describe, expect, it } from 'vitest';
import type { SwitchboardError } from '../../protocol/index.ts';
import { aKey, anAgent, CENT, createLimitsBench, type LimitsBench, NOW, refusal, terms } from './limits.fixtures.ts';

let bench: LimitsBench;

beforeEach(() => {
  bench = createLimitsBench();
});

describe('a budget', () => {
  const principal = aKey({ key: terms({ maxBudgetNano: 3 * CENT, budgetDuration: '1d' }) });

  it('is held by running calls, so that they cannot spend the same money', async () => {
    const running = [
      await bench.begin({ principal }),
      await bench.begin({ principal }),
      await bench.begin({ principal }),
    ];
    await expect(bench.begin({ principal })).rejects.toMatchObject({
      ...refusal('BUDGET_EXCEEDED', 'This key has used up its budget of 0.03 USD'),
      details: { retryAfterSeconds: 1, headers: { 'x-should-retry': 'false' } },
    });
    // The agent failed: nothing was spent.
    bench.end(running[0] ?? (await bench.begin()), { costNano: null });
    bench.end(await bench.begin({ principal }));
    await expect(bench.begin({ principal })).rejects.toThrow();
  });

  it('comes back with its next window', async () => {
    for (let spent = 0; spent < 3; spent += 1) await bench.call({ principal });
    const untilMidnight = (Date.parse('2026-11-26T00:00:00Z') - NOW) / 1000;
    await expect(bench.begin({ principal })).rejects.toMatchObject({
      details: { retryAfterSeconds: Math.ceil(untilMidnight) },
    });
    bench.time.now = Date.parse('2026-11-26T00:00:00Z');
    await bench.call({ principal });
    expect(await usage()).toMatchObject({ spentNano: CENT });
  });

  it('without a window does not come back by itself', async () => {
    const forEver = aKey({ key: terms({ maxBudgetNano: CENT }) });
    await bench.call({ principal: forEver });
    const refused = await bench.begin({ principal: forEver }).catch((error: unknown) => error);
    expect(refused).toMatchObject(refusal('BUDGET_EXCEEDED', 'ask an administrator for a higher budget'));
    expect((refused as SwitchboardError).details.retryAfterSeconds).toBeUndefined();
  });

  it('lets through what can only be free, and refuses what nobody has priced', async () => {
    for (let spent = 0; spent < 3; spent += 1) await bench.call({ principal });
    await bench.call({ principal, operation: 'get' }, { costNano: null });
    await bench.call({ principal, agent: anAgent({ pricing: { perCallNano: 0 } }) }, { costNano: 0 });
    await expect(bench.begin({ principal, agent: anAgent({ pricing: {} }) })).rejects.toMatchObject({
      code: 'BUDGET_EXCEEDED',
    });
  });

  it('holds what calls of the agent cost on average, where the price is not fixed', async () => {
    const agent = anAgent({ pricing: { perInputTokenNano: 1, perOutputTokenNano: 1 } });
    await bench.call({ principal, agent }, { costNano: CENT });
    const running = await bench.begin({ principal, agent });
    await bench.begin({ principal, agent });
    await expect(bench.begin({ principal, agent })).rejects.toThrow();
    bench.end(running, { costNano: CENT / 2 });
    expect(await usage()).toMatchObject({ spentNano: 1.5 * CENT, budget: { reservedNano: CENT } });
  });

  it('counts a call in the window in which it began', async () => {
    const stream = await bench.begin({ principal, operation: 'stream' });
    const startedAt = bench.time.now;
    bench.time.now += 86_400_000;
    await bench.call({ principal });
    bench.end(stream, { startedAt });
    expect(await usage()).toMatchObject({ spentNano: CENT, budget: { reservedNano: 0 } });
  });

  it('counts a call that ran already when it was declared', async () => {
    const unlimited = await bench.begin();
    expect(unlimited.headers(NOW)).toEqual({});
    await bench.call({ principal });
    bench.end(unlimited);
    expect(await usage()).toMatchObject({ spentNano: 2 * CENT });
  });

  it('begins with what the ledger says was spent', async () => {
    for (let spent = 0; spent < 3; spent += 1) await bench.call();
    await expect(bench.begin({ principal })).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
  });

  it('refuses as long as nobody knows what was spent', async () => {
    bench.ledger.isAway = true;
    await expect(bench.begin({ principal })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await bench.begin({ principal, operation: 'get' });
    bench.ledger.isAway = false;
    bench.time.now += 1000;
    await bench.begin({ principal });
  });

  it('that refuses nothing does not refuse either as long as nobody knows', async () => {
    bench.ledger.isAway = true;
    await bench.begin({ principal: aKey({ key: terms({ softBudgetNano: CENT }) }) });
    await bench.begin({ principal: aKey({ key: terms({ maxBudgetNano: 0, shadow: true }) }) });
  });

  it('warns once in a window when the soft budget is reached, and refuses nothing', async () => {
    const soft = aKey({ key: terms({ softBudgetNano: 2 * CENT, budgetDuration: '1d' }) });
    for (let spent = 0; spent < 4; spent += 1) await bench.call({ principal: soft });
    expect(bench.reached).toEqual(['key soft budget']);
    expect(bench.warnings).toEqual(
      [{ level: 'key', id: 'key-1', spentUsd: 0.02, softBudgetUsd: 0.02, msg: 'A soft budget is reached.' }].map(
        (warning) => ({ ...warning, level: expect.anything() }),
      ),
    );
  });

  it('can be begun anew', async () => {
    const limited = terms({ maxBudgetNano: CENT });
    const stream = await bench.begin({ principal: aKey({ key: limited }), operation: 'stream' });
    const startedAt = bench.time.now;
    expect(await bench.limits.resetBudget({ level: 'key', id: 'key-1' }, limited)).toBe(true);
    expect(await bench.limits.resetBudget({ level: 'user', id: 'user-1' }, null)).toBe(false);
    bench.time.now += 1;
    bench.end(stream, { startedAt });
    expect(await bench.limits.usageOf({ level: 'key', id: 'key-1' }, limited)).toMatchObject({
      spentNano: 0,
      budget: { countsFrom: startedAt + 1, endsAt: null, reservedNano: 0 },
    });
    await bench.call({ principal: aKey({ key: limited }) });
    await expect(bench.begin({ principal: aKey({ key: limited }) })).rejects.toThrow();
  });

  const usage = () => bench.limits.usageOf({ level: 'key', id: 'key-1' }, principal.limits.key);
});
