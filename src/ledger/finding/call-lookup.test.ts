import { describe, expect, it } from 'vitest';
import { indexedColumns, queryPlan } from '../../store/query-plan.fixtures.ts';
import { embeddedStore } from '../../store/stores.fixtures.ts';
import { CALL_COLUMNS } from '../call-columns.ts';
import type { CallFilter } from './call-filter.ts';
import { alternativesOf, isIndexed, lookupOf } from './call-lookup.ts';
import { orderedCalls } from './call-order-repository.ts';
import { callsAfter, newestCalls } from './call-selection-repository.ts';

const OWN = { kind: 'of', keyIds: ['key-1'], userIds: ['user-1'], teamIds: ['team-1', 'team-2'] } as const;

describe('what calls are looked up by', () => {
  it.each<[string | null, CallFilter]>([
    [null, {}],
    [null, { ranges: { durationMs: { min: 1 } }, values: { outcome: ['refused'] } }],
    [null, { scope: { kind: 'all' } }],
    ['taskId', { values: { agentId: ['a'], taskId: ['t'] }, scope: OWN }],
    ['keyId', { values: { agentId: ['a'], keyId: ['k'] }, scope: OWN }],
    ['scope', { values: { agentId: ['a'] }, scope: OWN }],
    ['userId', { values: { agentId: ['a'], teamId: ['t'], userId: ['u'] } }],
    ['agentId', { values: { agentId: ['a'], teamId: ['t', null] } }],
  ])('is %s, whatever few calls share, of %j', (lookup, filter) => {
    expect(lookupOf(filter)).toBe(lookup);
  });

  it('is each key, user and team by itself of somebody who may see the calls of several', () => {
    const nobody = { kind: 'of', keyIds: [], userIds: [], teamIds: [] };
    expect(alternativesOf({ values: { outcome: ['ok'] }, scope: OWN })).toEqual([
      { values: { outcome: ['ok'] }, scope: { ...nobody, keyIds: ['key-1'] } },
      { values: { outcome: ['ok'] }, scope: { ...nobody, userIds: ['user-1'] } },
      { values: { outcome: ['ok'] }, scope: { ...nobody, teamIds: ['team-1'] } },
      { values: { outcome: ['ok'] }, scope: { ...nobody, teamIds: ['team-2'] } },
    ]);
  });

  it('is each of several agents by itself, once', () => {
    expect(alternativesOf({ values: { agentId: ['a', 'b', 'a'] } })).toEqual([
      { values: { agentId: ['a'] } },
      { values: { agentId: ['b'] } },
    ]);
  });

  it.each<CallFilter>([
    {},
    { values: { taskId: ['a', 'b'] } },
    { values: { agentId: [] } },
    { scope: { kind: 'of', keyIds: [], userIds: [], teamIds: [] } },
  ])('is one question of %j', (filter) => {
    expect(alternativesOf(filter)).toEqual([filter]);
  });
});

