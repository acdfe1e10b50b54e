import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminBench, BASE, type Body, createAdminBench, MASTER_KEY } from '../admin.fixtures.ts';

let bench: AdminBench;
let proxied: AdminBench;
beforeAll(async () => {
  bench = await createAdminBench();
  proxied = await createAdminBench({ baseUrl: () => 'http://example.org/gateway', clientAddress: () => '192.0.2.7' });
});
afterAll(() => Promise.all([bench.app.close(), proxied.app.close()]));

const UI = { 'x-switchboard-ui': '1' };
const ask = async (options: InjectOptions, on = bench) => {
  const { statusCode: status, headers, body } = await on.app.inject(options);
  return { status, headers, json: JSON.parse(body) as Body };
};
const signIn = (key: string, on = bench) => ask({ method: 'POST', url: '/v1/session', payload: { key } }, on);
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['set-cookie']).split(';')[0] ?? '';
const whoAmI = (headers: Record<string, string>) => ask({ method: 'GET', url: '/v1/session', headers });

/** A key of a user with this role. */
async function keyOfRole(user_role: string): Promise<string> {
  const { json } = await bench.ask('POST', '/user/new', { user_id: `${user_role}-${Math.random()}`, user_role });
  return String(json['key']);
}

describe('signing in', () => {
  it('sets a cookie that no script reads, and that other sites do not send', async () => {
    const answer = await signIn(MASTER_KEY);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      kind: 'admin',
      name: 'admin',
      may_manage: true,
      base_url: BASE,
      version: '1.2.3',
      environment: null,
    });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^switchboard_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('keeps neither the key nor the token: what is stored opens nothing', async () => {
    const answer = await signIn(MASTER_KEY);
    const token = cookieOf(answer).split('=')[1] ?? '';
    const { session } = await bench.access.sessions.resume(token);
    expect(JSON.stringify(session)).not.toContain(token);
    expect(JSON.stringify(session)).not.toContain(MASTER_KEY);
    expect((await whoAmI({ ...UI, cookie: `switchboard_session=${session.id}` })).status).toBe(401);
  });

  it('sends the cookie only where the gateway is, over TLS where that is TLS', async () => {
    const cookie = String((await signIn(MASTER_KEY, proxied)).headers['set-cookie']);
    expect(cookie).toContain('; Path=/gateway; ');
    expect(cookie).not.toContain('Secure');
  });

  it.each([
    ['proxy_admin', 200, true],
    ['proxy_admin_viewer', 200, false],
    ['internal_user', 200, false],
  ])('is for a key of a %s: %i', async (role, status, may_manage) => {
    const answer = await signIn(await keyOfRole(role));
    expect([answer.status, answer.json['may_manage']]).toEqual([status, may_manage]);
  });

  it('is not for a key without a user', async () => {
    const { key } = await bench.keyFor([]);
    expect((await signIn(key)).json.error?.code).toBe('PERMISSION_DENIED');
  });

  it('is refused with a wrong key, and after ten of them from one address with any', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await signIn(`sk-wrong-${attempt}`, proxied)).json.error?.code).toBe('UNAUTHENTICATED');
    const { status, headers, json } = await signIn(MASTER_KEY, proxied);
    expect([status, json.error?.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('a session', () => {
  it('stands for its key on the management API', async () => {
    const cookie = cookieOf(await signIn(MASTER_KEY));
    const { status, json } = await whoAmI({ ...UI, cookie });
    expect([status, json['kind']]).toEqual([200, 'admin']);
    expect(json['expires_at']).toMatch(/^\d{4}-/);
    const created = await ask({
      method: 'POST',
      url: '/key/generate',
      headers: { ...UI, cookie, origin: BASE },
      payload: {},
    });
    expect(created.status).toBe(200);
  });

  it('promise 17: is written down, with who asked and from where', async () => {
    await signIn(MASTER_KEY);
    const { entries } = await bench.dependencies.audit.list({ action: 'session.create' }, { limit: 1 });
    expect(entries[0]).toMatchObject({ outcome: 'done', address: '192.0.2.1' });
    expect(JSON.stringify(entries)).not.toContain(MASTER_KEY);
  });

  it.each([
    ['without the header that only the UI sends', { origin: BASE }, 401],
    ['from another site', { ...UI, origin: 'https://evil.example' }, 403],
    ['from a page without origin', { ...UI, origin: 'null' }, 403],
    ['from nobody knows where', UI, 403],
  ])('promise 7: changes nothing %s', async (_how, headers: Record<string, string>, status) => {
    const cookie = cookieOf(await signIn(MASTER_KEY));
    const asked = { method: 'POST', url: '/key/generate', headers: { ...headers, cookie }, payload: {} } as const;
    expect((await ask(asked)).status).toBe(status);
  });

  it('shows nothing without the header either, and nothing to another site', async () => {
    const cookie = cookieOf(await signIn(MASTER_KEY));
    expect((await whoAmI({ cookie })).status).toBe(401);
    expect((await whoAmI({ ...UI, cookie, origin: 'https://evil.example' })).status).toBe(403);
  });

  it('gives way to a key that is sent with it', async () => {
    const cookie = cookieOf(await signIn(MASTER_KEY));
    const { key } = await bench.keyFor([]);
    const { json } = await whoAmI({ ...UI, cookie, authorization: `Bearer ${key}` });
    expect(json).toMatchObject({ kind: 'key', may_manage: false, expires_at: null });
  });

  it('ends for good when its holder signs out', async () => {
    const cookie = cookieOf(await signIn(MASTER_KEY));
    const headers = { ...UI, cookie, origin: BASE };
    const out = await ask({ method: 'DELETE', url: '/v1/session', headers });
    expect(out.status).toBe(200);
    expect(String(out.headers['set-cookie'])).toContain('switchboard_session=; Path=/; Max-Age=0');
    expect((await whoAmI(headers)).json.error?.message).toBe('This session has ended. Sign in again.');
  });

  it('cannot be ended with a key', async () => {
    expect((await bench.ask('DELETE', '/v1/session')).json.error?.code).toBe('INVALID_REQUEST');
  });

  it('ends after twelve hours', async () => {
    const cookie = cookieOf(await signIn(MASTER_KEY));
    bench.time.now += 12 * 60 * 60_000 - 1;
    expect((await whoAmI({ ...UI, cookie })).status).toBe(200);
    bench.time.now += 1;
    expect((await whoAmI({ ...UI, cookie })).status).toBe(401);
  });

  it('ends at once when its key is blocked', async () => {
    const key = await keyOfRole('proxy_admin');
    const cookie = cookieOf(await signIn(key));
    expect((await whoAmI({ ...UI, cookie })).status).toBe(200);
    await bench.ask('POST', '/key/block', { key });
    expect((await whoAmI({ ...UI, cookie })).json.error?.message).toContain('This key is blocked.');
  });
});
