import { describe, expect, it } from 'vitest';
import { describeStores } from '../store/stores.fixtures.ts';
import { CALL_COLUMNS } from './call-columns.ts';
import type { CallPage } from './call-queries.ts';
import { createCallRepository } from './call-repository.ts';
import { type CallFilter, isMeant } from './finding/call-filter.ts';
import { foldCase } from './finding/call-search.ts';
import type { SearchWindow } from './finding/call-search-repository.ts';
import { createCallWriter } from './journal/call-writer-repository.ts';
import type { JournalLine } from './journal/journal-line.ts';
import { aCall, aLine, batchOf, someContent } from './ledger.fixtures.ts';
import { callStatistics } from './sums/call-statistics-repository.ts';

const VARIED = [
  aCall({ id: 'a', startedAt: 1000, durationMs: 10 }),
  aCall({
    id: 'b',
    startedAt: 2000,
    durationMs: 20.5,
    agentId: 'agent-2',
    keyId: 'key-2',
    userId: 'user-2',
    outcome: 'agent-error',
    costNano: 5,
    tags: '["b","say \\"x\\""]',
    traceId: 'f'.repeat(32),
  }),
  aCall({
    id: 'c',
    startedAt: 3000,
    userId: null,
    teamId: 'team-3',
    tags: null,
    costNano: null,
    outcome: 'refused',
    errorCode: 'AGENT_NOT_FOUND',
    httpStatus: 404,
  }),
];

