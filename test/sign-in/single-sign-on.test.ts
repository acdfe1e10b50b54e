import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/index.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { CLIENT, type IdentityProvider, startIdentityProvider } from './identity-provider.ts';

// Against a real OpenID provider. The admin UI's part is done by hand: its cookies, its header, the query it is opened with.

const UI = { 'x-switchboard-ui': '1', 'content-type': 'application/json' };

let provider: IdentityProvider;
let gateway: TestGateway;
let ahead = 0;
/** The gateway's own, to be changed from test to test. */
let settings: NonNullable<Config['singleSignOn']>;

beforeAll(async () => {
  provider = await startIdentityProvider(() => [`${gateway.url}/ui/sso`]);
  settings = {
    issuer: new URL(provider.issuer),
    clientId: CLIENT.client_id,
    clientSecret: CLIENT.client_secret,
    name: 'Fernholt',
    scopes: ['openid', 'email', 'profile'],
    allowedDomains: [],
    provisions: true,
    defaultRole: 'internal_user',
    roleClaim: null,
    roles: { platform: 'proxy_admin', auditors: 'proxy_admin_viewer' },
    teamClaim: null,
    teams: { logistics: 'forwarding' },
  };
  gateway = await startGateway({
    clock: () => Date.now() + ahead,
    configure: (config) => {
      config.singleSignOn = settings;
    },
  });
});
afterAll(async () => {
  await gateway.close();
  await provider.close();
});

async function begin(): Promise<{ url: string; cookie: string }> {
  const response = await fetch(`${gateway.url}/v1/session/sso`, { headers: UI });
  const { authorization_url: url } = (await response.json()) as { authorization_url: string };
  return { url, cookie: cookiesOf(response) };
}

async function finish(query: string, cookie: string, invitation?: string) {
  const response = await fetch(`${gateway.url}/v1/session/sso`, {
    method: 'POST',
    headers: { ...UI, cookie },
    body: JSON.stringify({ query, ...(invitation && { invitation }) }),
  });
  const json = (await response.json()) as { user_id: string; role: string; error?: { code: string; message: string } };
  return { status: response.status, cookie: cookiesOf(response), json };
}

