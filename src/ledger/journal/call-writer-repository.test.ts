import { describe, expect, it } from 'vitest';
import { describeStores } from '../../store/stores.fixtures.ts';
import type { Call } from '../call.ts';
import { createCallRepository } from '../call-repository.ts';
import { aCall, aLine, batchOf, someContent } from '../ledger.fixtures.ts';
import { createCallWriter, isRowFault } from './call-writer-repository.ts';
import type { JournalLine } from './journal-line.ts';

const UNKNOWN: Partial<Call> = {
  firstByteMs: null,
  upstreamVersion: null,
  upstreamBinding: null,
  agentId: null,
  keyId: null,
  keyAlias: null,
  userId: null,
  teamId: null,
  teamAlias: null,
  callerAgentId: null,
  tags: null,
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
  spanId: null,
  parentSpanId: null,
  model: null,
  provider: null,
  modelFacts: null,
};

describe('the writer of calls', () => {
  describeStores((openFixture) => {
    const setUp = async () => {
      const { db, kind } = await openFixture();
      const writer = createCallWriter(db, kind);
      const insert = (lines: JournalLine[]) => writer.insert(batchOf(lines));
      return { db, calls: { ...createCallRepository(db, kind), insert } };
    };

    it('gives back every member of a call as it was', async () => {
      const { calls } = await setUp();
      const known = aCall({ id: 'known', errorCode: 'AGENT_-32001', errorMessage: 'it\'s \\ "quoted" 😀\n' });
      const unknown = aCall({ ...UNKNOWN, id: 'unknown' });
      await calls.insert([aLine(known), aLine(unknown)]);
      expect(await calls.get('known')).toEqual({ call: { ...known, seq: 1 }, content: null });
      expect(await calls.get('unknown')).toEqual({ call: { ...unknown, seq: 1 }, content: null });
      expect(await calls.get('nobody')).toBeUndefined();
    });

    it('takes ids of any length, for callers and agents make them up', async () => {
      const { calls } = await setUp();
      const endless = Array.from({ length: 5000 }, (_, place) =>
        String.fromCharCode(0x4e00 + ((place * 7919) % 20_000)),
      );
      const id = endless.join('');
      await calls.insert([aLine({ id: 'a', errorCode: id, taskId: id, contextId: id, sessionId: id })]);
      const { calls: found } = await calls.list({ values: { sessionId: [id.slice(0, 512)] } }, { limit: 10 });
      expect(found.map((call) => call.id)).toEqual(['a']);
    });

    it('keeps content apart from its call', async () => {
      const { calls } = await setUp();
      const request = '{\t"text":\n"ü \\u0000"}';
      await calls.insert([aLine({ id: 'a' }, someContent(request, '', true)), aLine({ id: 'b' })]);
      expect((await calls.get('a'))?.content).toEqual({ request, response: null, events: null, truncated: true });
      expect((await calls.get('b'))?.content).toBeNull();
    });

    it('keeps headers with the content', async () => {
      const { calls } = await setUp();
      await calls.insert([
        aLine({ id: 'a' }, someContent('1', '2', false, '{"ü":1}')),
        aLine({ id: 'b' }, someContent('3', '')),
      ]);
      expect((await calls.get('a'))?.content).toMatchObject({ request: '1', response: '2', headers: '{"ü":1}' });
      expect((await calls.get('b'))?.content).toEqual({ request: '3', response: null, events: null, truncated: false });
    });

    it('takes the same batch again without doubling or changing anything', async () => {
      const { calls, db } = await setUp();
      const content = someContent('1', '2');
      await calls.insert([aLine({ id: 'a', outcome: 'ok' }, content)]);
      await calls.insert([aLine({ id: 'a', outcome: 'truncated' }, content), aLine({ id: 'b' })]);
      expect(await db.selectFrom('calls').select(['id', 'outcome']).orderBy('id').execute()).toEqual([
        { id: 'a', outcome: 'ok' },
        { id: 'b', outcome: 'ok' },
      ]);
      expect(await db.selectFrom('call_contents').selectAll().execute()).toHaveLength(1);
    });

    it('adds each call to its day once, however often it comes', async () => {
      const { calls, db } = await setUp();
      const day = 86_400_000;
      const some = { costNano: 5, durationMs: 1.5, startedAt: 10 * day };
      const first = aLine({ id: 'a', ...some });
      await calls.insert([first, aLine({ id: 'b', ...some, outcome: 'refused', costNano: null, agentId: null })]);
      await calls.insert([
        first,
        aLine({ id: 'c', ...some, startedAt: 11 * day - 1, outcome: 'truncated' }),
        aLine({ id: 'd', ...some, startedAt: 11 * day }),
      ]);
      await calls.insert([first]);
      const found = await db.selectFrom('call_days').selectAll().orderBy('day').orderBy('agent_id').execute();
      const brief = found.map((row) => [
        row.day,
        row.agent_id,
        row.calls,
        row.ok_calls,
        row.cost_nano,
        row.duration_ms,
      ]);
      expect(brief).toEqual([
        [10, '', 1, 0, 0, 1.5],
        [10, 'agent-1', 2, 1, 10, 3],
        [11, 'agent-1', 1, 1, 5, 1.5],
      ]);
    });

    it('takes batches with megabytes of content', async () => {
      const { calls } = await setUp();
      const request = JSON.stringify('x'.repeat(1_000_000));
      const ids = ['a', 'b', 'c'];
      await calls.insert(ids.map((id) => aLine({ id }, someContent(request, ''))));
      expect((await calls.get('c'))?.content?.request).toBe(request);
    });

    it('puts a batch in whole or not at all, and knows when an entry is at fault', async () => {
      const { calls } = await setUp();
      const broken = aLine({ id: 'broken', durationMs: Number.NaN });
      const error = await calls.insert([aLine({ id: 'fine' }), broken]).catch((error: unknown) => error);
      expect(isRowFault(error)).toBe(true);
      expect(await calls.get('fine')).toBeUndefined();
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

  it.each(['SQLITE_CONSTRAINT_NOTNULL', '23502', '22P02', '54000'])('%s is', (code) => {
    expect(isRowFault(Object.assign(new Error('x'), { code }))).toBe(true);
  });
});
