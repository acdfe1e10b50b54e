import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decide, type StoredAuditEntry, SYSTEM } from '../../access/index.ts';
import { keyPrincipal } from '../../access/principals.fixtures.ts';
import { aCall } from '../../ledger/call.fixtures.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';
import { ROUTES } from '../admin.ts';

let bench: AdminBench;
beforeAll(async () => {
  bench = await createAdminBench();
});
afterAll(() => bench.app.close());

const echo = { agent_name: 'echo', url: 'http://agent.internal:9000/a2a', static_headers: { 'X-Key': 'canary' } };

/** What was written since the last time it was asked. Refusals are written in the background, but in their turn. */
let seen = 0;
async function written(): Promise<StoredAuditEntry[]> {
  const { audit } = bench.dependencies;
  await audit.record({ actor: SYSTEM, action: 'test.turn' });
  const entries: StoredAuditEntry[] = [];
  for await (const entry of audit.export({})) if (entry.seq > seen) entries.push(entry);
  seen = entries.at(-1)?.seq ?? seen;
  return entries.slice(0, -1);
}

const brief = ({ action, target, outcome, errorCode }: StoredAuditEntry) => ({ action, target, outcome, errorCode });

describe('what routes declare', () => {
  const changing = ROUTES.filter(
    ({ method, isPersonal, isQuestion }) => method !== 'GET' && !isPersonal && !isQuestion,
  );

  it.each(changing.map((route) => [route.method, route.path, route] as const))(
    '%s %s says what the audit log keeps of it',
    (_method, _path, { audit }) => {
      expect(audit?.action).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
      expect(audit?.isView).toBeUndefined();
    },
  );

  it('and the documentation names every action', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/audit.md'), 'utf8');
    const actions = ROUTES.flatMap(({ audit }) => audit?.action ?? []);
    expect([...new Set(actions)].filter((action) => !page.includes(`\`${action}\``))).toEqual([]);
  });

  it('but of what people keep for themselves it keeps nothing', () => {
    const personal = ROUTES.filter(({ isPersonal }) => isPersonal);
    expect(personal.map(({ path }) => path.split('/')[2])).toEqual(['views', 'views', 'views', 'preferences']);
    expect(personal.filter(({ audit }) => audit)).toEqual([]);
  });

  it('and nothing of questions', () => {
    const questions = ROUTES.filter(({ isQuestion }) => isQuestion);
    expect(questions.map(({ name, audit }) => [name, audit])).toEqual([['calculatePrice', undefined]]);
  });

  it('what is decided by the route itself is decided before the log is written', () => {
    const teamAdmin = keyPrincipal({
      userId: 'u',
      userRole: 'internal_user',
      memberships: new Map([['t', 'admin'] as const]),
    });
    const decidedLater = changing.filter(
      ({ permission }) =>
        typeof permission === 'string' &&
        (permission === 'any-key' || (permission !== 'open' && decide(teamAdmin, permission, 'some').allowed)),
    );
    expect(decidedLater.length).toBeGreaterThan(3);
    expect(decidedLater.filter(({ authorise }) => !authorise).map(({ name }) => name)).toEqual([]);
  });
});

describe('promise 17: a change', () => {
  it('stands in the log before it is made, and with its outcome afterwards', async () => {
    const { json } = await bench.ask('POST', '/v1/agents', echo);
    const id = String(json['agent_id']);
    const [begun, done, ...others] = await written();
    expect(others).toEqual([]);
    expect(begun).toMatchObject({ action: 'agent.create', target: null, outcome: 'begun' });
    expect(done).toMatchObject({
      action: 'agent.create',
      target: id,
      outcome: 'done',
      begun: begun?.seq,
      before: null,
      requestId: 'request-1',
      address: '192.0.2.1',
      actor: { kind: 'admin', name: 'admin', keyId: null },
    });
    expect(JSON.parse(done?.after ?? '')).toMatchObject({ agent_name: 'echo', enabled: true });
  });

  it('is kept with what was there before and after, without secrets', async () => {
    const { status } = await bench.ask('PATCH', '/v1/agents/echo', { litellm_params: { cost_per_query: 0.5 } });
    expect(status).toBe(200);
    const [begun, done] = await written();
    expect(begun?.target).toBe(done?.target);
    expect(JSON.parse(done?.before ?? '')).not.toHaveProperty('litellm_params.cost_per_query');
    expect(JSON.parse(done?.after ?? '')).toHaveProperty('litellm_params.cost_per_query', 0.5);
    expect(`${done?.before}${done?.after}`).not.toContain('canary');
  });

  it('that fails is kept as well', async () => {
    expect((await bench.ask('POST', '/v1/agents', echo)).status).toBe(400);
    expect((await written()).map(brief)).toEqual([
      { action: 'agent.create', target: null, outcome: 'begun', errorCode: null },
      { action: 'agent.create', target: null, outcome: 'failed', errorCode: 'CONFLICT' },
    ]);
    expect((await bench.ask('DELETE', '/v1/agents/nobody')).status).toBe(404);
    expect((await written()).at(-1)).toMatchObject({ target: null, outcome: 'failed', errorCode: 'AGENT_NOT_FOUND' });
  });

  it('is not made when the log cannot be written', async () => {
    const away = new SwitchboardError('UNAVAILABLE', 'The audit log cannot be written.');
    vi.spyOn(bench.dependencies.audit, 'begin').mockRejectedValueOnce(away);
    const { status, json } = await bench.ask('DELETE', '/v1/agents/echo');
    expect([status, json.error?.code]).toEqual([503, 'UNAVAILABLE']);
    expect(bench.registry.list().map(({ name }) => name)).toEqual(['echo']);
  });

  it('that removes something leaves how it looked', async () => {
    expect((await bench.ask('DELETE', '/v1/agents/echo')).status).toBe(200);
    const [, done] = await written();
    expect(done).toMatchObject({ action: 'agent.delete', outcome: 'done', after: null });
    expect(JSON.parse(done?.before ?? '')).toMatchObject({ agent_name: 'echo' });
  });
});

