import { expect, it } from 'vitest';
import { keyRecord } from '../keys.fixtures.ts';
import { keyPrincipal } from '../principals.fixtures.ts';
import { ACT_AS_HEADER, createActing } from './acting.ts';
import type { SignedIn } from './sessions.ts';

const ADMIN: SignedIn = { kind: 'admin' };
const ADA = keyPrincipal({ keyId: 'user:ada', userId: 'ada', userRole: 'internal_user' });
const VIEWER = keyPrincipal({ keyId: 'user:eve', userId: 'eve', userRole: 'proxy_admin_viewer' });
const KEYS = [keyRecord(1, { userId: 'ada' }), keyRecord(2, { userId: 'bob' })];

function acting(who: SignedIn, onActAs: (who: SignedIn, keyId: string) => Promise<void> = async () => {}) {
  const { speakerOf } = createActing({
    sessions: {
      callerOf: ({ headers }) =>
        headers.cookie === undefined
          ? undefined
          : Promise.resolve({
              session: { id: headers.cookie, keyHash: null, userId: null, issuer: null, createdAt: 0, expiresAt: 1 },
              principal: who,
            }),
    },
    keys: { findById: async (id) => KEYS.find((key) => key.id === id) },
    authenticator: {
      hashOf: () => '',
      holderOf: (hash) => keyPrincipal({ keyId: `holder of ${hash.slice(-1)}` }),
      holderOfUser: () => keyPrincipal(),
    },
    onActAs,
  });
  return (key?: string, cookie = 's') =>
    speakerOf({ method: 'POST', headers: { cookie, ...(key && { [ACT_AS_HEADER]: key }) }, baseUrl: () => '' });
}

it('who is signed in speaks as themselves, or as a key that they could come to hold', async () => {
  expect(await acting(ADA)()).toBe(ADA);
  expect(await acting(ADA)('key-1')).toMatchObject({ keyId: 'holder of 1' });
  expect(await acting(ADMIN)('key-2')).toMatchObject({ keyId: 'holder of 2' });
});

it('nobody else speaks as a key: what may not be seen is not there, what may be seen says why not', async () => {
  await expect(acting(ADA)('key-2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(acting(ADMIN)('key-3')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(acting(VIEWER)('key-1')).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
});

it('the name of a key is no session', () => {
  const { speakerOf } = createActing({
    sessions: { callerOf: () => undefined },
    keys: { findById: async () => KEYS[0] },
    authenticator: { hashOf: () => '', holderOf: () => ADMIN, holderOfUser: () => keyPrincipal() },
    onActAs: async () => {},
  });
  expect(speakerOf({ method: 'POST', headers: { [ACT_AS_HEADER]: 'key-1' }, baseUrl: () => '' })).toBeUndefined();
});

it('that somebody speaks as a key is told once in a session, and what cannot be told is not done', async () => {
  const told: unknown[] = [];
  const speakerOf = acting(ADMIN, async (who, keyId) => void told.push([who.kind, keyId]));
  await speakerOf('key-1');
  await speakerOf('key-1');
  await speakerOf('key-1', 'another session');
  expect(told).toEqual([
    ['admin', 'key-1'],
    ['admin', 'key-1'],
  ]);
  const away = acting(ADMIN, () => Promise.reject(new Error('the log is away')));
  await expect(away('key-1')).rejects.toThrow('the log is away');
});
