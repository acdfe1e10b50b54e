import { describe, expect, it } from 'vitest';
import { describeStores } from '../../store/stores.fixtures.ts';
import type { RecordedCall } from '../call.ts';
import type { CallFilter } from '../finding/call-filter.ts';
import { aLine, callsIn, someContent } from '../ledger.fixtures.ts';
import { tokensOnce } from '../sums/call-totals.ts';
import { listTraces } from './trace-list.ts';
import { traceNeighbours } from './trace-neighbours.ts';

const trace = (letter: string): string => letter.repeat(32);
const NOBODYS = { kind: 'of', keyIds: [], userIds: [], teamIds: [] } as const;

/** Calls of three traces, woven into each other: a d b a c b a, the newest last. */
const CALLS: Partial<RecordedCall>[] = (
  [
    { traceId: trace('a'), costNano: 50, durationMs: 9000, traceRef: 'first' },
    { traceId: trace('d'), costNano: null, keyId: 'key-2', userId: null, teamId: null },
    { traceId: trace('b'), costNano: null, outcome: 'refused' },
    {
      traceId: trace('a'),
      costNano: 7,
      front: 'models',
      agentId: null,
      inputTokens: 30,
      outputTokens: 4,
      totalTokens: 34,
    },
    { traceId: trace('c'), costNano: 1, keyId: 'key-2', userId: null, teamId: null },
    { traceId: trace('b'), costNano: 2 },
    {
      traceId: trace('a'),
      costNano: null,
      front: 'models',
      agentId: null,
      inputTokens: 1,
      outputTokens: null,
      totalTokens: null,
    },
  ] satisfies Partial<RecordedCall>[]
).map((call, index) => ({ ...call, id: `id-${index}`, startedAt: 1000 * (1 + index) }));

