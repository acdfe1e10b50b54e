import { expect, it } from 'vitest';
import { createCallWriter } from '../../src/ledger/journal/call-writer-repository.ts';
import { aLine, batchOf } from '../../src/ledger/ledger.fixtures.ts';
import { DAY_MS } from '../../src/ledger/sums/call-days.ts';
import { countForUsage } from '../../src/store/migrations/0039-usage-rollups.ts';
import { countOwnerTimes } from '../../src/store/migrations/0041-owner-times.ts';
import { sumTimesOfAll } from '../../src/store/migrations/0043-times-of-all.ts';
import { describeStores } from '../../src/store/stores.fixtures.ts';

const at = 20_000 * DAY_MS;
const some = { requestBytes: 1, responseBytes: 2, inputTokens: 3, outputTokens: 4, totalTokens: 7, costNano: 5 };
const model = {
  ...some,
  front: 'models',
  agentId: null,
  model: 'gpt',
  startedAt: at,
} as const;

describeStores((openFixture) => {
  it('an upgrade counts the calls that are there as if they came now', async () => {
    const { db, kind } = await openFixture();
    await createCallWriter(db, kind).insert(
      batchOf([
        aLine({ ...some, id: 'a', startedAt: at, durationMs: 0, tags: '["x","y"]', costNano: null }),
        aLine({
          ...some,
          id: 'b',
          startedAt: at + DAY_MS,
          durationMs: 4_321.5,
          callerAgentId: 'agent-2',
          outcome: 'refused',
        }),
        aLine({ ...model, id: 'c', modelFacts: '{"usageEstimated":true,"endUser":"Ada"}', tags: null }),
        aLine({ ...model, id: 'd', model: 'ü'.repeat(300), modelFacts: null, tags: null }),
      ]),
    );
    const kept = async () => ({
      days: await db.selectFrom('call_days').selectAll().orderBy('day').orderBy('agent_id').execute(),
      labels: await db.selectFrom('call_labels').selectAll().orderBy('kind').orderBy('label').orderBy('day').execute(),
      times: await db
        .selectFrom('call_times')
        .selectAll()
        .orderBy('kind')
        .orderBy('at')
        .orderBy('label')
        .orderBy('bucket')
        .execute(),
      ownerTimes: await db.selectFrom('call_owner_times').selectAll().orderBy('day').orderBy('bucket').execute(),
    });
    const before = await kept();
    expect([before.labels.length, before.times.length, before.ownerTimes.length]).toEqual([8, 20, 3]);
    await db.updateTable('call_days').set({ unpriced_calls: 0, estimated_calls: 0 }).execute();
    await db.deleteFrom('call_labels').execute();
    await db.deleteFrom('call_times').execute();
    await db.deleteFrom('call_owner_times').execute();
    await countForUsage(db);
    await countOwnerTimes(db);
    await sumTimesOfAll(db);
    expect(await kept()).toEqual(before);
  });
});
