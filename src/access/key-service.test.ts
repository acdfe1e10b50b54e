import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createUuidv7 } from '../store/index.ts';
import { describeStores } from '../store/stores.fixtures.ts';
import { createAccess } from './access.ts';
import { granting } from './principals.fixtures.ts';

const PEPPER = 'a pepper for tests';

describeStores((openFixture) => {
  async function open() {
    const { db } = await openFixture();
    let now = 1_764_000_000_000;
    const clock = () => now;
    const newUuid = createUuidv7();
    const { authenticator, keys, teams, accessGroups } = createAccess({
      db,
      pepper: PEPPER,
      masterKey: 'sk-master-91c4-77aa',
      defaultAgentAccess: 'none',
      defaultModelAccess: 'all',
      findAgent: () => undefined,
      onChange: () => {},
      onActAs: async () => {},
      clock,
      monotonic: clock,
      newId: () => newUuid(now),
      randomBytes,
      log: pino({ level: 'silent' }),
    });
    const pass = (ms: number): void => {
      now += ms;
    };
    return { db, service: keys, teams, accessGroups, authenticator, pass };
  }

  it('makes a key that lets in at once, with what it was given', async () => {
    const { service, teams, authenticator } = await open();
    await teams.create('t', {}, [], 'admin');
    const { key, record } = await service.generate(
      { alias: 'ci', userId: 'u', teamId: 't', objectPermission: { agents: ['echo'], models: ['m'] }, expiresAt: 5e12 },
      'admin',
    );
    expect(record).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      lastFour: key.slice(-4),
      alias: 'ci',
      userId: 'u',
      teamId: 't',
      agentId: null,
      objectPermission: { agents: ['echo'], models: ['m'] },
      accessGroupIds: null,
      models: null,
      tags: [],
      limits: null,
      logContent: null,
      metadata: {},
      blocked: false,
      expiresAt: 5e12,
      createdAt: 1_764_000_000_000,
      createdBy: 'admin',
      updatedAt: 1_764_000_000_000,
      updatedBy: 'admin',
      lastUsedAt: null,
    });
    expect(await authenticator.authenticate(key)).toMatchObject({
      keyId: record.id,
      userRole: 'internal_user_viewer',
      grants: { key: granting('echo'), team: null, caller: null },
    });
  });

  it('shows a key once: no table holds it, in whole or in part, nor the secret its hash is made with', async () => {
    const { db, service } = await open();
    const { key, record } = await service.generate({ alias: 'canary' }, 'admin');
    await service.update(record.id, { metadata: { a: 1 } }, 'admin');
    const { key: next } = await service.regenerate(record.id, 1000, 'admin');
    const dumps: string[] = [];
    for (const table of ['settings', 'keys', 'key_former_hashes', 'users', 'teams', 'calls', 'call_contents'] as const)
      dumps.push(JSON.stringify(await db.selectFrom(table).selectAll().execute()));
    const dump = dumps.join('\n');
    expect(dump).toContain('canary');
    for (const shown of [key, next]) {
      expect(dump).not.toContain(shown.slice(3, 15));
      expect(dump).not.toContain(shown.slice(-16, -4));
    }
    expect(dump).not.toContain(PEPPER);
  });

  it('finds a key by its id, its hash, or the key itself', async () => {
    const { service } = await open();
    const { key, record } = await service.generate({}, 'admin');
    for (const name of [record.id, record.hash, key]) expect(await service.info(name)).toEqual(record);
  });

  it('does not repeat a pasted key when it finds none', async () => {
    const { service } = await open();
    const { key, record } = await service.generate({}, 'admin');
    await service.delete([record.id]);
    await expect(service.info(key)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.not.stringContaining(key),
    });
    await expect(service.info('nobody')).rejects.toThrow('There is no key "nobody".');
  });

  it('makes a change take effect at once', async () => {
    const { service, authenticator, pass } = await open();
    const { key, record } = await service.generate({ alias: 'a', objectPermission: { agents: ['x'] } }, 'admin');
    await authenticator.authenticate(key);
    pass(5);
    const updated = await service.update(key, { objectPermission: { agents: ['y'] } }, 'somebody');
    expect(updated).toEqual({
      ...record,
      objectPermission: { agents: ['y'] },
      updatedAt: record.createdAt + 5,
      updatedBy: 'somebody',
    });
    expect(await authenticator.authenticate(key)).toMatchObject({ grants: { key: granting('y') } });
    await service.update(key, { blocked: true }, 'somebody');
    await expect(authenticator.authenticate(key)).rejects.toThrow('This key is blocked.');
  });

  it('removes keys at once, all that were named or none', async () => {
    const { service, authenticator } = await open();
    const one = await service.generate({}, 'admin');
    const two = await service.generate({}, 'admin');
    await authenticator.authenticate(one.key);
    await expect(service.delete([one.record.id, 'nobody'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(authenticator.authenticate(one.key)).toMatchObject({ keyId: one.record.id });
    expect(await service.delete([one.key, two.record.hash])).toEqual([one.record, two.record]);
    for (const { key } of [one, two])
      await expect(authenticator.authenticate(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await service.delete([])).toEqual([]);
  });

  it('replaces a key: the new one lets in at once, the old one until its grace has passed', async () => {
    const { service, authenticator, pass } = await open();
    const { key: old, record } = await service.generate({ alias: 'ci', objectPermission: { agents: ['x'] } }, 'admin');
    await authenticator.authenticate(old);
    pass(5);
    const { key: next, record: replaced } = await service.regenerate(old, 60_000, 'somebody');
    expect(next).not.toBe(old);
    expect(replaced).toEqual({
      ...record,
      hash: expect.not.stringMatching(record.hash),
      lastFour: next.slice(-4),
      updatedAt: record.createdAt + 5,
      updatedBy: 'somebody',
    });
    const same = { keyId: record.id, alias: 'ci', grants: { key: granting('x') } };
    expect(await authenticator.authenticate(next)).toMatchObject({ ...same, expiresAt: null });
    expect(await authenticator.authenticate(old)).toMatchObject({ ...same, expiresAt: record.createdAt + 60_005 });
    pass(59_999);
    expect(await authenticator.authenticate(old)).toMatchObject(same);
    pass(1);
    await expect(async () => authenticator.authenticate(old)).rejects.toThrow('This key has expired.');
    expect(await authenticator.authenticate(next)).toMatchObject(same);
  });

  it('lets no replaced key outlive the key itself', async () => {
    const { service, authenticator } = await open();
    const { key: old, record } = await service.generate({ expiresAt: 1_764_000_001_000 }, 'admin');
    const { key: next } = await service.regenerate(old, 60_000, 'admin');
    for (const key of [old, next])
      expect(await authenticator.authenticate(key)).toMatchObject({ expiresAt: 1_764_000_001_000 });
    await service.update(record.id, { blocked: true }, 'admin');
    for (const key of [old, next])
      await expect(authenticator.authenticate(key)).rejects.toThrow('This key is blocked.');
    await service.delete([old]);
    for (const key of [old, next])
      await expect(authenticator.authenticate(key)).rejects.toThrow('This key is not valid.');
  });

  it('ends a key that is replaced without grace at once, and those that it had replaced', async () => {
    const { service, authenticator } = await open();
    const { key: first, record } = await service.generate({}, 'admin');
    const { key: second } = await service.regenerate(record.id, 60_000, 'admin');
    for (const key of [first, second]) await authenticator.authenticate(key);
    const { key: third } = await service.regenerate(first, 0, 'admin');
    for (const key of [first, second])
      await expect(authenticator.authenticate(key)).rejects.toThrow('This key is not valid.');
    expect(await authenticator.authenticate(third)).toMatchObject({ keyId: record.id });
  });

  it('refuses a team and access groups that do not exist', async () => {
    const { service, accessGroups } = await open();
    const { id } = await accessGroups.create({ name: 'g' }, 'admin');
    const refused = (field: string) =>
      expect.objectContaining({
        code: 'INVALID_PARAMS',
        details: { violations: [{ field, description: expect.any(String) }] },
      });
    await expect(service.generate({ teamId: 'nobody' }, 'admin')).rejects.toEqual(refused('team_id'));
    await expect(service.generate({ accessGroupIds: [id, 'gone'] }, 'admin')).rejects.toEqual(
      refused('access_group_ids'),
    );
    const { record } = await service.generate({ accessGroupIds: [id] }, 'admin');
    await expect(service.update(record.id, { teamId: 'nobody' }, 'admin')).rejects.toEqual(refused('team_id'));
  });

  it('refuses an alias that is taken', async () => {
    const { service } = await open();
    await service.generate({ alias: 'taken' }, 'admin');
    const other = await service.generate({ alias: 'free' }, 'admin');
    const conflict = expect.objectContaining({
      code: 'CONFLICT',
      message: 'There is a key with the alias "taken" already. Choose another.',
    });
    await expect(service.generate({ alias: 'taken' }, 'admin')).rejects.toEqual(conflict);
    await expect(service.update(other.record.id, { alias: 'taken' }, 'admin')).rejects.toEqual(conflict);
    expect((await service.update(other.record.id, { alias: 'free' }, 'admin')).alias).toBe('free');
  });

  it.each([{ echo: true }, 'echo', 7, ['echo', 7]])(
    'refuses an object_permission whose agents are %j, which would silently grant nothing',
    async (agents) => {
      const { service } = await open();
      const refused = expect.objectContaining({ code: 'INVALID_PARAMS' });
      await expect(service.generate({ objectPermission: { agents } }, 'admin')).rejects.toEqual(refused);
      const { record } = await service.generate({ objectPermission: { agents: null } }, 'admin');
      await expect(service.update(record.id, { objectPermission: { agents } }, 'admin')).rejects.toEqual(refused);
    },
  );

  it('lists page by page, newest first, and says when there is no more', async () => {
    const { service, teams, pass } = await open();
    for (const team of ['a', 'b']) await teams.create(team, {}, [], 'admin');
    const made: string[] = [];
    for (const teamId of ['a', 'a', 'b', 'a', 'a']) {
      made.unshift((await service.generate({ teamId }, 'admin')).record.id);
      pass(made.length === 2 ? 0 : 1);
    }
    const ids: string[][] = [];
    let cursor: string | null | undefined;
    do {
      const page = await service.list({ limit: 2, ...(cursor && { cursor }) });
      ids.push(page.keys.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(4)]);
    const whole = await service.list({ limit: 4, teamId: 'a' });
    expect(whole).toMatchObject({ keys: { length: 4 }, nextCursor: null });
    await expect(service.list({ limit: 2, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