describe('traces', () => {
  describeStores((openFixture) => {
    const setUp = async (calls = CALLS) => {
      const recorded = callsIn(await openFixture());
      await recorded.insert(calls.map((call) => aLine(call, someContent(`{"said":"${call.id}"}`, '{}'))));
      return recorded;
    };
    type Recorded = Awaited<ReturnType<typeof setUp>>;

    /** Ids of the traces, by their letters, page by page. */
    const lettersOf = async (recorded: Recorded, filter: CallFilter, limit: number): Promise<string[]> => {
      const pages: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await listTraces(recorded, filter, { limit, ...(cursor !== null && { cursor }) });
        pages.push(page.traces.map(({ traceId }) => traceId[0]).join(''));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return pages;
    };

    it('are listed by their newest call, each once, on however many pages', async () => {
      const recorded = await setUp();
      expect(await lettersOf(recorded, {}, 10)).toEqual(['abcd']);
      expect(await lettersOf(recorded, {}, 2)).toEqual(['ab', 'cd']);
      expect(await lettersOf(recorded, {}, 1)).toEqual(['a', 'b', 'c', 'd']);
    });

    it('are those of which a call fits the filter', async () => {
      const recorded = await setUp();
      expect(await lettersOf(recorded, { values: { front: ['models'] } }, 1)).toEqual(['a']);
      expect(await lettersOf(recorded, { values: { outcome: ['refused'] } }, 1)).toEqual(['b']);
      expect(await lettersOf(recorded, { ranges: { costNano: { min: 2 } } }, 1)).toEqual(['b', 'a']);
      expect(await lettersOf(recorded, { ranges: { startedAt: { min: 2000, max: 6000 } } }, 1)).toEqual([
        'b',
        'c',
        'a',
        'd',
      ]);
      expect(await lettersOf(recorded, { text: 'ID-2' }, 1)).toEqual(['b']);
      expect(await lettersOf(recorded, { values: { traceId: [trace('c')] } }, 1)).toEqual(['c']);
    });

    it('hold nothing that may not be seen', async () => {
      const recorded = await setUp();
      const scope = { ...NOBODYS, keyIds: ['key-2'] };
      expect(await lettersOf(recorded, { scope }, 10)).toEqual(['cd']);
      expect(await recorded.sumTraces([trace('a')], scope)).toEqual([]);
      expect(await recorded.callsOfTrace(trace('a'), scope, 10)).toEqual([]);
    });

    it('have those beside them in the list as neighbours, wherever in it they stand', async () => {
      const recorded = await setUp();
      const besides = async (letter: string, filter: CallFilter = {}) => {
        const { previous, next } = await traceNeighbours(recorded, filter, trace(letter));
        return [previous?.[0], next?.[0]];
      };
      expect(await besides('a')).toEqual([undefined, 'b']);
      expect(await besides('b')).toEqual(['a', 'c']);
      expect(await besides('c')).toEqual(['b', 'd']);
      expect(await besides('d')).toEqual(['c', undefined]);
      // By the filter the list reads b, c, a, d; without calls that are meant, a trace has the neighbours of its place.
      const early = { ranges: { startedAt: { max: 6000 } } };
      expect(await besides('a', early)).toEqual(['c', 'd']);
      expect(await besides('d', { values: { keyId: ['key-1'] } })).toEqual(['b', undefined]);
      expect(await besides('c', { scope: { ...NOBODYS, keyIds: ['key-2'] } })).toEqual([undefined, 'd']);
      expect(await besides('a', { scope: { ...NOBODYS, keyIds: ['key-2'] } })).toEqual([undefined, undefined]);
      expect(await besides('b', { text: 'id-' })).toEqual(['a', 'c']);
      expect(await besides('e')).toEqual([undefined, undefined]);
    });

    it('stay where they are while calls come', async () => {
      const recorded = await setUp();
      const { nextCursor } = await listTraces(recorded, {}, { limit: 1 });
      await recorded.insert([aLine({ id: 'id-9', startedAt: 9000, traceId: trace('c'), costNano: 1 })]);
      const next = await listTraces(recorded, {}, { limit: 5, cursor: String(nextCursor) });
      expect(next.traces.map(({ traceId }) => traceId[0])).toEqual(['b', 'c', 'd']);
    });

    it('of one moment are all found', async () => {
      const calls = Array.from({ length: 30 }, (_, index) => ({
        id: `id-${100 + index}`,
        startedAt: 1000,
        traceId: index.toString(16).padStart(32, '0'),
        costNano: 1,
      }));
      const pages = await (async () => {
        const recorded = await setUp(calls);
        const found: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await listTraces(recorded, {}, { limit: 7, ...(cursor !== null && { cursor }) });
          found.push(...page.traces.map(({ traceId }) => traceId));
          cursor = page.nextCursor;
        } while (cursor !== null);
        return found;
      })();
      expect(pages).toEqual(calls.map(({ traceId }) => traceId).toReversed());
    });

    it('end a page early rather than look through a trace of thousands of calls at once', async () => {
      const many = Array.from({ length: 2100 }, (_, index) => ({
        id: `id-${10_000 + index}`,
        startedAt: 10_000 + index,
        traceId: trace('e'),
        costNano: 1,
      }));
      const recorded = await setUp([...CALLS, ...many]);
      expect(await lettersOf(recorded, {}, 3)).toEqual(['e', 'abc', 'd']);
    });

    it('come to the sums of all their calls; the tokens of models are not counted again with what agents report', async () => {
      const [sum] = await (await setUp()).sumTraces([trace('a')], { kind: 'all' });
      expect(sum).toMatchObject({
        traceId: trace('a'),
        first: { id: 'id-0', traceRef: 'first' },
        startedAt: 1000,
        endedAt: 10_000,
        calls: 3,
        failedCalls: 0,
        pricedCalls: 2,
        costNano: 57,
        modelTokens: { inputTokens: 31, outputTokens: 4, totalTokens: 34 },
        agentTokens: { inputTokens: 7, outputTokens: 8, totalTokens: 15 },
      });
      expect(sum && tokensOnce(sum)).toEqual({ inputTokens: 31, outputTokens: 4, totalTokens: 34 });
    });

    it('tell what agents report where no model was called, and no cost where none is known', async () => {
      const [sum] = await (await setUp()).sumTraces([trace('d')], { kind: 'all' });
      expect(sum).toMatchObject({ calls: 1, pricedCalls: 0, costNano: null });
      expect(sum && tokensOnce(sum)).toEqual({ inputTokens: 7, outputTokens: 8, totalTokens: 15 });
    });

    it('count what was refused among what has a price: it cost nothing', async () => {
      const [sum] = await (await setUp()).sumTraces([trace('b')], { kind: 'all' });
      expect(sum).toMatchObject({ calls: 2, failedCalls: 1, pricedCalls: 2, costNano: 2 });
    });

    it('give their calls, the first ones first', async () => {
      const recorded = await setUp();
      const ids = async (limit: number) =>
        (await recorded.callsOfTrace(trace('a'), { kind: 'all' }, limit)).map(({ id }) => id);
      expect(await ids(10)).toEqual(['id-0', 'id-3', 'id-6']);
      expect(await ids(2)).toEqual(['id-0', 'id-3']);
    });

    it('tell when pieces of artifacts left, of streams that are kept, and nothing of what they say', async () => {
      const events = JSON.stringify([
        { at_ms: 1, event: { result: { task: { artifacts: [] } } } },
        { at_ms: 20.5, event: { result: { artifactUpdate: { artifact: {} } } } },
        { at_ms: 30, event: { kind: 'artifact-update' } },
        { at_ms: 30, event: { kind: 'artifact-update' } },
        { result: { artifactUpdate: {} } },
      ]);
      const stream = { operation: 'stream', eventCount: 5, startedAt: 1000, traceId: trace('a') } as const;
      const contents: Record<string, string> = { one: events, broken: '[{"at_ms":1', none: '[]' };
      const recorded = callsIn(await openFixture());
      await recorded.insert(
        Object.entries(contents).map(([id, said]) => aLine({ ...stream, id, costNano: 1 }, someContent('{}', said))),
      );
      const calls = await recorded.callsOfTrace(trace('a'), { kind: 'all' }, 10);
      expect(Object.fromEntries(await recorded.artifactTimes(calls))).toEqual({
        one: [20.5, 30],
        broken: [],
        none: [],
      });
      expect(await recorded.artifactTimes(calls.map((call) => ({ ...call, eventCount: 0 })))).toEqual(new Map());
    });

    it.each(['x', 'x.y', '.', 'MS54.'])('refuse the cursor %j', async (cursor) => {
      await expect(listTraces(await setUp(), {}, { limit: 1, cursor })).rejects.toMatchObject({
        code: 'INVALID_PARAMS',
      });
    });
  });
});
