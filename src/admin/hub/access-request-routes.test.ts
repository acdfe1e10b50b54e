import { beforeEach, describe, expect, it } from 'vitest';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';
import { type Cast, createCast, type Role } from '../teams/cast.fixtures.ts';

let bench: AdminBench;
let cast: Cast;

beforeEach(async () => {
  bench = await createAdminBench();
  cast = await createCast(bench);
  await bench.ask('PATCH', '/v1/hub/terms', { internal_agents: ['given', 'secret'] });
  return () => bench.app.close();
});

const ask = async (role: Role, agent: string, more: object = {}) =>
  (await cast.as(role, 'POST', '/v1/access_requests', { agent, purpose: 'Quotes.', ...more })).json as Record<
    string,
    string
  >;
const act = (role: Role, id: string | undefined, verb: string, body?: object) =>
  cast.as(role, 'POST', `/v1/access_requests/${id}/${verb}`, body ?? (verb === 'grant' ? {} : undefined));
const listed = async (role: Role, query = '') =>
  ((await cast.as(role, 'GET', `/v1/access_requests${query}`)).json['requests'] as { request_id: string }[]).map(
    ({ request_id }) => request_id,
  );
/** The names of the agents that a key reaches. */
const reached = async (key: string) => {
  const { json } = await bench.ask('GET', '/v1/hub', undefined, key);
  return (json['agents'] as { agent_name: string; keys: object[]; shown_to: string }[])
    .filter(({ keys }) => keys.length > 0)
    .map(({ agent_name }) => agent_name);
};

describe('asking', () => {
  it('keeps who asks for what and why, and takes the same once', async () => {
    const request = await ask('stranger', 'secret', { team_id: 'far' });
    expect(request).toMatchObject({
      agent_name: 'secret',
      user_id: 'stranger',
      team_id: 'far',
      key_id: null,
      purpose: 'Quotes.',
      state: 'open',
      own: true,
      beyond_team: false,
    });
    const again = await cast.code('stranger', 'POST', '/v1/access_requests', {
      agent: 'secret',
      purpose: 'Please.',
      team_id: 'far',
    });
    expect(again).toBe('CONFLICT');
  });

  it('refuses what nobody shows, what is of others, and whoever may not ask', async () => {
    await bench.ask('POST', '/v1/agents', { agent_name: 'hidden', url: 'http://agent.internal/' });
    const refused: [Role, object, string][] = [
      ['stranger', { agent: 'hidden' }, 'AGENT_NOT_FOUND'],
      ['stranger', { agent: 'nobody' }, 'AGENT_NOT_FOUND'],
      ['stranger', { team_id: 'team' }, 'INVALID_PARAMS'],
      ['stranger', { purpose: ' ' }, 'INVALID_PARAMS'],
      ['viewer', {}, 'PERMISSION_DENIED'],
      ['service', {}, 'PERMISSION_DENIED'],
    ];
    for (const [role, changes, code] of refused) {
      const body = { agent: 'secret', purpose: 'Quotes.', ...changes };
      expect([changes, await cast.code(role, 'POST', '/v1/access_requests', body)]).toEqual([changes, code]);
    }
  });

  it('refuses the keys of others, and one that reaches the agent already', async () => {
    const code = (key_id: string) =>
      cast.code('member', 'POST', '/v1/access_requests', { agent: 'given', purpose: 'Quotes.', key_id });
    expect(await code(cast.keys.lead.key_id)).toBe('INVALID_PARAMS');
    expect(await code(cast.keys.member.key_id)).toBe('INVALID_PARAMS');
  });
});

describe('a request', () => {
  it('is seen by who made it, by the admins of its team and by administrators', async () => {
    const { request_id: id = '' } = await ask('member', 'secret', { team_id: 'team' });
    const seen = await Promise.all(
      (['member', 'lead', 'viewer', 'root', 'stranger'] as const).map((who) => listed(who)),
    );
    expect(seen).toEqual([[id], [id], [id], [id], []]);
    expect(await listed('root', '?state=declined')).toEqual([]);
    const codes = await Promise.all(
      (['stranger', 'member', 'viewer'] as const).map(async (who) => (await act(who, id, 'grant')).json.error?.code),
    );
    expect(codes).toEqual(['NOT_FOUND', 'PERMISSION_DENIED', 'PERMISSION_DENIED']);
  });

  it('is declined with a reason that whoever asked reads, and then is over', async () => {
    const { request_id: id } = await ask('member', 'secret', { team_id: 'team' });
    expect((await act('lead', id, 'decline', {})).json.error?.code).toBe('INVALID_PARAMS');
    await act('lead', id, 'decline', { reason: 'Use given.' });
    const { json } = await cast.as('member', 'GET', '/v1/access_requests');
    expect(json['requests']).toMatchObject([{ state: 'declined', answer: 'Use given.', decided_by: 'lead' }]);
    expect((await act('root', id, 'grant')).json.error?.code).toBe('CONFLICT');
    expect((await act('member', id, 'key')).json.error?.code).toBe('CONFLICT');
  });

  it('is withdrawn by who made it, and by nobody else', async () => {
    const { request_id: id } = await ask('member', 'secret', { team_id: 'team' });
    expect((await act('lead', id, 'withdraw')).json.error?.code).toBe('PERMISSION_DENIED');
    expect((await act('member', id, 'withdraw')).json['state']).toBe('withdrawn');
  });
});