describe('promise 17: keys that come and go with something else', () => {
  it('have entries of their own: with a user, a membership, a team', async () => {
    await bench.ask('POST', '/team/new', { team_id: 'doomed' });
    await bench.ask('POST', '/team/member_add', { team_id: 'doomed', member: { user_id: 'eve', role: 'user' } });
    const make = async (fields: object) => String((await bench.ask('POST', '/key/generate', fields)).json['key_id']);
    const [ofEve, ofTeam] = [await make({ user_id: 'eve', team_id: 'doomed' }), await make({ team_id: 'doomed' })];
    await written();

    await bench.ask('POST', '/team/member_delete', { team_id: 'doomed', user_id: 'eve' });
    const [begun, ofThe, key, ...others] = await written();
    expect(others).toEqual([]);
    expect(begun).toMatchObject({ target: 'doomed', outcome: 'begun' });
    expect(ofThe).toMatchObject({ action: 'team.member_delete', target: 'doomed' });
    expect(key).toMatchObject({ action: 'team.member_delete', target: ofEve, outcome: 'done', after: null });
    expect(JSON.parse(key?.before ?? '')).toMatchObject({ key_id: ofEve, team_id: 'doomed', user_id: 'eve' });

    await bench.ask('POST', '/team/delete', { team_ids: ['doomed'] });
    const done = async () => (await written()).filter(({ outcome }) => outcome === 'done');
    expect((await done()).map(({ target, after }) => [target, after])).toEqual([
      ['doomed', null],
      [ofTeam, null],
    ]);

    await bench.ask('POST', '/user/new', { user_id: 'mallory' });
    const [made, itsKey] = await done();
    expect([made?.target, made?.before]).toEqual(['mallory', null]);
    expect(JSON.parse(itsKey?.after ?? '')).toMatchObject({ key_id: itsKey?.target, user_id: 'mallory' });
    await bench.ask('POST', '/user/delete', { user_ids: ['mallory'] });
    expect((await done()).map(({ target, after }) => [target, after])).toEqual([
      ['mallory', null],
      [itsKey?.target, null],
    ]);
  });
});