describe('the repository of calls', () => {
  describeStores((openFixture) => {
    const setUp = async () => {
      const { db, kind } = await openFixture();
      const writer = createCallWriter(db, kind);
      const insert = (lines: JournalLine[]) => writer.insert(batchOf(lines));
      return { db, kind, calls: { ...createCallRepository(db, kind), insert } };
    };

    it.each([
      ['durationMs', true, ['d', 'b', 'c', 'a']],
      ['durationMs', false, ['a', 'c', 'b', 'd']],
      // Of equals the later id comes first.
      ['costNano', true, ['b', 'd', 'a', 'c']],
      ['costNano', false, ['c', 'a', 'd', 'b']],
      ['totalTokens', true, ['c', 'd', 'a', 'b']],
      ['totalTokens', false, ['b', 'a', 'd', 'c']],
      ['firstByteMs', true, ['a', 'd', 'b', 'c']],
      ['firstByteMs', false, ['c', 'b', 'd', 'a']],
      ['outcome', false, ['b', 'a', 'd', 'c']],
      ['startedAt', false, ['a', 'b', 'c', 'd']],
    ] as const)('pages by %s, descending %s, each call once', async (by, descending, ids) => {
      const { calls } = await setUp();
      const more = [
        aCall({ id: 'a', startedAt: 1000, durationMs: 10, costNano: 0, totalTokens: 0, firstByteMs: 9.5 }),
        aCall({
          id: 'b',
          startedAt: 2000,
          durationMs: 20.5,
          costNano: 5,
          outcome: 'agent-error',
          totalTokens: null,
          firstByteMs: 0,
        }),
        aCall({
          id: 'c',
          startedAt: 3000,
          durationMs: 12,
          costNano: null,
          outcome: 'refused',
          totalTokens: 12,
          firstByteMs: null,
        }),
        aCall({ id: 'd', startedAt: 4000, durationMs: 20.75, costNano: 0, totalTokens: 3, firstByteMs: 0.25 }),
        aCall({ id: 'e', startedAt: 5000, agentId: 'another' }),
      ];
      await calls.insert(more.map((call) => aLine(call)));
      const filter: CallFilter = { values: { agentId: [more[0]?.agentId ?? ''] } };
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: CallPage = await calls.list(filter, {
          limit: 1,
          order: { by, descending },
          ...(cursor !== null && { cursor }),
        });
        seen.push(...page.calls.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual(ids);
    });

    it('takes no cursor of another order', async () => {
      const { calls } = await setUp();
      await calls.insert(VARIED.map((call) => aLine(call)));
      const order = { by: 'durationMs', descending: true } as const;
      const { nextCursor } = await calls.list({}, { limit: 1, order });
      const cursor = nextCursor ?? '';
      for (const other of [{ ...order, descending: false }, { ...order, by: 'outcome' } as const])
        await expect(calls.list({}, { limit: 1, order: other, cursor })).rejects.toMatchObject({
          code: 'INVALID_PARAMS',
        });
      await expect(calls.list({}, { limit: 1, cursor })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    });

    it('tells what all calls of a filter come to, percentiles by the nearest rank', async () => {
      const { calls } = await setUp();
      const twenty = Array.from({ length: 20 }, (_, index) =>
        aCall({
          id: `id-${index}`,
          durationMs: index + 1,
          outcome: index < 2 ? 'refused' : 'ok',
          costNano: index < 4 ? null : 5,
          inputTokens: 1,
          outputTokens: 2,
          totalTokens: 3,
        }),
      );
      await calls.insert([...twenty, aCall({ id: 'other', agentId: 'another' })].map((call) => aLine(call)));
      const filter: CallFilter = { values: { agentId: [twenty[0]?.agentId ?? ''] } };
      expect(await calls.statistics(filter)).toMatchObject({
        calls: 20,
        isComplete: true,
        summed: { calls: 20, failedCalls: 2, pricedCalls: 18, costNano: 80, agentTokens: { totalTokens: 60 } },
        duration: { mean: 10.5, p50: 10, p95: 19 },
      });
      expect(await calls.statistics({ values: { agentId: ['nobody'] } })).toMatchObject({
        calls: 0,
        summed: { calls: 0, failedCalls: 0, costNano: null },
        duration: null,
      });
      expect(await calls.statistics({ text: 'id-7' })).toMatchObject({ calls: 1, duration: { p50: 8, p95: 8 } });
      expect(await calls.statistics({ text: 'nothing like it' })).toMatchObject({ calls: 0, isComplete: true });
    });

    it('sums the newest calls where there are more than are summed, and counts all', async () => {
      const { db, kind, calls } = await setUp();
      await calls.insert(VARIED.map((call) => aLine(call)));
      expect(await callStatistics(db, kind, {}, 2)).toMatchObject({ calls: 3, summed: { calls: 2, costNano: 5 } });
    });

    it('pages from the newest back, each call once, also among calls of the same moment', async () => {
      const { calls } = await setUp();
      const all = Array.from({ length: 25 }, (_, index) =>
        aCall({ id: `id-${100 + index}`, startedAt: Math.floor(index / 4) }),
      );
      await calls.insert(all.map((call) => aLine(call)));
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await calls.list({}, { limit: 6, ...(cursor !== null && { cursor }) });
        seen.push(...page.calls.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual(all.map(({ id }) => id).toReversed());
    });

    it('pages through what somebody may see by several rights, each call once', async () => {
      const { calls } = await setUp();
      const owners = [{ keyId: 'key-2' }, { teamId: 'team-2' }, { userId: 'user-2', teamId: 'team-2' }, {}];
      const all = Array.from({ length: 24 }, (_, place) =>
        aCall({ ...owners[place % 4], id: `id-${100 + place}`, startedAt: Math.floor(place / 5) }),
      );
      await calls.insert(all.map((call) => aLine(call)));
      const scope = { kind: 'of', keyIds: ['key-2'], userIds: ['user-2'], teamIds: ['team-2'] } as const;
      const filter = { values: { agentId: ['agent-1', 'agent-2'] }, scope };
      const first = await calls.list(filter, { limit: 10 });
      const second = await calls.list(filter, { limit: 10, cursor: String(first.nextCursor) });
      expect(second.nextCursor).toBeNull();
      const own = all.filter((_, place) => place % 4 !== 3).map(({ id }) => id);
      expect([...first.calls, ...second.calls].map(({ id }) => id)).toEqual(own.toReversed());
    });

    it('finds a request by the name that its caller gave it, and by the id of its call without one', async () => {
      const { calls } = await setUp();
      await calls.insert([
        aLine({ id: 'a', requestId: 'a', startedAt: 1 }),
        aLine({ id: 'b', requestId: 'a', startedAt: 2 }),
        aLine({ id: 'c', requestId: 'named', startedAt: 3 }),
      ]);
      const named = async (...requestId: string[]) =>
        (await calls.list({ values: { requestId } }, { limit: 10 })).calls.map(({ id }) => id);
      expect(await named('a')).toEqual(['b', 'a']);
      expect(await named('named', 'a')).toEqual(['c', 'b', 'a']);
      expect(await named('c', 'b')).toEqual([]);
    });

    it('has no next page after a page that is just full', async () => {
      const { calls } = await setUp();
      await calls.insert([aLine({ id: 'a' }), aLine({ id: 'b' })]);
      expect((await calls.list({}, { limit: 2 })).nextCursor).toBeNull();
      expect((await calls.list({}, { limit: 1 })).nextCursor).not.toBeNull();
      expect((await calls.list({}, { limit: 0 })).calls).toHaveLength(1);
    });

    it.each<[CallFilter, string[]]>([
      [{ values: { agentId: ['agent-2'] } }, ['b']],
      [{ values: { outcome: ['agent-error', 'refused'] } }, ['c', 'b']],
      [{ values: { userId: [null] } }, ['c']],
      [{ values: { userId: [null, 'user-2'] } }, ['c', 'b']],
      [{ values: { httpStatus: [404] } }, ['c']],
      [{ values: { traceId: ['f'.repeat(32)] } }, ['b']],
      [{ values: { agentId: ['agent-2'], outcome: ['ok'] } }, []],
      [{ values: { agentId: [] } }, []],
      [{ values: { agentId: ['agent-1', 'agent-2'], outcome: ['refused', 'agent-error'] } }, ['c', 'b']],
      [{ values: { teamId: ['team-3', 'team-1', null], keyId: ['key-1'] } }, ['c', 'a']],
      [{ ranges: { startedAt: { min: 2000 } } }, ['c', 'b']],
      [{ ranges: { startedAt: { max: 1999 } } }, ['a']],
      [{ ranges: { durationMs: { min: 10, max: 20.5 } } }, ['b', 'a']],
      [{ ranges: { costNano: { max: 5 } } }, ['b']],
      [{ tags: ['b'] }, ['b', 'a']],
      [{ tags: ['b', 'say "x"'] }, ['b']],
      [{ tags: ['x'] }, []],
      [{ tags: ['B'] }, []],
      [{ scope: { kind: 'all' } }, ['c', 'b', 'a']],
      [{ scope: { kind: 'of', keyIds: ['key-2'], userIds: [], teamIds: ['team-3'] } }, ['c', 'b']],
      [{ scope: { kind: 'of', keyIds: [], userIds: ['user-1'], teamIds: [] } }, ['a']],
      [{ scope: { kind: 'of', keyIds: [], userIds: [], teamIds: [] } }, []],
      [{ exceptErrorCode: 'AGENT_NOT_FOUND' }, ['b', 'a']],
      [{ text: 'TEAM-3' }, ['c']],
      [{ text: 'f'.repeat(32) }, ['b']],
      [{ text: 'agent_not' }, ['c']],
      [{ text: 'agent-2' }, []],
      [{ text: 'Echo', values: { outcome: ['ok', 'refused'] } }, ['c', 'a']],
      [{}, ['c', 'b', 'a']],
    ])('filters by %j, in the database as in memory', async (filter, expected) => {
      const { calls } = await setUp();
      await calls.insert(VARIED.map((call, index) => aLine({ ...call, seq: index + 1 })));
      const { calls: found } = await calls.list(filter, { limit: 10 });
      expect(found.map(({ id }) => id)).toEqual(expected);
      expect((await calls.recordedAfter(0, filter, 10)).calls.map(({ id }) => id).sort()).toEqual(expected.toSorted());
      const { calls: all } = await calls.list({}, { limit: 10 });
      expect(all.filter((call) => isMeant(call, filter)).map(({ id }) => id)).toEqual(expected);
    });

    const searchable = Object.values(CALL_COLUMNS).map(([member]) => member);
    it.each(searchable)('finds a call by its %s', async (member) => {
      if (member === 'attempts' || member === 'tags') return;
      const { calls } = await setUp();
      const call = { ...aCall(), seq: 1 };
      await calls.insert([aLine(call)]);
      const { calls: found } = await calls.list({ values: { [member]: [call[member]] } }, { limit: 10 });
      expect(found).toEqual([call]);
    });

    it('tells what was recorded after a call, in that order, whenever it started', async () => {
      const { calls } = await setUp();
      const started = [5000, 1000, 3000, 2000];
      await calls.insert(started.map((startedAt, index) => aLine({ id: `c-${index}`, startedAt, seq: index + 1 })));
      const idsAfter = async (seq: number, limit: number) =>
        (await calls.recordedAfter(seq, { values: { id: ['c-1', 'c-2', 'c-3'] } }, limit)).calls.map(({ id }) => id);
      expect(await idsAfter(0, 10)).toEqual(['c-1', 'c-2', 'c-3']);
      expect(await idsAfter(2, 1)).toEqual(['c-2']);
      expect(await idsAfter(4, 10)).toEqual([]);
    });

    const said = '{"text":"Say \\"hi\\" to Grüße","other":"\\u00e9t\\u00e9 100%"}';
    it.each<[string, number]>([
      ['say "HI"', 1],
      ['"text":"say', 1],
      ['grüße', 1],
      ['GRÜSSE', 0],
      ['été', 1],
      ['0%', 1],
      ['%hi%', 0],
      ['_', 0],
    ])('looks for %j in what was said, in the database as in memory', async (text, count) => {
      const { calls } = await setUp();
      await calls.insert([
        aLine({ id: 'a' }, someContent(said, '')),
        aLine({ id: 'b' }, someContent('', said)),
        aLine({ id: 'c' }, someContent('{}', '{}')),
        aLine({ id: 'd' }),
      ]);
      const { calls: found } = await calls.list({ text }, { limit: 10 });
      expect(found.map(({ id }) => id)).toEqual(count === 0 ? [] : ['b', 'a']);
      const call = { ...aCall({ id: 'x' }), seq: 1 };
      expect(isMeant(call, { text }, () => foldCase(said))).toBe(count > 0);
    });

    it('looks through a window at a time, and says where to go on', async () => {
      const { calls, db, kind } = await setUp();
      const lines = Array.from({ length: 23 }, (_, index) => {
        const content = someContent(`{"n":"${'x'.repeat(80)}"}`, index % 10 === 0 ? '"needle"' : '""');
        return aLine({ id: `c-${100 + index}`, startedAt: index, seq: index + 1 }, content);
      });
      await calls.insert(lines);
      const pagesOf = async (window: SearchWindow, limit: number) => {
        const repository = createCallRepository(db, kind, window);
        const pages: string[][] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page: CallPage = await repository.list({ text: 'needle' }, { limit, ...(cursor && { cursor }) });
          pages.push(page.calls.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        return pages;
      };
      const unlimited = 1_000_000;
      expect(await pagesOf({ calls: 8, characters: unlimited, callsPerStatement: 4 }, 5)).toEqual([
        ['c-120'],
        ['c-110'],
        ['c-100'],
      ]);
      expect(await pagesOf({ calls: unlimited, characters: 900, callsPerStatement: 5 }, 5)).toHaveLength(3);
      expect(await pagesOf({ calls: unlimited, characters: unlimited, callsPerStatement: 4 }, 2)).toEqual([
        ['c-120', 'c-110'],
        ['c-100'],
      ]);
      const recorded = createCallRepository(db, kind, { calls: 8, characters: unlimited, callsPerStatement: 4 });
      const first = await recorded.recordedAfter(0, { text: 'needle' }, 5);
      expect([first.calls.map(({ id }) => id), first.next]).toEqual([['c-100'], 8]);
      const second = await recorded.recordedAfter(8, { text: 'needle' }, 5);
      expect([second.calls.map(({ id }) => id), second.next]).toEqual([['c-110'], 16]);
      const last = await recorded.recordedAfter(16, { text: 'needle' }, 5);
      expect([last.calls.map(({ id }) => id), last.next]).toEqual([['c-120'], null]);
    });

    it.each(['', '!', 'abc', Buffer.from('1.').toString('base64url'), Buffer.from("1.a' or 1").toString('base64url')])(
      'refuses the cursor %j',
      async (cursor) => {
        const { calls } = await setUp();
        await expect(calls.list({}, { cursor, limit: 1 })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
      },
    );

    it('gets a call only within what somebody may see, when told', async () => {
      const { calls } = await setUp();
      await calls.insert([aLine({ id: 'a', keyId: 'key', userId: 'user', teamId: 'team' })]);
      const get = async (within: object) =>
        (await calls.get('a', { kind: 'of', keyIds: [], userIds: [], teamIds: [], ...within }))?.call.id;
      expect(await get({})).toBeUndefined();
      expect(await get({ keyIds: ['k'], userIds: ['u'], teamIds: ['t'] })).toBeUndefined();
      expect(await get({ keyIds: ['key'] })).toBe('a');
      expect(await get({ userIds: ['user'] })).toBe('a');
      expect(await get({ teamIds: ['t', 'team'] })).toBe('a');
      expect((await calls.get('a', { kind: 'all' }))?.call.id).toBe('a');
    });

    it('deletes the oldest calls before a time with their content, as many as it is told', async () => {
      const { calls, db } = await setUp();
      const content = someContent('1', '2');
      await calls.insert(['c', 'b', 'a', 'd'].map((id, index) => aLine({ id, startedAt: 1000 + index }, content)));
      expect(await calls.deleteBefore(1003, 2)).toBe(2);
      expect(await db.selectFrom('call_contents').select('call_id').orderBy('call_id').execute()).toEqual([
        { call_id: 'a' },
        { call_id: 'd' },
      ]);
      expect(await calls.deleteBefore(1003, 2)).toBe(1);
      expect(await calls.deleteBefore(1003, 2)).toBe(0);
      expect((await calls.list({}, { limit: 10 })).calls.map(({ id }) => id)).toEqual(['d']);
    });
  });
});
