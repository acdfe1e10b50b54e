import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oidc from 'oidc-provider';

/** A real OpenID provider on loopback, and people who have an account there. */
export interface IdentityProvider {
  issuer: string;
  /** What it says of somebody, by the name they sign in with there. */
  people: Map<string, Record<string, unknown>>;
  /** Does what a browser does at the provider: signs in, agrees. @returns the query it is sent back with */
  visit(authorizationUrl: string, name: string): Promise<string>;
  close(): Promise<void>;
}

export const CLIENT = { client_id: 'switchboard', client_secret: 'a secret between the two of them' };

/** @param redirectUris where clients may have people sent back to; asked when the first of them comes */
export async function startIdentityProvider(redirectUris: () => string[]): Promise<IdentityProvider> {
  const people: IdentityProvider['people'] = new Map();
  let handle: ReturnType<oidc.Provider['callback']> | undefined;
  const server = createServer((request, response) => {
    handle ??= createProvider(issuer, redirectUris(), people).callback();
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    people,
    visit: (url, name) => visit(url, name, issuer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createProvider(issuer: string, redirect_uris: string[], people: IdentityProvider['people']): oidc.Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return new oidc.Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris, post_logout_redirect_uris: redirect_uris }],
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['for tests'] },
    pkce: { required: () => true },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    findAccount: async (_context, accountId) => ({
      accountId,
      claims: async () => ({ sub: accountId, ...people.get(accountId) }),
    }),
  });
}

const MAX_STEPS = 12;

/** Walks through the provider's own forms, with its cookies, until it sends the browser away. */
async function visit(url: string, name: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next: { url: string; form?: Record<string, string> } = { url };
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(next.form && { method: 'POST', body: new URLSearchParams(next.form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    const text = await response.text();
    if (location === null) {
      const [, prompt] = /name="prompt" value="(\w+)"/.exec(text) ?? [];
      if (prompt === undefined) throw new Error(`The provider answered ${response.status}: ${text.slice(0, 500)}`);
      next = { url: next.url, form: { prompt, login: name, password: 'any' } };
      continue;
    }
    const target = new URL(location, next.url);
    if (target.origin !== issuer) return target.search;
    next = { url: target.href };
  }
  throw new Error('The provider sends in circles.');
}
