import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminBench, BASE, type Body, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;
beforeAll(async () => {
  bench = await createAdminBench({ clientAddress: () => `192.0.2.${address}` });
});
afterAll(() => bench.app.close());

/** Each test comes from an address of its own, and is throttled for itself. */
let address = 0;
const fromElsewhere = (): void => {
  address += 1;
};

const GOOD = 'three boats in a harbour';
const UI = { 'x-switchboard-ui': '1', origin: BASE };

async function ask(options: InjectOptions) {
  const { statusCode: status, headers, body } = await bench.app.inject(options);
  const [cookie = ''] = String(headers['set-cookie']).split(';');
  return { status, cookie, headers, json: JSON.parse(body) as Body };
}
const post = (url: string, payload: object, cookie?: string) =>
  ask({ method: 'POST', url, payload, headers: { ...UI, ...(cookie && { cookie }) } });
const signIn = (user: string, password: string, cookie?: string) => post('/v1/session', { user, password }, cookie);
const whoAmI = (cookie: string) => ask({ method: 'GET', url: '/v1/session', headers: { ...UI, cookie } });
const changePassword = (cookie: string, current_password: string, new_password: string) =>
  post('/v1/session/password', { current_password, new_password }, cookie);

async function invite(user_id: string, fields: object = {}): Promise<string> {
  if ((await bench.access.users.find(user_id)) === undefined)
    await bench.ask('POST', '/user/new', { user_id, auto_create_key: false, ...fields });
  const { json } = await bench.ask('POST', '/invitation/new', { user_id });
  return String(json['invitation_link']).split('#')[1] ?? '';
}
const claim = async (token: string, password = GOOD, more: object = {}) =>
  post('/invitation/claim', { token, password, ...more });

/** A user with a password, signed in. @returns the session's cookie */
async function member(user_id: string, fields: object = {}): Promise<string> {
  fromElsewhere();
  return (await claim(await invite(user_id, fields))).cookie;
}

describe('promise 6: signing in with a password', () => {
  it('is by id or e-mail, in any case of it, and has the role of the user', async () => {
    await member('ada', { user_email: 'ada@example.com', user_role: 'proxy_admin' });
    for (const name of ['ada', 'ada@example.com', 'Ada@Example.com']) {
      const { status, json, cookie } = await signIn(name, GOOD);
      expect(status).toBe(200);
      expect(json).toMatchObject({ kind: 'key', user_id: 'ada', role: 'proxy_admin', may_manage: true });
      expect((await whoAmI(cookie)).json).toMatchObject({ user_id: 'ada', may_change_password: true });
    }
  });

  it('takes letters for the same, however they are composed', async () => {
    fromElsewhere();
    await claim(await invite('zoe'), 'Zo\u00eb eats e\u0301clairs');
    expect((await signIn('zoe', 'Zoe\u0308 eats \u00e9clairs')).status).toBe(200);
  });

  it('refuses the unknown, the blocked, those without a password and the wrong password alike', async () => {
    await member('grace');
    await member('blocked');
    await bench.ask('POST', '/user/update', { user_id: 'blocked', blocked: true });
    await bench.ask('POST', '/user/new', { user_id: 'keys-only' });
    const told = async (name: string, password: string) => {
      const { status, json } = await signIn(name, password);
      return [status, json.error?.code, json.error?.message];
    };
    const wrong = await told('grace', 'three boats in a desert');
    expect(wrong).toEqual([401, 'UNAUTHENTICATED', expect.stringContaining('do not go together')]);
    for (const name of ['nobody', 'blocked', 'keys-only']) expect(await told(name, GOOD)).toEqual(wrong);
  });

  it('lets nobody guess on: an account waits after ten failures, wherever they come from', async () => {
    await member('linus');
    const guesses = Array.from({ length: 11 }, async () => {
      fromElsewhere();
      return (await signIn('linus', 'three boats in a desert')).status;
    });
    expect((await Promise.all(guesses)).toSorted((one, other) => one - other)).toEqual([
      ...Array<number>(10).fill(401),
      429,
    ]);
    const { status, headers } = await signIn('linus', GOOD);
    expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true]);
  });

  it('begins a new session each time, and ends the one the browser had', async () => {
    const before = await member('barbara');
    const { cookie } = await signIn('barbara', GOOD, before);
    expect(cookie).not.toBe(before);
    expect((await whoAmI(before)).status).toBe(401);
    expect((await whoAmI(cookie)).status).toBe(200);
  });

  it('takes no hash for a password', async () => {
    await member('niklaus');
    const { hash = '' } =
      (await bench.db.selectFrom('passwords').select('hash').where('user_id', '=', 'niklaus').executeTakeFirst()) ?? {};
    expect(hash).toMatch(/^scrypt\$4\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect((await signIn('niklaus', hash)).status).toBe(401);
  });

  it('is written down with the user, and without the password', async () => {
    const cookie = await member('tony');
    await signIn('tony', GOOD);
    await changePassword(cookie, GOOD, 'four boats in a harbour');
    const { entries } = await bench.dependencies.audit.list({ target: 'tony' }, { limit: 5 });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['session.create', 'user.password', 'user.create']),
    );
    expect(JSON.stringify(entries)).not.toContain('boats');
  });
});

