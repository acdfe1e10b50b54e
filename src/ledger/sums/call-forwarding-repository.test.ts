import { describe, expect, it } from 'vitest';
import { describeStores } from '../../store/stores.fixtures.ts';
import type { Call } from '../call.ts';
import { createCallWriter } from '../journal/call-writer-repository.ts';
import { aLine, batchOf } from '../ledger.fixtures.ts';
import { agentForwarding, linkedCalls } from './call-forwarding-repository.ts';

const NOW = 1_764_000_000_000;
const NOBODYS = { keyId: null, userId: null, teamId: null };
const answered = (id: string, agentId: string, traceId: string): Partial<Call> => ({
  ...NOBODYS,
  id,
  agentId,
  traceId,
  startedAt: NOW,
  callerAgentId: null,
});
const made = (id: string, callerAgentId: string, traceId: string): Partial<Call> => ({
  ...NOBODYS,
  id,
  callerAgentId,
  traceId,
  startedAt: NOW + 1,
  front: 'models',
  agentId: null,
});
const ALL = { since: NOW, until: NOW + 10, scope: { kind: 'all' as const } };

describe('whether agents hand on what they were called with', () => {
  describeStores((openFixture) => {
    const setUp = async (...calls: Partial<Call>[]) => {
      const { db, kind } = await openFixture();
      await createCallWriter(db, kind).insert(batchOf(calls.map((call) => aLine(call))));
      return async (agents: string[], filter: Parameters<typeof agentForwarding>[3] = ALL) =>
        (await agentForwarding(db, kind, agents, filter)).toSorted((one, other) =>
          one.agentId.localeCompare(other.agentId),
        );
    };

    it('is told of each that made calls: how many, and whether one is in a trace that it answered itself', async () => {
      const ask = await setUp(
        answered('a', 'linked', 'one'),
        made('b', 'linked', 'one'),
        made('c', 'linked', 'alone'),
        answered('d', 'apart', 'two'),
        made('e', 'apart', 'three'),
        // In the trace of another agent's call.
        made('f', 'apart', 'one'),
        answered('g', 'quiet', 'four'),
      );
      expect(await ask(['linked', 'apart', 'quiet', 'unknown'])).toEqual([
        { agentId: 'apart', made: 2, isLinked: false },
        { agentId: 'linked', made: 2, isLinked: true },
      ]);
      expect(await ask([])).toEqual([]);
    });

    it('is of the range between its two ends, however many calls came later', async () => {
      const later = Array.from({ length: 600 }, (_, index) => ({
        ...answered(`later-${index}`, 'another', `later-${index}`),
        startedAt: NOW + 5,
      }));
      const ask = await setUp(answered('a', 'apart', 'two'), made('b', 'apart', 'three'), ...later);
      expect(await ask(['apart'])).toEqual([{ agentId: 'apart', made: 1, isLinked: false }]);
      expect(await ask(['apart'], { ...ALL, until: NOW + 1 })).toEqual([]);
      expect(await ask(['apart'], { ...ALL, since: NOW + 2 })).toEqual([]);
    });

    it('is of what somebody may see', async () => {
      const ask = await setUp(
        { ...answered('a', 'linked', 'one'), teamId: 'red' },
        { ...made('b', 'linked', 'one'), teamId: 'blue' },
      );
      const of = (...teamIds: string[]) => ({
        ...ALL,
        scope: { kind: 'of' as const, keyIds: [], userIds: [], teamIds },
      });
      expect(await ask(['linked'], of('red'))).toEqual([]);
      expect(await ask(['linked'], of('blue'))).toEqual([{ agentId: 'linked', made: 1, isLinked: false }]);
      expect(await ask(['linked'], of('red', 'blue'))).toEqual([{ agentId: 'linked', made: 1, isLinked: true }]);
    });

    it('is counted of one agent: its calls of the range that may be seen, and those of them that are linked', async () => {
      const { db, kind } = await openFixture();
      const calls = [
        { ...answered('a', 'desk', 'one'), teamId: 'red' },
        { ...made('b', 'desk', 'one'), teamId: 'red' },
        { ...made('c', 'desk', 'one'), teamId: 'blue' },
        { ...made('d', 'desk', 'alone'), teamId: 'red' },
        { ...made('e', 'desk', 'one'), teamId: 'red', startedAt: NOW + 10 },
        { ...made('f', 'another', 'one'), teamId: 'red' },
      ];
      await createCallWriter(db, kind).insert(batchOf(calls.map((call) => aLine(call))));
      const of = (team: string) => ({ kind: 'of' as const, keyIds: [], userIds: [], teamIds: [team] });
      expect(await linkedCalls(db, kind, 'desk', ALL)).toEqual({ made: 3, linked: 2 });
      expect(await linkedCalls(db, kind, 'desk', { ...ALL, until: NOW + 11 })).toEqual({ made: 4, linked: 3 });
      expect(await linkedCalls(db, kind, 'desk', { ...ALL, scope: of('red') })).toEqual({ made: 2, linked: 1 });
      // What caused it is another team's.
      expect(await linkedCalls(db, kind, 'desk', { ...ALL, scope: of('blue') })).toEqual({ made: 1, linked: 0 });
      expect(await linkedCalls(db, kind, 'quiet', ALL)).toEqual({ made: 0, linked: 0 });
    });
  });
});
