import { describe, expect, it } from 'vitest';
import type { Principal } from '../../access/index.ts';
import { keyPrincipal } from '../../access/principals.fixtures.ts';
import { type CallFilter, createCallFeed, type RecordedCall } from '../../ledger/index.ts';
import { aCall, aLine } from '../../ledger/ledger.fixtures.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { callEvents } from './call-stream.ts';

const ADMIN: Principal = { kind: 'admin' };

function setUp(changes: { after?: number; principal?: Principal; filter?: CallFilter; stored?: number[] } = {}) {
  const feed = createCallFeed();
  const state = { principal: changes.principal ?? ADMIN, stopping: false, watchedAtCatchUp: -1 };
  const stored: RecordedCall[] = (changes.stored ?? []).map((seq) => ({ ...aCall({ id: `c-${seq}` }), seq }));
  const events = callEvents({
    calls: {
      watch: feed.watch,
      async caughtUp() {
        state.watchedAtCatchUp = feed.watching();
      },
      async recordedAfter(seq, _filter, limit) {
        const calls = stored.filter((call) => (call.seq ?? 0) > seq).slice(0, limit);
        return { calls, next: calls.length === limit ? (calls.at(-1)?.seq ?? null) : null };
      },
    },
    filter: changes.filter ?? { scope: { kind: 'all' } },
    principal: state.principal,
    after: changes.after ?? null,
    askAgain: async () => {
      if (state.principal.kind === 'anonymous') throw new SwitchboardError('UNAUTHENTICATED', 'revoked');
      return state.principal;
    },
    isStopping: () => state.stopping,
  });
  const publish = (...seqs: number[]) => feed.publish(seqs.map((seq) => aLine({ id: `c-${seq}`, seq })));
  const next = async (): Promise<string> => String((await events.next()).value);
  /** Numbers of the next calls. */
  const take = async (count: number): Promise<number[]> => {
    const seqs: number[] = [];
    while (seqs.length < count) {
      const event = await next();
      if (event.startsWith('id: ')) seqs.push(Number(event.split('\n')[0]?.slice(4)));
    }
    return seqs;
  };
  return { feed, state, events, publish, next, take };
}

describe('the stream of calls', () => {
  it('tells of each call once, as an event of its own', async () => {
    const { events, publish, next } = setUp();
    expect(await next()).toBe(':\n\n');
    publish(5);
    const [id, name, data, ...rest] = (await next()).split('\n');
    expect([id, name, rest]).toEqual(['id: 5', 'event: call', ['', '']]);
    expect(JSON.parse(data?.slice(6) ?? '')).toMatchObject({ id: 'c-5', seq: 5, outcome: 'ok' });
    await events.return(undefined);
  });

  it('goes on behind the last call that the reader has, without gap and without a call told twice', async () => {
    const stored = Array.from({ length: 1200 }, (_, index) => index + 1);
    const { events, publish, next, take } = setUp({ after: 2, stored });
    await next();
    // Recorded while the stream begins: in the database already, and told to the watcher as well.
    publish(1199, 1200, 1201);
    expect(await take(1199)).toEqual([...stored.slice(2), 1201]);
    await events.return(undefined);
  });

  it('begins, for a reader that has nothing, when all that it does not tell can be listed', async () => {
    const { events, state, next } = setUp();
    await next();
    expect(state.watchedAtCatchUp).toBe(1);
    await events.return(undefined);
  });

  it('tells a reader that is too slow how many it missed', async () => {
    const { events, publish, next, take } = setUp();
    await next();
    publish(...Array.from({ length: 1002 }, (_, index) => index + 1));
    await take(1000);
    expect(await next()).toBe('event: left-out\ndata: {"count":2}\n\n');
    await events.return(undefined);
  });

  it('shows that it lives while nothing happens, and leaves nothing behind when its reader leaves', async () => {
    const { events, feed, next } = setUp();
    expect([await next(), await next()]).toEqual([':\n\n', ':\n\n']);
    expect(feed.watching()).toBe(1);
    await events.return(undefined);
    expect(feed.watching()).toBe(0);
  });

  it.each<[string, { principal?: Principal; stopping?: boolean }]>([
    ['the gateway stops', { stopping: true }],
    ['the key is revoked', { principal: { kind: 'anonymous' } }],
    ['the reader may see something else', { principal: keyPrincipal() }],
  ])('ends when %s, and tells nothing more', async (_what, change) => {
    const { events, feed, state, publish, next } = setUp();
    await next();
    Object.assign(state, change);
    publish(1);
    expect(await events.next()).toEqual({ value: undefined, done: true });
    expect(feed.watching()).toBe(0);
  });
});
