import { describe, expect, it } from 'vitest';
import { describeStores } from '../store/stores.fixtures.ts';
import { CALL_COLUMNS } from './call-columns.ts';
import { type CallFilter, isMeant } from './call-filter.ts';
import { createCallRepository } from './call-repository.ts';
import { createCallWriter } from './call-writer-repository.ts';
import type { JournalLine } from './journal-line.ts';
import { aCall, aLine, batchOf, someContent } from './ledger.fixtures.ts';

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
      return { db, calls: { ...createCallRepository(db, kind), insert } };
    };

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
      [{}, ['c', 'b', 'a']],
    ])('filters by %j, in the database as in memory', async (filter, expected) => {
      const { calls } = await setUp();
      await calls.insert(VARIED.map((call) => aLine(call)));
      const { calls: found } = await calls.list(filter, { limit: 10 });
      expect(found.map(({ id }) => id)).toEqual(expected);
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
        (await calls.recordedAfter(seq, { values: { id: ['c-1', 'c-2', 'c-3'] } }, limit)).map(({ id }) => id);
      expect(await idsAfter(0, 10)).toEqual(['c-1', 'c-2', 'c-3']);
      expect(await idsAfter(2, 1)).toEqual(['c-2']);
      expect(await idsAfter(4, 10)).toEqual([]);
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
