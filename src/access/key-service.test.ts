import { randomBytes } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { createUuidv7 } from '../store/index.ts';
import { describeStores } from '../store/stores.fixtures.ts';
import { createAuthenticator } from './authenticator.ts';
import { createKeyRepository } from './key-repository.ts';
import { createKeyService } from './key-service.ts';

const PEPPER = 'a pepper for tests';

describeStores((openFixture) => {
  async function open() {
    const { db } = await openFixture();
    const repository = createKeyRepository(db);
    let now = 1_764_000_000_000;
    const clock = () => now;
    const newUuid = createUuidv7();
    const authenticator = createAuthenticator({ repository, pepper: PEPPER, masterKey: 'sk-master-91c4-77aa', clock });
    const invalidate = vi.fn<(keyId: string) => void>((keyId) => authenticator.invalidate(keyId));
    const service = createKeyService({
      repository,
      pepper: PEPPER,
      clock,
      newId: () => newUuid(now),
      randomBytes,
      invalidate,
    });
    const pass = (ms: number): void => {
      now += ms;
    };
    return { db, service, authenticator, invalidate, pass };
  }

  it('makes a key that lets in at once, with what it was given', async () => {
    const { service, authenticator } = await open();
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
      objectPermission: { agents: ['echo'], models: ['m'] },
      agents: ['echo'],
      metadata: {},
      blocked: false,
      expiresAt: 5e12,
      createdAt: 1_764_000_000_000,
      createdBy: 'admin',
      updatedAt: 1_764_000_000_000,
      updatedBy: 'admin',
      lastUsedAt: null,
    });
    expect(await authenticator.authenticate(key)).toMatchObject({ keyId: record.id, agents: ['echo'] });
  });

  it('shows a key once: no table holds it, in whole or in part, nor the secret its hash is made with', async () => {
    const { db, service } = await open();
    const { key, record } = await service.generate({ alias: 'canary' }, 'admin');
    await service.update(record.id, { metadata: { a: 1 } }, 'admin');
    const dumps: string[] = [];
    for (const table of ['settings', 'agents', 'agent_card_changes', 'keys', 'calls', 'call_contents'] as const)
      dumps.push(JSON.stringify(await db.selectFrom(table).selectAll().execute()));
    const dump = dumps.join('\n');
    expect(dump).toContain('canary');
    expect(dump).not.toContain(key.slice(3, 15));
    expect(dump).not.toContain(key.slice(-16, -4));
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
      agents: ['y'],
      updatedAt: record.createdAt + 5,
      updatedBy: 'somebody',
    });
    expect(await authenticator.authenticate(key)).toMatchObject({ agents: ['y'] });
    await service.update(key, { blocked: true }, 'somebody');
    await expect(authenticator.authenticate(key)).rejects.toThrow('This key is blocked.');
  });

  it('removes keys at once, all that were named or none', async () => {
    const { service, authenticator, invalidate } = await open();
    const one = await service.generate({}, 'admin');
    const two = await service.generate({}, 'admin');
    await authenticator.authenticate(one.key);
    await expect(service.delete([one.record.id, 'nobody'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(authenticator.authenticate(one.key)).toMatchObject({ keyId: one.record.id });
    invalidate.mockClear();
    expect(await service.delete([one.key, two.record.hash])).toEqual([one.record, two.record]);
    expect(invalidate.mock.calls).toEqual([[one.record.id], [two.record.id]]);
    for (const { key } of [one, two])
      await expect(authenticator.authenticate(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await service.delete([])).toEqual([]);
  });

  it('refuses an alias that is taken', async () => {
    const { service } = await open();
    await service.generate({ alias: 'taken' }, 'admin');
    const other = await service.generate({ alias: 'free' }, 'admin');
    const conflict = expect.objectContaining({
      code: 'CONFLICT',
      message: 'There is a key with the alias "taken" already. Choose another alias.',
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
    const { service, pass } = await open();
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