/** All the way through. */
async function signIn(name: string, invitation?: string) {
  const { url, cookie } = await begin();
  return finish(await provider.visit(url, name), cookie, invitation);
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');

const ADA = { email: 'ada@fernholt.example', email_verified: true, name: 'Ada', groups: ['platform', 'logistics'] };

describe('signing in with an identity provider', () => {
  it('asks with a code, PKCE, state and nonce, and ties the answer to the browser', async () => {
    const response = await fetch(`${gateway.url}/v1/session/sso`);
    const { authorization_url } = (await response.json()) as { authorization_url: string };
    const asked = new URL(authorization_url);
    expect(asked.origin).toBe(provider.issuer);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      client_id: CLIENT.client_id,
      redirect_uri: `${gateway.url}/ui/sso`,
      response_type: 'code',
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(response.headers.get('set-cookie')).toMatch(/^switchboard_sso=v1\..+; Max-Age=600; HttpOnly; SameSite=Lax$/);
  });

  it('makes a user the first time, and knows them again by issuer and subject alone', async () => {
    provider.people.set('ada', ADA);
    const first = await signIn('ada');
    expect(first).toMatchObject({ status: 200, json: { role: 'internal_user', may_change_password: false } });
    const { users } = await gateway.manage<{ users: object[] }>('GET', `/user/list?user_email=${ADA.email}`);
    expect(users).toMatchObject([{ user_id: first.json.user_id, user_alias: 'Ada', created_by: 'single sign-on' }]);
    provider.people.set('ada', { ...ADA, email: 'countess@fernholt.example' });
    expect((await signIn('ada')).json.user_id).toBe(first.json.user_id);
  });

  it('never makes somebody a user that is there already, whatever e-mail the provider tells', async () => {
    await gateway.manage('POST', '/user/new', { user_id: 'boss', user_email: 'boss@fernholt.example' });
    provider.people.set('mallory', { email: 'boss@fernholt.example', email_verified: true });
    expect((await signIn('mallory')).json.error?.code).toBe('PERMISSION_DENIED');
    provider.people.set('trudy', { email: 'boss@fernholt.example', email_verified: false });
    const { json } = await signIn('trudy');
    expect(json.user_id).not.toBe('boss');
    const { user_info } = await gateway.manage<{ user_info: object }>('GET', `/user/info?user_id=${json.user_id}`);
    expect(user_info).toMatchObject({ user_email: null });
  });

  it('lets who was invited be that user', async () => {
    await gateway.manage('POST', '/user/new', { user_id: 'grace', user_role: 'proxy_admin' });
    const { invitation_link } = await gateway.manage<{ invitation_link: string }>('POST', '/invitation/new', {
      user_id: 'grace',
    });
    const token = invitation_link.split('#')[1] ?? '';
    settings.provisions = false;
    provider.people.set('gh', { email: 'gh@fernholt.example', email_verified: true });
    expect((await signIn('gh', token)).json).toMatchObject({ user_id: 'grace', role: 'proxy_admin' });
    expect((await signIn('gh')).json).toMatchObject({ user_id: 'grace' });
    provider.people.set('eve', {});
    expect((await signIn('eve', token)).json.error?.code).toBe('NOT_FOUND');
    settings.provisions = true;
  });

  it('lets role and teams follow the provider, where it is told to', async () => {
    await gateway.manage('POST', '/team/new', { team_id: 'forwarding' });
    const members = async () =>
      (await gateway.manage<{ team_info: { members_with_roles: object[] } }>('GET', '/team/info?team_id=forwarding'))
        .team_info.members_with_roles;
    Object.assign(settings, { roleClaim: 'groups', teamClaim: 'groups' });
    provider.people.set('linus', { ...ADA, email: 'linus@fernholt.example' });
    const { json } = await signIn('linus');
    expect(json.role).toBe('proxy_admin');
    expect(await members()).toEqual([{ user_id: json.user_id, role: 'user' }]);
    provider.people.set('linus', { groups: ['auditors'] });
    expect((await signIn('linus')).json.role).toBe('proxy_admin_viewer');
    expect(await members()).toEqual([]);
    provider.people.set('linus', {});
    expect((await signIn('linus')).json.role).toBe('internal_user');
    Object.assign(settings, { roleClaim: null, teamClaim: null });
  });

  it('signs out at the provider, too', async () => {
    provider.people.set('ken', {});
    const { cookie } = await signIn('ken');
    const response = await fetch(`${gateway.url}/v1/session`, {
      method: 'DELETE',
      headers: { 'x-switchboard-ui': '1', cookie, origin: gateway.url },
    });
    const { sign_out_url } = (await response.json()) as { sign_out_url: string };
    expect(new URL(sign_out_url).searchParams.get('post_logout_redirect_uri')).toBe(`${gateway.url}/ui/sign-in`);
  });
});

describe('promise 6: nobody is let in', () => {
  const refused = async (attempt: ReturnType<typeof finish>, code: string) => {
    const { status, json, cookie } = await attempt;
    expect(json.error?.code).toBe(code);
    expect([status >= 400, cookie]).toEqual([true, '']);
  };

  it('with another state, in another browser, or without the ticket', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const query = await provider.visit(mine.url, 'ada');
    await refused(finish(query.replace(/state=[^&]+/, 'state=forged'), mine.cookie), 'UNAUTHENTICATED');
    await refused(finish(query, theirs.cookie), 'UNAUTHENTICATED');
    await refused(finish(query, ''), 'UNAUTHENTICATED');
    await refused(finish(query, 'switchboard_sso=v1.forged'), 'UNAUTHENTICATED');
  });

  it('with another nonce, or another challenge', async () => {
    for (const part of ['nonce', 'code_challenge']) {
      const { url, cookie } = await begin();
      const changed = new URL(url);
      changed.searchParams.set(part, 'A'.repeat(43));
      await refused(finish(await provider.visit(changed.href, 'ada'), cookie), 'UNAUTHENTICATED');
    }
  });

  it('with a code that was used, or an error of the provider', async () => {
    const { url, cookie } = await begin();
    const query = await provider.visit(url, 'ada');
    expect((await finish(query, cookie)).status).toBe(200);
    await refused(finish(query, cookie), 'UNAUTHENTICATED');
    const denied = new URLSearchParams({
      error: 'access_denied',
      state: new URLSearchParams(query).get('state') ?? '',
    });
    await refused(finish(`?${denied.toString()}`, cookie), 'UNAUTHENTICATED');
  });

  it('after ten minutes', async () => {
    const { url, cookie } = await begin();
    const query = await provider.visit(url, 'ada');
    ahead = 10 * 60_000;
    await refused(finish(query, cookie), 'UNAUTHENTICATED');
    ahead = 0;
  });

  it('whom nobody has invited, when users are not made', async () => {
    settings.provisions = false;
    provider.people.set('stranger', {});
    await refused(signIn('stranger'), 'PERMISSION_DENIED');
    settings.provisions = true;
  });

  it('without a verified e-mail of a domain that is let in', async () => {
    settings.allowedDomains = ['fernholt.example'];
    for (const person of [
      { email: 'x@evil.example', email_verified: true },
      { email: 'x@fernholt.example', email_verified: false },
      { email: 'x@evil.example?@fernholt.example.evil', email_verified: true },
      {},
    ]) {
      provider.people.set('x', person);
      await refused(signIn('x'), 'PERMISSION_DENIED');
    }
    settings.allowedDomains = [];
  });

  it('who is blocked', async () => {
    provider.people.set('barbara', {});
    const { json } = await signIn('barbara');
    await gateway.manage('POST', '/user/update', { user_id: json.user_id, blocked: true });
    await refused(signIn('barbara'), 'PERMISSION_DENIED');
  });

  it('while the provider is away, which is told as that; keys and passwords go on', async () => {
    const { url, cookie } = await begin();
    const query = await provider.visit(url, 'ada');
    await provider.close();
    await refused(finish(query, cookie), 'UNAVAILABLE');
    ahead = 2 * 60 * 60_000;
    expect((await fetch(`${gateway.url}/v1/session/sso`)).status).toBe(503);
    ahead = 0;
    const withKey = { method: 'POST', headers: UI, body: JSON.stringify({ key: gateway.adminKey }) };
    expect((await fetch(`${gateway.url}/v1/session`, withKey)).status).toBe(200);
  });
});
