import { expect, it } from 'vitest';
import { describeStores, NOW } from './stores.fixtures.ts';

describeStores((openFixture) => {
  it('knows nothing of a value that was never set', async () => {
    const { settings } = await openFixture();
    expect(await settings.get('name')).toBeUndefined();
  });

  it('keeps the last value and when it was set', async () => {
    const { settings, db } = await openFixture();
    await settings.set('name', 'first');
    await settings.set('name', 'second');
    expect(await settings.get('name')).toBe('second');
    expect(await db.selectFrom('settings').selectAll().execute()).toEqual([
      { name: 'name', value: 'second', updated_at: NOW },
    ]);
  });

  it('lets exactly one of several first values win, and tells everybody which', async () => {
    const { settings } = await openFixture();
    const told = await Promise.all(['a', 'b', 'c', 'd'].map((value) => settings.setIfAbsent('name', value)));
    expect(new Set(told).size).toBe(1);
    expect(await settings.get('name')).toBe(told[0]);
  });
});