describe('a session of a user', () => {
  it.each([
    ['is blocked', () => bench.ask('POST', '/user/update', { user_id: 'edsger', blocked: true })],
    ['is deleted', () => bench.ask('POST', '/user/delete', { user_ids: ['edsger'] })],
    ['gets another password', async () => claim(await invite('edsger'), 'five boats in a harbour')],
  ])('ends when the user %s, for good', async (_what, change) => {
    const cookie = await member('edsger');
    expect((await whoAmI(cookie)).status).toBe(200);
    await change();
    expect((await whoAmI(cookie)).status).toBe(401);
    await bench.ask('POST', '/user/update', { user_id: 'edsger', blocked: false });
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('has another role as soon as the user has', async () => {
    const cookie = await member('margaret', { user_role: 'internal_user' });
    expect((await whoAmI(cookie)).json).toMatchObject({ may_manage: false, may_inspect: false });
    await bench.ask('POST', '/user/update', { user_id: 'margaret', user_role: 'proxy_admin' });
    expect((await whoAmI(cookie)).json).toMatchObject({ may_manage: true, may_inspect: true });
  });

  it('names the teams it is an admin of', async () => {
    const cookie = await member('frances');
    await bench.ask('POST', '/team/new', {
      team_id: 'compilers',
      members_with_roles: [{ user_id: 'frances', role: 'admin' }],
    });
    expect((await whoAmI(cookie)).json['administers']).toEqual(['compilers']);
  });
});

describe('changing a password', () => {
  it('takes the one there is, ends all sessions, and begins a new one', async () => {
    const here = await member('donald');
    const elsewhere = (await signIn('donald', GOOD)).cookie;
    const { status, cookie } = await changePassword(here, GOOD, 'six boats in a harbour');
    expect(status).toBe(200);
    expect([(await whoAmI(here)).status, (await whoAmI(elsewhere)).status]).toEqual([401, 401]);
    expect((await whoAmI(cookie)).json).toMatchObject({ user_id: 'donald' });
    expect((await signIn('donald', GOOD)).status).toBe(401);
    expect((await signIn('donald', 'six boats in a harbour')).status).toBe(200);
  });

  it('is refused with a wrong one, with the same again, and to keys', async () => {
    const cookie = await member('alan');
    expect((await changePassword(cookie, 'wrong one it is', 'seven boats here')).json.error?.code).toBe(
      'UNAUTHENTICATED',
    );
    expect((await changePassword(cookie, GOOD, GOOD)).json.error?.code).toBe('INVALID_PARAMS');
    const { json } = await bench.ask('POST', '/key/generate', { user_id: 'alan' });
    const withKey = await post('/v1/session', { key: String(json['key']) });
    expect(withKey.json).toMatchObject({ user_id: 'alan', may_change_password: false });
    expect((await changePassword(withKey.cookie, GOOD, 'eight boats here')).json.error?.code).toBe('INVALID_REQUEST');
  });

  it('is no use to another site', async () => {
    const cookie = await member('ken');
    const payload = { current_password: GOOD, new_password: 'nine boats in a harbour' };
    const headers = { 'x-switchboard-ui': '1', cookie, origin: 'https://evil.example' };
    expect((await ask({ method: 'POST', url: '/v1/session/password', payload, headers })).status).toBe(403);
  });
});

describe('an invitation', () => {
  it('tells its link once, and is LiteLLM’s otherwise', async () => {
    await bench.ask('POST', '/user/new', { user_id: 'sophie', user_email: 's@example.com', auto_create_key: false });
    const { json } = await bench.ask('POST', '/invitation/new', { user_id: 'sophie' });
    expect(json['invitation_link']).toMatch(/^https:\/\/gateway\.example\/ui\/invitation#[\w-]{43}$/);
    const { invitation_link, ...told } = json;
    expect(told).toMatchObject({ user_id: 'sophie', is_accepted: false, accepted_at: null, created_by: 'admin' });
    const { json: info } = await bench.ask('GET', `/invitation/info?invitation_id=${String(json['id'])}`);
    expect(info).toEqual(told);
    const kept = await bench.db.selectFrom('invitations').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(String(invitation_link).split('#')[1]);
  });

  it('shows whom it is for, sets name and password, signs in, and is good once', async () => {
    fromElsewhere();
    const token = await invite('radia', { user_email: 'radia@example.com' });
    expect((await post('/invitation/open', { token })).json).toMatchObject({
      user_id: 'radia',
      user_email: 'radia@example.com',
    });
    const { status, cookie } = await claim(token, GOOD, { user_alias: 'Radia' });
    expect([status, (await whoAmI(cookie)).json['user_id']]).toEqual([200, 'radia']);
    expect((await bench.access.users.find('radia'))?.alias).toBe('Radia');
    expect((await claim(token, 'ten boats in a harbour')).status).toBe(404);
    expect((await signIn('radia', GOOD)).status).toBe(200);
  });

  it('is won by one of two who claim it at once', async () => {
    fromElsewhere();
    const token = await invite('twins');
    const both = await Promise.all([claim(token, 'one boat in a harbour'), claim(token, 'two boats in a harbour')]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 404]));
  });

  it('is over when it is withdrawn, when a newer one was made, when its user is blocked, and after seven days', async () => {
    fromElsewhere();
    const isOpen = async (token: string) => (await post('/invitation/open', { token })).status === 200;
    const first = await invite('lynn');
    const second = await invite('lynn');
    expect([await isOpen(first), await isOpen(second)]).toEqual([false, true]);
    await bench.ask('POST', '/user/update', { user_id: 'lynn', blocked: true });
    expect(await isOpen(second)).toBe(false);
    await bench.ask('POST', '/user/update', { user_id: 'lynn', blocked: false });
    expect(await isOpen(second)).toBe(true);
    const { json } = await bench.ask('POST', '/invitation/new', { user_id: 'lynn' });
    const third = String(json['invitation_link']).split('#')[1] ?? '';
    await bench.ask('POST', '/invitation/delete', { invitation_id: json['id'] });
    expect(await isOpen(third)).toBe(false);
    const fourth = await invite('lynn');
    bench.time.now += 7 * 24 * 60 * 60_000;
    expect(await isOpen(fourth)).toBe(false);
    expect((await claim('nobody-made-this-one')).json.error?.code).toBe('NOT_FOUND');
  });

  it.each([
    ['boats', '12 characters'],
    ['aaaaaaaaaaaaaaaa', 'different characters'],
    ['Password123456', 'everybody tries first'],
    ['hedy.lamarr@example.com!1', 'everybody tries first'],
  ])('takes no password like %s', async (password, why) => {
    fromElsewhere();
    const token = await invite('hedy', { user_email: 'hedy.lamarr@example.com' });
    const { json } = await claim(token, password);
    expect(json.error).toMatchObject({
      code: 'INVALID_PARAMS',
      param: 'password',
      message: expect.stringContaining(why),
    });
    expect((await post('/invitation/open', { token })).status).toBe(200);
  });

  it('is for users there are', async () => {
    expect((await bench.ask('POST', '/invitation/new', { user_id: 'nobody-at-all' })).json.error?.code).toBe(
      'NOT_FOUND',
    );
  });
});
