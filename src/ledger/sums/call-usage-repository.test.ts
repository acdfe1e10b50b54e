import { describe, expect, it } from 'vitest';
import { describeStores } from '../../store/stores.fixtures.ts';
import { createCallWriter } from '../journal/call-writer-repository.ts';
import { aLine, batchOf } from '../ledger.fixtures.ts';
import { DAY_MS } from './call-days.ts';
import { latencyOfUsage } from './call-latency-repository.ts';
import type { UsageFilter } from './call-usage.ts';
import { sumUsage } from './call-usage-repository.ts';

const at = 10 * DAY_MS;
const agent = {
  startedAt: at,
  tags: null,
  agentId: 'planner',
  costNano: 100,
  keyId: 'caller',
  teamId: null,
  userId: null,
};
const model = {
  ...agent,
  front: 'models' as const,
  agentId: null,
  model: 'gpt',
  keyId: 'own',
  costNano: 7,
  callerAgentId: 'planner',
};
const LINES = [
  aLine({ ...agent, id: 'a', durationMs: 10, tags: '["night","batch"]' }),
  aLine({ ...agent, id: 'b', durationMs: 20, costNano: null, tags: '["night"]' }),
  aLine({ ...agent, id: 'c', durationMs: 30, costNano: null, outcome: 'refused', agentId: 'other' }),
  aLine({ ...model, id: 'd', durationMs: 40, modelFacts: '{"usageEstimated":true,"endUser":"Ada"}' }),
  aLine({ ...model, id: 'e', durationMs: 50, callerAgentId: null, costNano: 5 }),
  aLine({ ...model, id: 'f', startedAt: at + DAY_MS, model: 'claude', durationMs: 60, costNano: null }),
  aLine({ ...agent, id: 'g', startedAt: at - 1 }),
];
const ALL: UsageFilter = { from: 10, to: 11, scope: { kind: 'all' } };

describe('usage', () => {
  describeStores((openFixture) => {
    const setUp = async () => {
      const { db, kind } = await openFixture();
      await createCallWriter(db, kind).insert(batchOf(LINES));
      return { db, kind };
    };

    it('counts each cost once: under the agent that made the call of a model, else under none', async () => {
      const sums = await sumUsage((await setUp()).db, ALL, 'agentId');
      expect(
        sums.map(({ piece, group, calls, feeNano, modelNano }) => [piece, group, calls, feeNano, modelNano]),
      ).toEqual(
        expect.arrayContaining([
          [10, 'planner', 2, 100, 7],
          [10, 'other', 1, 0, 0],
          [10, '', 2, 0, 5],
          [11, '', 1, 0, 0],
        ]),
      );
      const keys = await sumUsage((await setUp()).db, ALL, 'keyId');
      expect(keys.map(({ piece, group, feeNano, modelNano }) => [piece, group, feeNano, modelNano])).toEqual(
        expect.arrayContaining([
          [10, 'caller', 100, 0],
          [10, 'own', 0, 12],
        ]),
      );
    });

    it('tells models and tags apart, a call with two tags under both', async () => {
      const { db } = await setUp();
      const models = await sumUsage(db, ALL, 'model');
      expect(
        models.map(({ piece, group, calls, pricedCalls, modelNano }) => [piece, group, calls, pricedCalls, modelNano]),
      ).toEqual([
        [10, 'gpt', 2, 2, 12],
        [11, 'claude', 1, 0, 0],
      ]);
      const tags = await sumUsage(db, ALL, 'tag');
      expect(tags.map(({ group, calls, feeNano }) => [group, calls, feeNano])).toEqual(
        expect.arrayContaining([
          ['batch', 1, 100],
          ['night', 2, 100],
        ]),
      );
    });

    it('tells those apart on whose behalf models were called', async () => {
      const sums = await sumUsage((await setUp()).db, ALL, 'endUser');
      expect(sums.map(({ piece, group, calls, modelNano }) => [piece, group, calls, modelNano])).toEqual(
        expect.arrayContaining([
          [10, 'Ada', 1, 7],
          [10, '', 1, 5],
          [11, '', 1, 0],
        ]),
      );
    });

    it('marks calls that have no price though they succeeded, and those whose tokens are estimates', async () => {
      const sums = await sumUsage((await setUp()).db, ALL, 'agentId');
      const marks = sums.map(({ piece, group, unpricedCalls, estimatedCalls }) => [
        `${piece} ${group}`,
        unpricedCalls,
        estimatedCalls,
      ]);
      expect(new Set(marks)).toEqual(
        new Set([
          ['10 ', 0, 1],
          ['10 other', 0, 0],
          ['10 planner', 1, 0],
          ['11 ', 1, 0],
          ['11 planner', 0, 0],
        ]),
      );
    });

    const near = (milliseconds: number) => expect.closeTo(milliseconds, -Math.log10(2 * 0.045 * milliseconds));

    it('tells within how long 95 of 100 calls ended, by group, by day and of all, to 4.4 %', async () => {
      const { db, kind } = await setUp();
      const { groups, pieces, p50Ms, p95Ms } = await latencyOfUsage(db, kind, ALL, 'keyId', 0);
      expect(groups).toEqual(
        expect.arrayContaining([
          { group: 'caller', p50Ms: near(20), p95Ms: near(30) },
          { group: 'own', p50Ms: near(50), p95Ms: near(60) },
        ]),
      );
      expect(pieces).toEqual([
        { piece: 10, p50Ms: near(30), p95Ms: near(50) },
        { piece: 11, p50Ms: near(60), p95Ms: near(60) },
      ]);
      expect([p50Ms, p95Ms]).toEqual([near(30), near(60)]);
    });

    it('tells the same of every group from the records as from the sums, and of the newest records where they are many', async () => {
      const { db, kind } = await setUp();
      const seen = { ...ALL, scope: { kind: 'of' as const, keyIds: ['own', 'caller'], userIds: [], teamIds: [] } };
      for (const group of ['agentId', 'model', 'tag', 'endUser'] as const) {
        const sums = await latencyOfUsage(db, kind, ALL, group, 0);
        const records = await latencyOfUsage(db, kind, seen, group, 100);
        expect([sums.newest, records.newest]).toEqual([null, null]);
        expect(new Set(sums.groups)).toEqual(new Set(records.groups));
        expect(records.pieces).toEqual(sums.pieces);
      }
      const { groups, newest } = await latencyOfUsage(db, kind, seen, 'model', 1);
      expect([groups, newest]).toEqual([[{ group: 'claude', p50Ms: near(60), p95Ms: near(60) }], 1]);
      for (const group of ['keyId', 'teamId', 'userId'] as const)
        expect(await latencyOfUsage(db, kind, seen, group, 0)).toEqual(await latencyOfUsage(db, kind, ALL, group, 0));
    });

    it('is of what somebody may see', async () => {
      const { db, kind } = await setUp();
      const scope = { kind: 'of' as const, keyIds: ['own'], userIds: [], teamIds: [] };
      const sums = await sumUsage(db, { ...ALL, scope }, 'agentId');
      expect(sums.reduce((all, { feeNano, modelNano }) => all + feeNano + modelNano, 0)).toBe(12);
      expect(await sumUsage(db, { ...ALL, scope }, 'tag')).toEqual([]);
      const { groups } = await latencyOfUsage(db, kind, { ...ALL, scope }, 'agentId', 100);
      expect(groups).toEqual([{ group: '', p50Ms: near(50), p95Ms: near(60) }]);
    });
  });
});