describe('promise 17: changes at the same time', () => {
  type Link = [before: Record<string, unknown> | null, after: Record<string, unknown> | null];

  /** How each change found the target and left it, in the order of the log. */
  const chainOf = (target: string, entries: readonly StoredAuditEntry[]): Link[] =>
    entries
      .filter((entry) => entry.target === target && entry.outcome === 'done')
      .map(({ before, after }) => [JSON.parse(before ?? 'null'), JSON.parse(after ?? 'null')]);

  const expectUnbroken = (chain: readonly Link[]): void =>
    expect(chain.slice(1).map(([before]) => before)).toEqual(chain.slice(0, -1).map(([, after]) => after));

  it('each find what the one before has left: a key, a team and its members, a user', async () => {
    await bench.ask('POST', '/team/new', { team_id: 'crowd' });
    await bench.ask('POST', '/user/new', { user_id: 'ann', auto_create_key: false });
    const { record } = await bench.keyFor([]);
    const changes = Array.from({ length: 50 }, (_, index) => [
      bench.ask('POST', '/key/update', { key: record.id, tags: [`tag-${index}`] }),
      bench.ask('POST', index % 2 === 0 ? '/key/block' : '/key/unblock', { key: record.id }),
      bench.ask('POST', '/team/member_add', { team_id: 'crowd', member: { user_id: `member-${index}`, role: 'user' } }),
      bench.ask('POST', '/team/update', { team_id: 'crowd', metadata: { index } }),
      bench.ask('POST', '/user/update', { user_id: 'ann', user_alias: `Ann ${index}` }),
    ]);
    for (const { status } of await Promise.all(changes.flat())) expect(status).toBe(200);
    const entries = await written();
    const chains = [record.id, 'crowd', 'ann'].map((target) => chainOf(target, entries));
    expect(chains.map(({ length }) => length)).toEqual([100, 101, 51]);
    chains.forEach(expectUnbroken);
  });

  it('of an agent find what the one before has left, and a pause waits for none of them', async () => {
    const { json } = await bench.ask('POST', '/v1/agents', echo);
    const target = String(json['agent_id']);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const patch = bench.registry.patch.bind(bench.registry);
    vi.spyOn(bench.registry, 'patch').mockImplementationOnce(async (...args) => {
      await held;
      return patch(...args);
    });
    const slow = Array.from({ length: 50 }, (_, index) =>
      bench.ask('PATCH', `/v1/agents/${target}`, { litellm_params: { cost_per_query: index } }),
    );
    expect((await bench.ask('POST', '/v1/agents/echo/pause', { reason: 'now' })).status).toBe(200);
    release();
    await Promise.all(slow);
    await bench.ask('DELETE', '/v1/agents/echo');
    const chain = chainOf(target, await written());
    const isPause = ([before]: Link) => before !== null && 'paused' in before;
    expect(chain.filter(isPause)).toEqual([[{ paused: null }, { paused: expect.objectContaining({ reason: 'now' }) }]]);
    const registrations = chain.filter((link) => !isPause(link));
    expect(registrations).toHaveLength(52);
    expectUnbroken(registrations);
  });
});

describe('promise 17: a refusal', () => {
  const denied = async () => (await written()).filter(({ outcome }) => outcome === 'denied');

  it('is kept with who asked for what', async () => {
    const { key, record } = await bench.keyFor([]);
    await bench.ask('POST', '/v1/agents', echo, key);
    const [entry, ...others] = await denied();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      action: 'agent.create',
      errorCode: 'PERMISSION_DENIED',
      actor: { kind: 'key', keyId: record.id },
      address: '192.0.2.1',
    });
  });

  it.each([null, 'sk-wrong'])('of a caller nobody knows is kept, but not who it says it is: %j', async (credential) => {
    await bench.ask('GET', credential === null ? '/v1/audit' : '/v1/audit/verify', undefined, credential);
    const entries = await denied();
    expect(entries).toMatchObject([{ errorCode: 'UNAUTHENTICATED', actor: { kind: 'anonymous', keyId: null } }]);
    expect(JSON.stringify(entries)).not.toContain('wrong');
  });

  it('is also what looks like nothing: to a key, what is hidden is not there', async () => {
    const { key } = await bench.keyFor([]);
    await bench.ask('GET', '/v1/agents/nobody', undefined, key);
    expect((await denied()).map(brief)).toMatchObject([{ action: 'getAgent', errorCode: 'AGENT_NOT_FOUND' }]);
    await bench.ask('GET', '/v1/agents/nobody');
    expect(await denied()).toEqual([]);
  });

  it('writes nothing about what was only wrong', async () => {
    await bench.ask('POST', '/v1/agents', { agent_name: 5 });
    await bench.ask('GET', '/v1/agents?limit=x');
    expect(await written()).toEqual([]);
  });
});

describe('what was said in a call', () => {
  const content = { request: '"hi"', response: '"ho"', events: null, truncated: false };

  it('is shown to others than its caller only once that is written down', async () => {
    const { key, record } = await bench.keyFor([]);
    const call = { ...aCall({ id: 'call-1', keyId: record.id }), seq: 1 };
    bench.calls.details.set('call-1', { call, content });
    expect((await bench.ask('GET', '/v1/calls/call-1', undefined, key)).json['content']).not.toBeNull();
    expect((await written()).filter(({ action }) => action.startsWith('call'))).toEqual([]);
    await bench.ask('GET', '/v1/calls/call-1');
    expect((await written()).map(brief)).toEqual([
      { action: 'call.read_content', target: 'call-1', outcome: 'done', errorCode: null },
    ]);
    bench.calls.details.set('call-1', { call, content: null });
    await bench.ask('GET', '/v1/calls/call-1');
    expect(await written()).toEqual([]);
  });
});
