import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import type { Principal } from '../access/index.ts';
import { type CallerParts, callerOf } from './caller.ts';

const ADMIN: Principal = { kind: 'admin' };
const NOBODY: Principal = { kind: 'anonymous' };

const PARTS: CallerParts = {
  authenticator: {
    authenticate: (credential) => {
      if (credential === 'sk-wrong') throw new Error('not valid');
      return credential === undefined ? NOBODY : ADMIN;
    },
    invalidate: () => undefined,
  },
  acting: {
    speakerOf: ({ headers }) => (headers['x-switchboard-ui'] === undefined ? undefined : Promise.resolve(ADMIN)),
  },
  callerAddress: { baseUrl: () => 'https://gateway.example', client: () => null },
  keyHeader: null,
};

const asked = (headers: Record<string, string>) => ({ method: 'POST', headers }) as unknown as IncomingMessage;

it('whoever is signed in calls as themselves, from the pages of the gateway alone', async () => {
  expect(await callerOf(asked({ 'x-switchboard-ui': '1', cookie: 'a=b' }), PARTS)).toBe(ADMIN);
  expect(callerOf(asked({ cookie: 'a=b' }), PARTS)).toBe(NOBODY);
});

it('a key goes before a session, a wrong one too', () => {
  const ask = (key: string) =>
    callerOf(asked({ 'x-switchboard-ui': '1', cookie: 'a=b', authorization: `Bearer ${key}` }), PARTS);
  expect(ask('sk-good')).toBe(ADMIN);
  expect(() => ask('sk-wrong')).toThrow('not valid');
});