describe('a grant', () => {
  it('lets whoever asked fetch a key for that agent alone, once', async () => {
    const { request_id: id } = await ask('stranger', 'secret', { team_id: 'far' });
    await act('root', id, 'grant', { reason: 'Welcome.' });
    expect((await act('root', id, 'key')).json.error?.code).toBe('PERMISSION_DENIED');
    const { json } = await act('stranger', id, 'key');
    expect(json).toMatchObject({ user_id: 'stranger', team_id: 'far', object_permission: { agents: ['id-2'] } });
    expect(await reached(String(json['key']))).toEqual(['secret']);
    expect((await act('stranger', id, 'key')).json.error?.code).toBe('CONFLICT');
  });

  it('gives the agent to a team that lacks it only when an administrator says so', async () => {
    const { request_id: id, beyond_team } = await ask('member', 'secret', { team_id: 'team' });
    expect(beyond_team).toBe(true);
    expect((await act('lead', id, 'grant', { give_team: true })).json.error?.code).toBe('INVALID_PARAMS');
    expect((await act('root', id, 'grant')).json.error?.code).toBe('CONFLICT');
    expect((await act('root', id, 'grant', { give_team: true })).json['state']).toBe('granted');
    const { json } = await bench.ask('GET', '/team/info?team_id=team');
    expect(json).toMatchObject({ team_info: { object_permission: { agents: ['given', 'id-2'] } } });
  });

  it('of a team admin lets a member fetch what the team was given', async () => {
    const { request_id: id } = await ask('member', 'given', { team_id: 'team' });
    expect((await act('lead', id, 'grant')).json['state']).toBe('granted');
    expect((await act('member', id, 'key')).status).toBe(200);
  });

  it('adds to what a key could reach, and takes nothing away', async () => {
    const { json: mine } = await bench.ask('POST', '/key/generate', {
      user_id: 'stranger',
      object_permission: { agents: ['given'], agent_access_groups: ['x'] },
    });
    const { request_id: id } = await ask('stranger', 'secret', { key_id: mine.key_id });
    await act('root', id, 'grant');
    const { json } = await bench.ask('GET', `/key/info?key=${mine.key_id}`);
    expect(json.info).toMatchObject({ object_permission: { agents: ['given', 'id-2'], agent_access_groups: ['x'] } });
    expect(await reached(cast.keys.stranger.key)).toEqual(['given', 'secret']);
  });

  it('stands in the audit log with what it changed', async () => {
    const { request_id: id } = await ask('member', 'secret', { key_id: cast.keys.member.key_id });
    await act('root', id, 'grant', { give_team: true });
    const { json } = await bench.ask('GET', '/v1/audit?action=access_request.grant');
    const entries = json['entries'] as { target: string; before: object; after: object }[];
    expect(new Set(entries.map(({ target }) => target))).toEqual(new Set([id, cast.keys.member.key_id, 'team']));
    expect(entries).toHaveLength(3);
    const own = entries.find(({ target }) => target === id);
    expect([own?.before, own?.after]).toMatchObject([{ state: 'open' }, { state: 'granted', agent: 'secret' }]);
  });
});

describe('the hub of colleagues', () => {
  it('shows them what is internal, with the keys of their own that reach it, and strangers nothing of it', async () => {
    const hub = async (key: string | null) => {
      const { json } = await bench.ask('GET', '/v1/hub', undefined, key);
      return (json['agents'] as { agent_name: string; shown_to: string; keys: { key_id: string }[] }[])?.map(
        ({ agent_name, shown_to, keys }) => [agent_name, shown_to, keys.map(({ key_id }) => key_id)],
      );
    };
    expect(await hub(cast.keys.member.key)).toEqual([
      ['given', 'internal', [cast.keys.member.key_id]],
      ['secret', 'internal', []],
    ]);
    expect(await hub(cast.keys.service.key)).toEqual([['given', 'given', []]]);
    expect(await hub(null)).toBeUndefined();
    expect((await bench.ask('GET', '/public/agent_hub', undefined, null)).json).toEqual([]);
  });

  it('says what an administrator wrote, to everybody, and not which agents are internal', async () => {
    const links = [{ label: 'House rules', url: 'https://example.com/rules' }];
    await bench.ask('PATCH', '/v1/hub/terms', { title: 'Fernholt', about: 'Ask Mira.', links });
    const { json } = await bench.ask('GET', '/public/agent_hub/info', undefined, null);
    expect(json).toEqual({ title: 'Fernholt', about: 'Ask Mira.', links });
    expect((await bench.ask('GET', '/v1/hub/terms')).json['internal_agents']).toEqual(['id-1', 'id-2']);
  });

  it('takes links that a browser may open, agents that there are, and the word of administrators alone', async () => {
    const refused = [
      [{ links: [{ label: 'x', url: 'javascript:alert(1)' }] }, 'root', 'INVALID_PARAMS'],
      [{ internal_agents: ['nobody'] }, 'root', 'INVALID_PARAMS'],
      [{ title: 'Mine' }, 'viewer', 'PERMISSION_DENIED'],
      [{ title: 'Mine' }, 'lead', 'PERMISSION_DENIED'],
    ] as const;
    for (const [body, role, code] of refused)
      expect([body, await cast.code(role, 'PATCH', '/v1/hub/terms', body)]).toEqual([body, code]);
  });
});
