import { describe, expect, it } from 'vitest';
import { describeStores } from '../../store/stores.fixtures.ts';
import { createCallWriter } from '../journal/call-writer-repository.ts';
import { aLine, batchOf } from '../ledger.fixtures.ts';
import { type CallDayFilter, DAY_MS } from './call-days.ts';
import { sumCallDays } from './call-days-repository.ts';

const some = { inputTokens: 1, outputTokens: 2, totalTokens: 3, costNano: 5, startedAt: 10 * DAY_MS };
const others = { agentId: 'agent-2', keyId: 'key-2', userId: null, teamId: 'team-2' };
const LINES = [
  aLine({ ...some, id: 'a' }),
  aLine({ ...some, id: 'b', outcome: 'refused', costNano: null, agentId: null }),
  aLine({ ...some, ...others, id: 'c' }),
  aLine({ ...some, id: 'd', startedAt: 12 * DAY_MS - 1 }),
  aLine({ ...some, id: 'e', startedAt: 12 * DAY_MS }),
];
const ALL: CallDayFilter = { from: 10, to: 11, scope: { kind: 'all' } };

describe('days of calls', () => {
  describeStores((openFixture) => {
    const setUp = async () => {
      const { db, kind } = await openFixture();
      await createCallWriter(db, kind).insert(batchOf(LINES));
      return db;
    };

    it('are added up day by day, both ends of the range included', async () => {
      const db = await setUp();
      const one = {
        calls: 1,
        okCalls: 1,
        pricedCalls: 1,
        inputTokens: 1,
        outputTokens: 2,
        totalTokens: 3,
        costNano: 5,
        nestedCalls: 0,
        nestedCostNano: 0,
      };
      expect(await sumCallDays(db, ALL, [])).toEqual([
        {
          ...one,
          day: 10,
          calls: 3,
          okCalls: 2,
          pricedCalls: 2,
          inputTokens: 3,
          outputTokens: 6,
          totalTokens: 9,
          costNano: 10,
        },
        { day: 11, ...one },
      ]);
      expect(await sumCallDays(db, { ...ALL, from: 11 }, [])).toEqual([{ day: 11, ...one }]);
      expect(await sumCallDays(db, { ...ALL, from: 13, to: 20 }, [])).toEqual([]);
    });

    it('count what an agent spends on models under the agent, too, also when the agent calls itself', async () => {
      const { db, kind } = await openFixture();
      const ofModel = { front: 'models', agentId: null, callerAgentId: 'agent-1' } as const;
      await createCallWriter(db, kind).insert(
        batchOf([
          aLine({ ...some, id: 'm', ...ofModel }),
          aLine({ ...some, id: 'n', ...ofModel, costNano: null }),
          aLine({ ...some, id: 'a', callerAgentId: 'agent-1' }),
          aLine({ ...some, id: 'o', ...ofModel, callerAgentId: null }),
        ]),
      );
      const sums = await sumCallDays(db, { ...ALL, to: 10 }, ['agentId']);
      const brief = sums.map(({ agentId, calls, costNano, nestedCalls, nestedCostNano }) =>
        [agentId, calls, costNano, nestedCalls, nestedCostNano].join(' '),
      );
      expect(new Set(brief)).toEqual(new Set([' 3 10 0 0', 'agent-1 1 5 2 5']));
    });

    it('are told apart by those they are of; nobody has an empty id', async () => {
      const db = await setUp();
      const sums = await sumCallDays(db, { ...ALL, to: 10 }, ['agentId', 'userId']);
      const brief = sums.map(({ agentId, userId, calls, costNano }) => `${agentId},${userId}: ${calls}, ${costNano}`);
      expect(new Set(brief)).toEqual(new Set([',user-1: 1, 0', 'agent-1,user-1: 1, 5', 'agent-2,: 1, 5']));
    });

    it.each<[Partial<CallDayFilter>, number]>([
      [{ agentIds: ['agent-1', 'agent-2'] }, 2],
      [{ agentIds: [] }, 0],
      [{ exceptAgentIds: ['agent-1'] }, 2],
      [{ exceptAgentIds: [] }, 3],
      [{ keyIds: ['key-2'] }, 1],
      [{ userIds: ['user-1'] }, 2],
      [{ userIds: [''], keyIds: ['key-1'] }, 0],
      [{ scope: { kind: 'of', keyIds: ['key-2'], userIds: [], teamIds: [] } }, 1],
      [{ scope: { kind: 'of', keyIds: ['key-2'], userIds: ['user-1'], teamIds: [] } }, 3],
      [{ scope: { kind: 'of', keyIds: [], userIds: [], teamIds: ['team-1'] } }, 2],
      [{ scope: { kind: 'of', keyIds: [], userIds: [], teamIds: [] } }, 0],
    ])('are narrowed by %j', async (narrowed, calls) => {
      const sums = await sumCallDays(await setUp(), { ...ALL, to: 10, ...narrowed }, []);
      expect(sums.reduce((sum, row) => sum + row.calls, 0)).toBe(calls);
    });
  });
});
