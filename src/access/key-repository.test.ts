import { expect, it } from 'vitest';
import { isUniqueViolation } from '../store/index.ts';
import { describeStores } from '../store/stores.fixtures.ts';
import { createKeyRepository } from './key-repository.ts';
import { keyRecord } from './keys.fixtures.ts';

describeStores((openFixture) => {
  const open = async () => createKeyRepository((await openFixture()).db);

  it('gives back every field of a key as it was', async () => {
    const repository = await open();
    const full = keyRecord(1, {
      alias: 'büro',
      userId: 'user',
      teamId: 'team',
      objectPermission: { agents: ['a', 'b'], agent_access_groups: ['g'], vector_stores: [] },
      agents: ['a', 'b'],
      metadata: { note: "it's" },
      blocked: true,
      expiresAt: 5_000_000_000_000,
      lastUsedAt: 7,
    });
    const plain = keyRecord(2);
    await repository.insert(full);
    await repository.insert(plain);
    expect(await repository.findById(full.id)).toEqual(full);
    expect(await repository.findByHash(full.hash)).toEqual(full);
    expect(await repository.findByHash(plain.hash)).toEqual(plain);
    expect(await repository.findById('nobody')).toBeUndefined();
    expect(await repository.findByHash("' or '1'='1")).toBeUndefined();
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
    const record = keyRecord(1, { alias: 'one', userId: 'user', objectPermission: { agents: ['a'] }, agents: ['a'] });
    await repository.insert(record);
    const change = { updatedAt: 99, updatedBy: 'somebody' };
    const updated = await repository.update(record.id, { alias: null, blocked: true, objectPermission: null }, change);
    expect(updated).toEqual({ ...record, ...change, alias: null, blocked: true, objectPermission: null, agents: null });
    expect(await repository.findById(record.id)).toEqual(updated);
    expect(await repository.update('nobody', { alias: 'x' }, change)).toBeUndefined();
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
