import { expect, it } from 'vitest';
import { isUniqueViolation } from '../store/index.ts';
import { describeStores } from '../store/stores.fixtures.ts';
import { createKeyRepository } from './key-repository.ts';
import { keyRecord } from './keys.fixtures.ts';
import { readLimitTerms } from './limits/terms.ts';
import { createUserRepository } from './people/user-repository.ts';

describeStores((openFixture) => {
  const open = async () => createKeyRepository((await openFixture()).db);

  it('gives back every field of a key as it was', async () => {
    const repository = await open();
    const full = keyRecord(1, {
      alias: 'büro',
      userId: 'user',
      teamId: 'team',
      objectPermission: { agents: ['a', 'b'], agent_access_groups: ['g'], vector_stores: [] },
      agentId: 'agent-1',
      accessGroupIds: ['g1', 'g2'],
      tags: ['blue', 'größe'],
      limits: readLimitTerms({ rpm_limit: 5, max_budget: 0.000000001, budget_duration: '1mo' }),
      logContent: false,
      metadata: { note: "it's" },
      blocked: true,
      expiresAt: 5_000_000_000_000,
      lastUsedAt: 7,
    });
    const plain = keyRecord(2);
    await repository.insert(full);
    await repository.insert(plain);
    expect(await repository.findById(full.id)).toEqual(full);
    expect(await repository.findByHash(full.hash)).toEqual({ record: full, validUntil: null });
    expect(await repository.findByHash(plain.hash)).toEqual({ record: plain, validUntil: null });
    expect(await repository.findById('nobody')).toBeUndefined();
    expect(await repository.findByHash("' or '1'='1")).toBeUndefined();
  });

  it('finds by id only within what somebody may see, when told', async () => {
    const repository = await open();
    const { id } = keyRecord(1);
    await repository.insert(keyRecord(1, { userId: 'user', teamId: 'team' }));
    const find = async (within: object) =>
      (await repository.findById(id, { keyIds: ['another'], userIds: [], teamIds: [], ...within }))?.id;
    expect(await find({})).toBeUndefined();
    expect(await find({ userIds: ['u'], teamIds: ['t'] })).toBeUndefined();
    expect(await find({ keyIds: [id] })).toBe(id);
    expect(await find({ userIds: ['user'] })).toBe(id);
    expect(await find({ teamIds: ['t', 'team'] })).toBe(id);
  });

  it('refuses a second key with the same alias, and any number without one', async () => {
    const repository = await open();
    await repository.insert(keyRecord(1, { alias: 'one' }));
    await repository.insert(keyRecord(2));
    await repository.insert(keyRecord(3));
    const error = await repository.insert(keyRecord(4, { alias: 'one' })).catch((caught: unknown) => caught);
    expect(isUniqueViolation(error)).toBe(true);
  });

  it('changes the fields given, clears those given as null, and leaves the others', async () => {
    const repository = await open();
    const record = keyRecord(1, { alias: 'one', userId: 'user', objectPermission: { agents: ['a'] } });
    await repository.insert(record);
    const change = { updatedAt: 99, updatedBy: 'somebody' };
    const updated = await repository.update(record.id, { alias: null, blocked: true, objectPermission: null }, change);
    expect(updated).toEqual({ ...record, ...change, alias: null, blocked: true, objectPermission: null });
    expect(await repository.findById(record.id)).toEqual(updated);
    expect(await repository.update('nobody', { alias: 'x' }, change)).toBeUndefined();
  });

  it('registers the user that a key names with the least role, and leaves one that there is as it is', async () => {
    const { db } = await openFixture();
    const [repository, users] = [createKeyRepository(db), createUserRepository(db)];
    await repository.insert(keyRecord(1, { userId: 'new' }));
    expect(await users.find('new')).toMatchObject({ role: 'internal_user_viewer', createdBy: 'admin' });
    const change = { updatedAt: 99, updatedBy: 'somebody' };
    await users.update('new', { role: 'internal_user' }, change);
    await repository.insert(keyRecord(2, { userId: 'new' }));
    expect(await users.find('new')).toMatchObject({ role: 'internal_user' });
    await repository.update(keyRecord(2).id, { userId: 'newer' }, change);
    expect(await users.find('newer')).toMatchObject({ role: 'internal_user_viewer', createdBy: 'somebody' });
  });

  it('finds a replaced key by its former hashes until their time, and none of them once one is replaced at once', async () => {
    const repository = await open();
    const { id, hash } = keyRecord(1);
    await repository.insert(keyRecord(1));
    const replace = (formerHash: string, next: string, formerValidUntil: number | null) =>
      repository.replace(
        id,
        { formerHash, formerValidUntil, hash: next, lastFour: next.slice(-4) },
        { updatedAt: 100, updatedBy: 'somebody' },
      );
    const second = { ...keyRecord(1), hash: 'second', lastFour: 'cond', updatedAt: 100, updatedBy: 'somebody' };
    expect(await replace(hash, 'second', 200)).toEqual(second);
    expect(await repository.findByHash(hash)).toEqual({ record: second, validUntil: 200 });
    expect(await repository.findByHash('second')).toEqual({ record: second, validUntil: null });
    expect(await replace(hash, 'lost race', 200)).toBeUndefined();
    await replace('second', 'third', 300);
    expect(await repository.findByHash(hash)).toMatchObject({ record: { hash: 'third' }, validUntil: 200 });
    expect(await repository.findByHash('second')).toMatchObject({ record: { hash: 'third' }, validUntil: 300 });
    await replace('third', 'fourth', null);
    for (const former of [hash, 'second', 'third']) expect(await repository.findByHash(former)).toBeUndefined();
    expect(await repository.findByHash('fourth')).toMatchObject({ record: { id } });
  });

  it('forgets former hashes with their key', async () => {
    const repository = await open();
    const { id, hash } = keyRecord(1);
    await repository.insert(keyRecord(1));
    const replacement = { formerHash: hash, formerValidUntil: 200, hash: 'second', lastFour: 'cond' };
    await repository.replace(id, replacement, { updatedAt: 100, updatedBy: 'somebody' });
    await repository.delete([id]);
    expect(await repository.findByHash(hash)).toBeUndefined();
  });

  it('narrows a list to some keys, users or teams, whichever names one', async () => {
    const repository = await open();
    await repository.insert(keyRecord(1));
    await repository.insert(keyRecord(2, { userId: 'u' }));
    await repository.insert(keyRecord(3, { teamId: 't', agentId: 'agent-1' }));
    await repository.insert(keyRecord(4, { userId: 'v', teamId: 'w' }));
    const ids = async (filter: Parameters<typeof repository.list>[0]) =>
      (await repository.list(filter, { limit: 9 })).map(({ id }) => id);
    expect(await ids({ within: { keyIds: ['key-1'], userIds: ['u'], teamIds: ['t'] } })).toEqual([
      'key-3',
      'key-2',
      'key-1',
    ]);
    expect(await ids({ within: { keyIds: ['key-1'], userIds: [], teamIds: [] } })).toEqual(['key-1']);
    expect(await ids({ within: { keyIds: ['key-1'], userIds: ['u'], teamIds: [] }, userId: 'v' })).toEqual([]);
    expect(await ids({ agentId: 'agent-1' })).toEqual(['key-3']);
  });

  it('lists newest first, pages without gap or repetition, and filters', async () => {
    const repository = await open();
    // Three keys made in the same millisecond, among others.
    const records = [1, 2, 3, 4, 5, 6].map((number) =>
      keyRecord(number, { createdAt: number <= 3 ? 100 : 100 + number, teamId: number % 2 === 0 ? 'even' : null }),
    );
    for (const record of records) await repository.insert(record);
    const newestFirst = records.toReversed();
    const first = await repository.list({}, { limit: 4 });
    expect(first).toEqual(newestFirst.slice(0, 4));
    const last = first.at(-1);
    if (!last) throw new Error('The page is empty.');
    expect(await repository.list({}, { limit: 4, after: last })).toEqual(newestFirst.slice(4));
    expect(await repository.list({ teamId: 'even' }, { limit: 9 })).toEqual(
      newestFirst.filter(({ teamId }) => teamId === 'even'),
    );
    expect(await repository.list({ teamId: 'odd' }, { limit: 9 })).toEqual([]);
  });

  it('deletes the keys named and no other', async () => {
    const repository = await open();
    for (const number of [1, 2, 3]) await repository.insert(keyRecord(number));
    await repository.delete([keyRecord(1).id, keyRecord(3).id]);
    expect(await repository.list({}, { limit: 9 })).toEqual([keyRecord(2)]);
    await repository.delete([]);
    expect(await repository.list({}, { limit: 9 })).toEqual([keyRecord(2)]);
  });

  it('moves the time of the last use only forward, for thousands of keys', async () => {
    const repository = await open();
    await repository.insert(keyRecord(1, { lastUsedAt: 50 }));
    await repository.insert(keyRecord(2));
    const many = Array.from({ length: 1200 }, (_, index) => `nobody-${index}`);
    await repository.markUsed([keyRecord(1).id, ...many, keyRecord(2).id], 40);
    const used = async () => (await repository.list({}, { limit: 9 })).map(({ lastUsedAt }) => lastUsedAt);
    expect(await used()).toEqual([40, 50]);
    await repository.markUsed([keyRecord(1).id], 60);
    expect(await used()).toEqual([40, 60]);
  });
});