describe('in SQLite', () => {
  const openFixture = embeddedStore();

  const planOfList = async (filter: CallFilter): Promise<string[]> => {
    const { db } = await openFixture();
    const place = { startedAt: 1_764_000_000_000, id: 'call-1' };
    return queryPlan(db, newestCalls(db, 'sqlite', filter, place, 51));
  };
  const inTime = { startedAt: { min: 1, max: 2 } };
  const failures = { outcome: ['upstream-error' as const] };

  it.each<[string, CallFilter]>([
    ['calls_newest', {}],
    ['calls_newest', { ranges: inTime }],
    ['calls_newest', { values: failures }],
    ['calls_newest', { values: { errorCode: ['TIMEOUT'], httpStatus: [504], operation: ['cancel'] } }],
    ['calls_newest', { ranges: { durationMs: { min: 1000 }, costNano: { min: 1 } } }],
    ['calls_newest', { values: { agentId: [null] }, tags: ['a'] }],
    ['calls_newest_by_agent_id', { values: { agentId: ['a'] } }],
    ['calls_newest_by_agent_id', { values: { agentId: ['a'], ...failures }, ranges: inTime }],
    ['calls_newest_by_key_id', { values: { keyId: ['k'], agentId: ['a'] } }],
    ['calls_newest_by_team_id', { values: { teamId: ['t'], agentId: ['a'] } }],
    ['calls_newest_by_user_id', { values: { userId: ['u'], teamId: ['t'], model: ['m'] } }],
    ['calls_newest_by_key_id', { values: { agentId: ['a'] }, scope: { ...OWN, userIds: [], teamIds: [] } }],
  ])('reads the index %s in its order, and sorts nothing, for %j', async (index, filter) => {
    expect(await planOfList(filter)).toEqual([
      expect.stringMatching(new RegExp(`^(SCAN|SEARCH) calls USING INDEX ${index}( |$)`)),
    ]);
  });

  it.each<[string, CallFilter]>([
    ['calls_by_message_id', { values: { messageId: ['m'], agentId: ['a'] } }],
    ['calls_by_trace_id', { values: { traceId: ['t'], agentId: ['a'] } }],
    ['calls_by_task_id', { values: { taskId: ['t'], agentId: ['a'] }, ranges: inTime }],
    ['calls_by_context_id', { values: { contextId: ['c'], keyId: ['k'] } }],
    ['calls_by_session_id', { values: { sessionId: ['s'] }, scope: OWN }],
    ['sqlite_autoindex_calls_1', { values: { id: ['c'] }, scope: OWN }],
  ])('sorts the few calls that %s finds for %j', async (index, filter) => {
    expect(await planOfList(filter)).toContainEqual(expect.stringContaining(`SEARCH calls USING INDEX ${index} (`));
  });

  it('finds a request by the name its caller gave it, or by the id of the call', async () => {
    const plan = await planOfList({ values: { requestId: ['r'], agentId: ['a'] } });
    expect(plan).toContainEqual('SEARCH calls USING INDEX sqlite_autoindex_calls_1 (id=?)');
    expect(plan).toContainEqual('SEARCH calls USING INDEX calls_by_request_id (request_id=?)');
  });

  it('asks each index for the newest of what somebody may see', async () => {
    const plan = await planOfList({ values: failures, scope: OWN });
    const indexes = plan.flatMap((step) => /SEARCH calls USING (?:COVERING )?INDEX (\w+)/.exec(step)?.[1] ?? []);
    expect(indexes).toEqual([
      'sqlite_autoindex_calls_1',
      'calls_newest_by_key_id',
      'calls_newest_by_user_id',
      'calls_newest_by_team_id',
      'calls_newest_by_team_id',
    ]);
  });

  it.each<CallFilter>([{}, { scope: OWN }, { values: { agentId: ['a'], taskId: ['t'] } }])(
    'goes on behind a call by its number alone, whatever the filter: %j',
    async (filter) => {
      const { db } = await openFixture();
      const plan = await queryPlan(db, callsAfter(db, 'sqlite', filter, 7, 51));
      expect(plan).toEqual(['SEARCH calls USING INDEX calls_by_seq (seq>?)']);
    },
  );

  const ORDERS = ['startedAt', 'durationMs', 'firstByteMs', 'costNano', 'totalTokens', 'outcome', 'operation'] as const;

  it.each(ORDERS)(
    'finds the calls of an order by %s within an index, and reads the rows of the page alone',
    async (by) => {
      const { db } = await openFixture();
      const plansOf = (filter: CallFilter) =>
        queryPlan(db, orderedCalls(db, 'sqlite', filter, { by, descending: true }, { value: 1, id: 'call-1' }, 51));
      expect(await plansOf({ ranges: inTime })).toContainEqual(
        expect.stringContaining('SEARCH calls USING COVERING INDEX calls_newest ('),
      );
      expect(await plansOf({ values: { agentId: ['a'], ...failures } })).toContainEqual(
        expect.stringContaining('SEARCH calls USING COVERING INDEX calls_newest_by_agent_id ('),
      );
    },
  );

  it('looks calls up by nothing that it was not told: every index is known', async () => {
    const { db } = await openFixture();
    const known = Object.entries(CALL_COLUMNS).flatMap(([column, [member]]) => (isIndexed(member) ? [column] : []));
    const inOrder = ['started_at', 'seq'];
    expect((await indexedColumns(db, 'calls')).toSorted()).toEqual([...known, ...inOrder].toSorted());
  });

  it('reads days in the order of their key', async () => {
    const { db } = await openFixture();
    const days = db.selectFrom('call_days').where('day', '>', 1).groupBy('day');
    const query = days.select(({ fn }) => ['day', fn.sum('calls').as('calls')]);
    expect(await queryPlan(db, query)).toEqual(['SEARCH call_days USING PRIMARY KEY (day>?)']);
  });
});
