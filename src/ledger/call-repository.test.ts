import { describe, expect, it } from 'vitest';
import { describeStores } from '../store/stores.fixtures.ts';
import type { Call } from './call.ts';
import { batchOf } from './call-batch.ts';
import type { CallFilter } from './call-queries.ts';
import { createCallRepository, isRowFault } from './call-repository.ts';
import type { JournalEntry } from './journal-line.ts';
import { aCall, anEntry } from './ledger.fixtures.ts';

const UNKNOWN: Partial<Call> = {
  firstByteMs: null,
  upstreamVersion: null,
  upstreamBinding: null,
  agentId: null,
  keyId: null,
  keyAlias: null,
  userId: null,
  teamId: null,
  messageId: null,
  taskId: null,
  contextId: null,
  taskState: null,
  inputTokens: null,
  outputTokens: null,
  totalTokens: null,
  costNano: null,
  costSource: null,
  traceRef: null,
  sessionId: null,
  clientAddress: null,
  userAgent: null,
};

describe('the repository of calls', () => {
  describeStores((openFixture) => {
    const setUp = async () => {
      const { db, kind } = await openFixture();
      const repository = createCallRepository(db, kind);
      const insert = (entries: JournalEntry[]) => repository.insert(batchOf(entries));
      return { db, calls: { ...repository, insert } };
    };

    it('gives back every member of a call as it was', async () => {
      const { calls } = await setUp();
      const known = aCall({ id: 'known', errorCode: 'AGENT_-32001', errorMessage: 'it\'s \\ "quoted" 😀\n' });
      const unknown = aCall({ ...UNKNOWN, id: 'unknown' });
      await calls.insert([anEntry(known), anEntry(unknown)]);
      expect(await calls.get('known')).toEqual({ call: known, content: null });
      expect(await calls.get('unknown')).toEqual({ call: unknown, content: null });
      expect(await calls.get('nobody')).toBeUndefined();
    });

    it('keeps content apart from its call', async () => {
      const { calls } = await setUp();
      const content = { callId: 'a', request: '{"text":"ü \\u0000"}', response: null, truncated: 1 };
      await calls.insert([anEntry({ id: 'a' }, JSON.stringify(content)), anEntry({ id: 'b' })]);
      expect((await calls.get('a'))?.content).toEqual({ request: content.request, response: null, truncated: true });
      expect((await calls.get('b'))?.content).toBeNull();
    });

    it('takes the same batch again without doubling or changing anything', async () => {
      const { calls, db } = await setUp();
      const content = JSON.stringify({ callId: 'a', request: '1', response: '2', truncated: 0 });
      await calls.insert([anEntry({ id: 'a', outcome: 'ok' }, content)]);
      await calls.insert([anEntry({ id: 'a', outcome: 'truncated' }, content), anEntry({ id: 'b' })]);
      expect(await db.selectFrom('calls').select(['id', 'outcome']).orderBy('id').execute()).toEqual([
        { id: 'a', outcome: 'ok' },
        { id: 'b', outcome: 'ok' },
      ]);
      expect(await db.selectFrom('call_contents').selectAll().execute()).toHaveLength(1);
    });

    it('takes batches with megabytes of content', async () => {
      const { calls } = await setUp();
      const request = JSON.stringify('x'.repeat(1_000_000));
      const ids = ['a', 'b', 'c'];
      await calls.insert(
        ids.map((callId) => anEntry({ id: callId }, JSON.stringify({ callId, request, response: null, truncated: 0 }))),
      );
      expect((await calls.get('c'))?.content?.request).toBe(request);
    });

    it('puts a batch in whole or not at all, and knows when an entry is at fault', async () => {
      const { calls } = await setUp();
      const broken = { call: JSON.stringify({ ...aCall({ id: 'broken' }), decision: null }), content: null };
      const error = await calls.insert([anEntry({ id: 'fine' }), broken]).catch((error: unknown) => error);
      expect(isRowFault(error)).toBe(true);
      expect(await calls.get('fine')).toBeUndefined();
    });

    it('pages from the newest back, each call once, also among calls of the same moment', async () => {
      const { calls } = await setUp();
      const all = Array.from({ length: 25 }, (_, index) =>
        aCall({ id: `id-${100 + index}`, startedAt: Math.floor(index / 4) }),
      );
      await calls.insert(all.map((call) => anEntry(call)));
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
      await calls.insert([anEntry({ id: 'a' }), anEntry({ id: 'b' })]);
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
        anEntry({ id: 'a', startedAt: 1000 }),
        anEntry({
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
        anEntry({ id: 'c', startedAt: 3000 }),
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

    it('deletes the oldest calls before a time with their content, as many as it is told', async () => {
      const { calls, db } = await setUp();
      const content = (callId: string) => JSON.stringify({ callId, request: '1', response: '2', truncated: 0 });
      await calls.insert(
        ['c', 'b', 'a', 'd'].map((id, index) => anEntry({ id, startedAt: 1000 + index }, content(id))),
      );
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

describe('a failure of the database', () => {
  it.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR', '57P01', '53100', '08006', 'ECONNREFUSED', undefined])(
    '%s is not an entry at fault',
    (code) => {
      expect(isRowFault(Object.assign(new Error('x'), { code }))).toBe(false);
      expect(isRowFault(code)).toBe(false);
    },
  );

  it.each(['SQLITE_CONSTRAINT_NOTNULL', '23502', '22P02'])('%s is', (code) => {
    expect(isRowFault(Object.assign(new Error('x'), { code }))).toBe(true);
  });
});
