import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aKey, anAgent, createLimitsBench, NOW, terms } from './limits.fixtures.ts';
import type { Reservation } from './reservation.ts';

/** What may happen next: time passes, a call begins, or one of those that run ends, perhaps without having cost anything. */
type Step =
  | { kind: 'wait'; ms: number }
  | { kind: 'begin'; key: number; agent: number; operation: 'send' | 'stream' | 'get' }
  | { kind: 'end'; which: number; hasCost: boolean; times: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.oneof(fc.nat(2000), fc.nat(90_000)) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('begin' as const),
        key: fc.nat(2),
        agent: fc.nat(1),
        operation: fc.constantFrom('send' as const, 'stream' as const, 'get' as const),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('end' as const),
        which: fc.nat(20),
        hasCost: fc.boolean(),
        times: fc.integer({ min: 1, max: 2 }),
      }),
    },
  ),
  { maxLength: 120 },
);

const MINUTE = '1m';
const PRICES = [7, 3];
const KEY = terms({ maxBudgetNano: 40, budgetDuration: MINUTE, rpm: 12, maxParallelRequests: 4 });
const TEAM = terms({ maxBudgetNano: 60, budgetDuration: MINUTE, maxStreams: 3 });
const AGENT = terms({ maxBudgetNano: 50, budgetDuration: MINUTE, maxParallelRequests: 6 });

it('promise 16: whatever the order in which calls of fixed price begin and end, no budget is overspent and no place is lost', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const bench = createLimitsBench();
      bench.time.now = NOW;
      const running: { reservation: Reservation; startedAt: number; key: number; agent: number; isQuery: boolean }[] =
        [];
      const agentOf = (agent: number) =>
        anAgent({ id: `agent-${agent}`, callLimits: AGENT, pricing: { perCallNano: PRICES[agent] ?? 0 } });

      for (const step of taken) {
        if (step.kind === 'wait') bench.time.now += step.ms;
        if (step.kind === 'begin') {
          const { key, agent, operation } = step;
          const principal = aKey({ key: KEY, team: TEAM }, { keyId: `key-${key}` });
          const reservation = await bench.begin({ principal, agent: agentOf(agent), operation }).catch(() => undefined);
          const startedAt = bench.time.now;
          if (reservation) running.push({ reservation, startedAt, key, agent, isQuery: operation !== 'get' });
        }
        if (step.kind === 'end' && running.length > 0) {
          const [call] = running.splice(step.which % running.length, 1);
          if (!call) continue;
          const { reservation, startedAt, key, agent } = call;
          const costNano = step.hasCost && call.isQuery ? (PRICES[agent] ?? 0) : null;
          const record = { startedAt, keyId: `key-${key}`, agentId: `agent-${agent}`, costNano };
          bench.end(reservation, record);
          // Told twice, it counts once.
          if (step.times === 2) {
            bench.end(reservation, record);
            bench.ledger.records.pop();
          }
        }
        await check(bench, running.length);
      }

      for (const { reservation, startedAt, key, agent } of running)
        bench.end(reservation, { startedAt, keyId: `key-${key}`, agentId: `agent-${agent}`, costNano: null });
      for (const key of [0, 1, 2])
        expect(await bench.limits.usageOf({ level: 'key', id: `key-${key}` }, KEY)).toMatchObject({
          budget: { reservedNano: 0 },
          parallel: { used: 0 },
        });
    }),
    { numRuns: 150 },
  );
});

async function check({ limits, ledger, time }: ReturnType<typeof createLimitsBench>, running: number): Promise<void> {
  const minute = time.now - (time.now % 60_000);
  const team = await limits.usageOf({ level: 'team', id: 'team-1' }, TEAM);
  const inWindow = ledger.records.filter(({ startedAt }) => startedAt >= minute);
  const recorded = inWindow.reduce((sum, { costNano }) => sum + (costNano ?? 0), 0);
  expect(team.spentNano).toBe(recorded);
  expect(team.spentNano + (team.budget?.reservedNano ?? 0)).toBeLessThanOrEqual(60);
  expect(team.streams?.used).toBeLessThanOrEqual(Math.min(3, running));
  for (const agent of [0, 1]) {
    const { spentNano, budget, parallel } = await limits.usageOf({ level: 'agent', id: `agent-${agent}` }, AGENT);
    expect(spentNano + (budget?.reservedNano ?? 0)).toBeLessThanOrEqual(50);
    expect(parallel?.used).toBeLessThanOrEqual(6);
  }
}
