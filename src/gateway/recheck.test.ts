import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KeyPrincipal, Principal } from '../access/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { aKey, aKeyFor, anAgent, content, readAll, setUp, stream } from './gateway.fixtures.ts';
import { OpenCalls } from './open-calls.ts';
import { createRecheck } from './recheck.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const openCalls = () => new OpenCalls({ maxStreams: 10, onRefused: () => {} });

/** Streams that go on until they are ended, by key; and who a key is from now on. */
function running(...keys: KeyPrincipal[]) {
  const open = openCalls();
  const agent = anAgent();
  const who = new Map<string, () => Principal>(keys.map((key) => [key.keyId, () => key]));
  const authenticate = vi.fn(
    (credential: string | undefined) => who.get(credential ?? '')?.() ?? { kind: 'anonymous' as const },
  );
  const recheck = createRecheck({
    openCalls: open,
    agents: { find: () => agent },
    models: { refusal: () => null },
    authenticator: () => ({ authenticate }),
    log: pino({ level: 'silent' }),
  });
  const begin = async (principal: KeyPrincipal) => {
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const events = async function* () {
      yield content('one');
      await left;
      // As the connection to the agent breaks when it is given up.
      throw call.abort.signal.reason;
    };
    const call = setUp({
      agent,
      reply: () => stream(events),
      parts: { openCalls: open },
      invocation: { operation: 'stream', principal, credential: principal.keyId },
    });
    call.abort.signal.addEventListener('abort', leave);
    const frames = readAll(await call.invoke());
    return { ...call, frames, isEnded: () => call.abort.signal.aborted };
  };
  return { recheck, who, agent, authenticate, begin, calls: () => Promise.all(keys.map(begin)) };
}

const refused = (code: 'UNAUTHENTICATED' | 'UNAVAILABLE') => () => {
  throw new SwitchboardError(code, 'refused');
};

/** Every change takes effect within a second. */
const within = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('promise 5: a call whose caller may not make it any more', () => {
  test('is ended within a second, says why, and is recorded as cut short', async () => {
    const { recheck, who, calls } = running(aKey({ keyId: 'k' }));
    const [call] = await calls();
    who.set('k', refused('UNAUTHENTICATED'));
    recheck.keysChanged({ keyId: 'k' });
    await within(150);
    expect(await call?.frames).toEqual(['<one>', '<UNAUTHENTICATED>']);
    expect(call?.recorded).toMatchObject([{ call: { outcome: 'truncated', errorCode: 'UNAUTHENTICATED' } }]);
  });

  test.each([
    ['its key', { keyId: 'k' }],
    ['its user', { userId: 'u' }],
    ['its team', { teamId: 't' }],
    ['the agent whose key it is', { agentId: 'a' }],
    ['anybody', 'any'],
  ] as const)('is found by %s, and looks as if the agent were not there', async (_, concerned) => {
    const key = aKey({ keyId: 'k', userId: 'u', teamId: 't', agentId: 'a' });
    const { recheck, who, calls } = running(key);
    const [call] = await calls();
    who.set('k', () => aKeyFor('another'));
    recheck.keysChanged(concerned);
    await within(150);
    expect(await call?.frames).toEqual(['<one>', '<AGENT_NOT_FOUND>']);
  });

  test('is found by its agent, when that carries other groups than before', async () => {
    const key = aKey({
      keyId: 'k',
      grants: { key: { agents: new Set(), groups: new Set(['g']) }, team: null, caller: null },
    });
    const { recheck, agent, calls } = running(key);
    agent.accessGroups = ['g'];
    const [call] = await calls();
    recheck.agentChanged('agent-1');
    await within(150);
    expect(call?.isEnded()).toBe(false);
    agent.accessGroups = [];
    recheck.agentChanged('agent-1');
    await within(150);
    expect(call?.isEnded()).toBe(true);
  });
});

describe('a call goes on', () => {
  test('when its caller still may make it, and when the change concerns somebody else, who is asked about alone', async () => {
    const { recheck, authenticate, calls } = running(aKey({ keyId: 'one' }), aKey({ keyId: 'two' }));
    const open = await calls();
    recheck.keysChanged({ keyId: 'one' });
    recheck.keysChanged({ keyId: 'one' });
    await within(1000);
    expect(open.map(({ isEnded }) => isEnded())).toEqual([false, false]);
    expect(authenticate.mock.calls).toEqual([['one']]);
  });

  test('as long as the database cannot tell, and is looked at again', async () => {
    const { recheck, who, calls } = running(aKey({ keyId: 'k' }));
    const [call] = await calls();
    who.set('k', refused('UNAVAILABLE'));
    recheck.keysChanged('any');
    await within(3000);
    expect(call?.isEnded()).toBe(false);
    who.set('k', refused('UNAUTHENTICATED'));
    await within(600);
    expect(call?.isEnded()).toBe(true);
  });

  test('of the administrator, whatever is changed', async () => {
    const { recheck, authenticate, begin } = running();
    const call = await begin({ ...aKey(), kind: 'admin' } as unknown as KeyPrincipal);
    recheck.keysChanged('any');
    await within(1000);
    expect([call.isEnded(), authenticate.mock.calls.length]).toEqual([false, 0]);
  });
});

test('nothing is looked at any more after a stop', async () => {
  const { recheck, authenticate, calls } = running(aKey({ keyId: 'k' }));
  await calls();
  recheck.keysChanged('any');
  recheck.stop();
  await within(1000);
  expect(authenticate).not.toHaveBeenCalled();
});
