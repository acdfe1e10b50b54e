import { expect, it } from 'vitest';
import { keepUsersAndTeamsOfKeys } from './migrations/0002-people.ts';
import { describeStores } from './stores.fixtures.ts';

describeStores((openFixture) => {
  it('makes a user and a team of each that keys named before there were any, with no power and no restriction', async () => {
    const { db } = await openFixture();
    const key = (id: string, user_id: string | null, team_id: string | null, created_at: number) => ({
      id,
      hash: id,
      last_four: 'abcd',
      user_id,
      team_id,
      metadata: '{}',
      tags: '[]',
      blocked: 0,
      created_at,
      created_by: 'admin',
      updated_at: created_at,
      updated_by: 'admin',
    });
    const keys = [key('1', 'u', 't', 20), key('2', 'u', null, 10), key('3', null, 't', 30), key('4', null, null, 1)];
    await db.insertInto('keys').values(keys).execute();
    await keepUsersAndTeamsOfKeys(db);
    const common = { alias: null, blocked: 0, metadata: '{}', limits: null };
    const authorship = (at: number) => ({
      created_at: at,
      created_by: 'migration',
      updated_at: at,
      updated_by: 'migration',
    });
    expect(await db.selectFrom('users').selectAll().execute()).toEqual([
      { id: 'u', email: null, role: 'internal_user_viewer', ...common, ...authorship(10) },
    ]);
    expect(await db.selectFrom('teams').selectAll().execute()).toEqual([
      { id: 't', object_permission: null, access_group_ids: null, models: null, ...common, ...authorship(20) },
    ]);
  });
});
