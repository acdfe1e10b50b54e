import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createUuidv7 } from '../../store/index.ts';
import { describeStores } from '../../store/stores.fixtures.ts';
import { createAccess } from '../access.ts';
import type { CallingAgent } from '../identity.ts';
import { readLimitTerms } from '../limits/terms.ts';
import type { KeyPrincipal } from '../principal.ts';
import { granting } from '../principals.fixtures.ts';

const START = 1_764_000_000_000;

// Users, teams and access groups as the authenticator's answers show them: what changes is in force with the next question.
describeStores((openFixture) => {
  async function open() {
    const { db } = await openFixture();
    let now = START;
    const newUuid = createUuidv7();
    const agents = new Map<string, CallingAgent>();
    const access = createAccess({
      db,
      pepper: 'a pepper for tests',
      masterKey: 'sk-master-91c4-77aa',
      defaultAgentAccess: 'none',
      defaultModelAccess: 'all',
      findAgent: (id) => agents.get(id),
      onChange: () => {},
      onActAs: async () => {},
      clock: () => now,
      monotonic: () => now,
      newId: () => newUuid(now),
      randomBytes,
      log: pino({ level: 'silent' }),
    });
    /** Who a key is, asked as every call asks: first it is made known, then what is remembered is taken. */
    const whoIs = async (key: string): Promise<KeyPrincipal> => {
      const principal = await access.authenticator.authenticate(key);
      if (principal.kind !== 'key') throw new Error('not a key');
      return principal;
    };
    const pass = (ms: number): void => {
      now += ms;
    };
    return { ...access, db, agents, whoIs, pass };
  }

  it('makes a key whoever its user and team are, in one look-up', async () => {
    const { keys, users, teams, agents, whoIs } = await open();
    const given = [{ rpm_limit: 1 }, { max_budget: 2 }, { tpm_limit: 3 }, { max_streams: 4 }];
    const [keyTerms, userTerms, teamTerms, agentTerms = null] = given.map((terms) => readLimitTerms(terms));
    const mayCall = { objectPermission: { agents: ['c'] }, accessGroupIds: null };
    agents.set('agent-1', { mayCall, callLimits: agentTerms });
    await users.create('ada', { role: 'internal_user', limits: userTerms ?? null }, 'admin');
    const members = [{ userId: 'ada', role: 'admin' as const }];
    await teams.create(
      't',
      { alias: 'Team', limits: teamTerms ?? null, objectPermission: { agents: ['b'] } },
      members,
      'admin',
    );
    await teams.create('other', {}, [{ userId: 'ada', role: 'user' }], 'admin');
    const { key, record } = await keys.generate(
      {
        alias: 'ci',
        userId: 'ada',
        teamId: 't',
        agentId: 'agent-1',
        tags: ['x'],
        logContent: true,
        objectPermission: { agents: ['a'], agent_access_groups: ['finance'] },
        limits: keyTerms ?? null,
      },
      'admin',
    );
    const principal = await whoIs(key);
    expect(principal).toEqual({
      kind: 'key',
      keyId: record.id,
      alias: 'ci',
      userId: 'ada',
      teamId: 't',
      teamAlias: 'Team',
      agentId: 'agent-1',
      tags: ['x'],
      allowsClientTags: false,
      userRole: 'internal_user',
      memberships: new Map([
        ['t', 'admin'],
        ['other', 'user'],
      ]),
      grants: {
        key: { agents: new Set(['a']), groups: new Set(['finance']) },
        team: granting('b'),
        caller: granting('c'),
      },
      defaultAgentAccess: 'none',
      modelGrants: { key: null, team: null, caller: null },
      defaultModelAccess: 'all',
      limits: { key: keyTerms, user: userTerms, team: teamTerms, caller: agentTerms },
      logContent: true,
      expiresAt: null,
    });
    expect(Object.isFrozen(principal)).toBe(true);
    expect(await whoIs(key)).toBe(principal);
  });

  it('binds an agent’s own key by what the agent was given, its access groups included; without the agent to nothing', async () => {
    const { keys, agents, accessGroups, authenticator, whoIs } = await open();
    const group = await accessGroups.create({ name: 'g', agentIds: ['b'] }, 'admin');
    const { key } = await keys.generate({ agentId: 'agent-1', objectPermission: { agents: ['a'] } }, 'admin');
    expect(await whoIs(key)).toMatchObject({ grants: { key: granting('a'), caller: granting() } });
    const register = (mayCall: CallingAgent['mayCall']) => {
      agents.set('agent-1', { mayCall, callLimits: null });
      authenticator.invalidate({ agentId: 'agent-1' });
    };
    register({ objectPermission: null, accessGroupIds: null });
    expect(await whoIs(key)).toMatchObject({ grants: { caller: null } });
    register({ objectPermission: { agents: ['a'], models: ['m'] }, accessGroupIds: [group.id, 'gone'] });
    expect(await whoIs(key)).toMatchObject({ grants: { caller: granting('a', 'b') } });
    await accessGroups.update(group.id, { agentIds: ['c'] }, 'admin');
    expect(await whoIs(key)).toMatchObject({ grants: { caller: granting('a', 'c') } });
    register({ objectPermission: { agents: [] }, accessGroupIds: null });
    expect(await whoIs(key)).toMatchObject({ grants: { caller: granting() } });
  });

  it('puts every change of a user, a team, a membership and a group in force with the next question', async () => {
    const { keys, users, teams, accessGroups, whoIs } = await open();
    await users.create('ada', {}, 'admin');
    const group = await accessGroups.create({ name: 'g', agentIds: ['a'] }, 'admin');
    await teams.create('t', {}, [], 'admin');
    const fields = { userId: 'ada', teamId: 't', accessGroupIds: [group.id] };
    const { key } = await keys.generate(fields, 'admin');
    expect(await whoIs(key)).toMatchObject({
      userRole: 'internal_user_viewer',
      memberships: new Map(),
      grants: { key: granting('a'), team: null, caller: null },
    });
    await users.update('ada', { role: 'proxy_admin' }, 'admin');
    expect(await whoIs(key)).toMatchObject({ userRole: 'proxy_admin' });
    await teams.setMembers('t', [{ userId: 'ada', role: 'user' }], 'admin');
    expect(await whoIs(key)).toMatchObject({ memberships: new Map([['t', 'user']]) });
    await teams.changeRole('t', 'ada', 'admin');
    expect(await whoIs(key)).toMatchObject({ memberships: new Map([['t', 'admin']]) });
    await teams.update('t', { objectPermission: { agents: [] }, alias: 'T' }, 'admin');
    expect(await whoIs(key)).toMatchObject({ teamAlias: 'T', grants: { team: granting() } });
    await accessGroups.update(group.id, { agentIds: ['b', 'c'] }, 'admin');
    expect(await whoIs(key)).toMatchObject({ grants: { key: granting('b', 'c') } });
    await accessGroups.delete(group.id);
    // It still declares something, of which nothing is left: not "everything".
    expect(await whoIs(key)).toMatchObject({ grants: { key: granting() } });
  });

  it('refuses the keys of a blocked user and of a blocked team, until it is unblocked', async () => {
    const { keys, users, teams, whoIs } = await open();
    await users.create('ada', {}, 'admin');
    await teams.create('t', {}, [], 'admin');
    const { key } = await keys.generate({ userId: 'ada', teamId: 't' }, 'admin');
    await whoIs(key);
    await users.update('ada', { blocked: true }, 'admin');
    await expect(whoIs(key)).rejects.toThrow('The user of this key is blocked.');
    await users.update('ada', { blocked: false }, 'admin');
    await teams.update('t', { blocked: true }, 'admin');
    await expect(whoIs(key)).rejects.toThrow('The team of this key is blocked.');
    await teams.update('t', { blocked: false }, 'admin');
    await whoIs(key);
  });

  it('removes the keys of a removed user, and no others', async () => {
    const { keys, users, teams, whoIs } = await open();
    await users.create('ada', {}, 'admin');
    await teams.create('t', {}, [{ userId: 'ada', role: 'user' }], 'admin');
    const [hers, other] = [
      await keys.generate({ userId: 'ada' }, 'admin'),
      await keys.generate({ teamId: 't' }, 'admin'),
    ];
    for (const { key } of [hers, other]) await whoIs(key);
    await expect(users.delete(['ada', 'nobody'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await whoIs(hers.key);
    expect(await users.delete(['ada'])).toMatchObject([{ id: 'ada' }]);
    await expect(whoIs(hers.key)).rejects.toThrow('This key is not valid.');
    expect(await keys.find(hers.record.id)).toBeUndefined();
    await whoIs(other.key);
    expect(await teams.members('t')).toEqual([]);
  });

  it('removes the keys of a removed team, and the membership its members’ other keys knew of', async () => {
    const { keys, teams, whoIs } = await open();
    await teams.create('t', {}, [{ userId: 'ada', role: 'admin' }], 'admin');
    const [inside, outside] = [
      await keys.generate({ teamId: 't' }, 'admin'),
      await keys.generate({ userId: 'ada' }, 'admin'),
    ];
    for (const { key } of [inside, outside]) await whoIs(key);
    expect(await teams.delete(['t'])).toMatchObject([{ id: 't' }]);
    await expect(whoIs(inside.key)).rejects.toThrow('This key is not valid.');
    expect(await whoIs(outside.key)).toMatchObject({ memberships: new Map() });
  });

  it('removes with a membership the keys that the user has in the team, and no others', async () => {
    const { keys, teams, whoIs } = await open();
    await teams.create('t', {}, [{ userId: 'ada', role: 'admin' }], 'admin');
    const made = {
      inTeam: await keys.generate({ teamId: 't', userId: 'ada' }, 'admin'),
      elsewhere: await keys.generate({ userId: 'ada' }, 'admin'),
      teams: await keys.generate({ teamId: 't' }, 'admin'),
    };
    for (const { key } of Object.values(made)) await whoIs(key);
    await teams.removeMember('t', 'ada');
    await expect(whoIs(made.inTeam.key)).rejects.toThrow('This key is not valid.');
    expect(await whoIs(made.elsewhere.key)).toMatchObject({ memberships: new Map() });
    await whoIs(made.teams.key);
    await expect(teams.removeMember('t', 'ada')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(teams.changeRole('t', 'ada', 'user')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives back what is known of users, by id and by email in any case, page by page', async () => {
    const { users } = await open();
    const limits = readLimitTerms({ max_budget: 1.5, budget_duration: '30d' });
    const fields = {
      alias: 'Ada',
      email: 'Ada@Example.com',
      role: 'internal_user' as const,
      metadata: { a: "it's" },
      limits,
    };
    const ada = await users.create('ada', fields, 'root');
    expect(ada).toEqual({
      ...fields,
      id: 'ada',
      email: 'ada@example.com',
      blocked: false,
      createdAt: START,
      createdBy: 'root',
      updatedAt: START,
      updatedBy: 'root',
    });
    expect(await users.find('ada')).toEqual(ada);
    expect(await users.findByEmail('ADA@example.COM')).toEqual(ada);
    const { id } = await users.create(null, {}, 'root');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const first = await users.list({ limit: 1 });
    const second = await users.list({ limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.users, ...second.users].map((user) => user.id)).toEqual([id, 'ada'].sort());
    expect(second.nextCursor).toBeNull();
    expect((await users.list({ limit: 9, role: 'internal_user' })).users).toEqual([ada]);
    expect((await users.list({ limit: 9, ids: [] })).users).toEqual([]);
    expect((await users.list({ limit: 9, ids: ['ada', 'nobody'] })).users).toEqual([ada]);
    await expect(users.create('ada', {}, 'root')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(users.create('eve', { email: 'ADA@EXAMPLE.COM' }, 'root')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(users.update(id, { email: 'ada@example.com' }, 'root')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(users.update('nobody', {}, 'root')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives back what is known of teams, page by page, and of one user', async () => {
    const { teams, pass } = await open();
    const limits = readLimitTerms({ rpm_limit: 7 });
    const fields = { alias: 'A', objectPermission: { agents: ['x'] }, metadata: { a: 1 }, limits };
    const made = await teams.create('a', fields, [{ userId: 'ada', role: 'admin' }], 'root');
    await teams.create('b', {}, [], 'root');
    pass(5);
    expect(await teams.update('a', { alias: null, accessGroupIds: [] }, 'eve')).toEqual({
      ...made,
      alias: null,
      accessGroupIds: [],
      updatedAt: START + 5,
      updatedBy: 'eve',
    });
    const first = await teams.list({ limit: 1 });
    const second = await teams.list({ limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.teams, ...second.teams].map((team) => team.id)).toEqual(['a', 'b']);
    expect((await teams.list({ limit: 9, memberId: 'ada' })).teams.map((team) => team.id)).toEqual(['a']);
    expect((await teams.list({ limit: 9, ids: [] })).teams).toEqual([]);
    expect(await teams.members('a')).toEqual([{ userId: 'ada', role: 'admin' }]);
    await expect(teams.create('a', {}, [], 'root')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(teams.info('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(teams.update('nobody', {}, 'root')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(teams.delete(['a', 'nobody'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(teams.setMembers('nobody', [], 'root')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(teams.create('c', { accessGroupIds: ['gone'] }, [], 'root')).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
    });
    await expect(teams.update('a', { objectPermission: { agents: 'x' } }, 'root')).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
    });
  });

  it('gives back what is known of access groups, page by page', async () => {
    const { accessGroups } = await open();
    const fields = { name: 'g', description: 'd', agentIds: ['a'], modelNames: ['m'], mcpServerIds: ['s'] };
    const group = await accessGroups.create(fields, 'root');
    expect(await accessGroups.find(group.id)).toEqual(group);
    const other = await accessGroups.create({ name: 'h' }, 'root');
    const first = await accessGroups.list({ limit: 1 });
    const second = await accessGroups.list({ limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.groups, ...second.groups]).toEqual([group, other]);
    await expect(accessGroups.create({ name: 'g' }, 'root')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(accessGroups.update(other.id, { name: 'g' }, 'root')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(accessGroups.update('nobody', {}, 'root')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(accessGroups.delete('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets nothing through a key whose team is not there', async () => {
    const { db, keys, teams, whoIs } = await open();
    await teams.create('t', {}, [], 'admin');
    const { key } = await keys.generate({ teamId: 't', objectPermission: { agents: ['a'] } }, 'admin');
    // As it looks to a process that reads the key before, and the team after, another one has removed both.
    await db.deleteFrom('teams').execute();
    expect((await whoIs(key)).grants).toEqual({ key: granting('a'), team: granting(), caller: null });
  });
});
