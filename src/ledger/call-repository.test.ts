import { describe, expect, it } from 'vitest';
import { describeStores } from '../store/stores.fixtures.ts';
import type { CallFilter } from './call-queries.ts';
import { createCallRepository } from './call-repository.ts';
import { createCallWriter } from './call-writer-repository.ts';
import type { JournalLine } from './journal-line.ts';
import { aCall, aLine, batchOf, someContent } from './ledger.fixtures.ts';

describe('the repository of calls', () => {
  describeStores((openFixture) => {
    const setUp = async () => {
      const { db, kind } = await openFixture();
      const writer = createCallWriter(db, kind);
      const insert = (lines: JournalLine[]) => writer.insert(batchOf(lines));
      return { db, calls: { ...createCallRepository(db), insert } };
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
      [{ agentId: 'agent-2' }, ['b']],
      [{ keyId: 'key-2' }, ['b']],
      [{ outcome: 'agent-error' }, ['b']],
      [{ operation: 'cancel' }, ['b']],
      [{ taskId: 'task-2' }, ['b']],
      [{ contextId: 'context-2' }, ['b']],
      [{ traceId: 'f'.repeat(32) }, ['b']],
      [{ since: 2000 }, ['c', 'b']],
      [{ until: 2000 }, ['a']],
      [{ since: 2000, until: 3000 }, ['b']],
      [{ agentId: 'agent-2', outcome: 'ok' }, []],
      [{}, ['c', 'b', 'a']],
    ])('filters by %j', async (filter, expected) => {
      const { calls } = await setUp();
      await calls.insert([
        aLine({ id: 'a', startedAt: 1000 }),
        aLine({
          id: 'b',
          startedAt: 2000,
          agentId: 'agent-2',
          keyId: 'key-2',
          outcome: 'agent-error',
          operation: 'cancel',
          taskId: 'task-2',
          contextId: 'context-2',
          traceId: 'f'.repeat(32),
        }),
        aLine({ id: 'c', startedAt: 3000 }),
      ]);
      const { calls: found } = await calls.list(filter, { limit: 10 });
      expect(found.map(({ id }) => id)).toEqual(expected);
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
