import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSealer } from '../store/index.ts';
import { describeStores } from '../store/stores.fixtures.ts';
import { isWellFormedKey } from './key-format.ts';
import { loadKeyPepper } from './key-pepper.ts';
import { loadMasterKey, replaceMasterKey } from './master-key.ts';

const sealer = createSealer('the salt key of these tests');

describeStores((openFixture) => {
  const open = async () => {
    const { settings, db } = await openFixture();
    const dump = async () => JSON.stringify(await db.selectFrom('settings').selectAll().execute());
    return { options: { settings, sealer, randomBytes }, dump };
  };

  it('takes the configured master key and stores nothing', async () => {
    const { options, dump } = await open();
    const configured = 'sk-9f86d081884c7d659a2f';
    expect(await loadMasterKey({ ...options, configured })).toEqual({ key: configured, generated: false });
    expect(await dump()).toBe('[]');
  });

  it('makes a master key at the first start, says so once, and keeps it sealed', async () => {
    const { options, dump } = await open();
    const first = await loadMasterKey({ ...options, configured: null });
    expect(isWellFormedKey(first.key)).toBe(true);
    expect(first.generated).toBe(true);
    expect(await loadMasterKey({ ...options, configured: null })).toEqual({ key: first.key, generated: false });
    expect(await dump()).toContain('master_key');
    expect(await dump()).not.toContain(first.key.slice(3, 15));
  });

  it('agrees on one master key and one pepper when several processes start at once', async () => {
    const { options } = await open();
    const keys = await Promise.all([1, 2, 3].map(() => loadMasterKey({ ...options, configured: null })));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(1);
    expect(keys.filter(({ generated }) => generated)).toHaveLength(1);
    const peppers = await Promise.all([1, 2, 3].map(() => loadKeyPepper(options)));
    expect(new Set(peppers).size).toBe(1);
  });

  it('replaces a generated master key, and makes none where there was none', async () => {
    const { options, dump } = await open();
    await expect(replaceMasterKey(options)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await dump()).toBe('[]');
    const { key: old } = await loadMasterKey({ ...options, configured: null });
    const replaced = await replaceMasterKey(options);
    expect(isWellFormedKey(replaced)).toBe(true);
    expect(replaced).not.toBe(old);
    expect(await loadMasterKey({ ...options, configured: null })).toEqual({ key: replaced, generated: false });
    expect(await dump()).not.toContain(replaced.slice(3, 15));
  });

  it('replaces nothing under another salt key, with which the rest would not open', async () => {
    const { options } = await open();
    const { key } = await loadMasterKey({ ...options, configured: null });
    const stranger = { ...options, sealer: createSealer('another salt key') };
    await expect(replaceMasterKey(stranger)).rejects.toThrow('SWITCHBOARD_SALT_KEY');
    expect(await loadMasterKey({ ...options, configured: null })).toEqual({ key, generated: false });
  });

  it.each(['sk-1234', 'changeme', 'sk-aaaaaaaaaaaaaaaaaaaaaaaa', ''])(
    'refuses %j and tells what to do',
    async (configured) => {
      const { options } = await open();
      await expect(loadMasterKey({ ...options, configured })).rejects.toMatchObject({
        code: 'INVALID_PARAMS',
        message: expect.stringMatching(/^SWITCHBOARD_MASTER_KEY is too weak: .* or leave it out and one is generated/),
      });
    },
  );

  it('keeps the pepper sealed and opens it with the right salt key only', async () => {
    const { options, dump } = await open();
    const pepper = await loadKeyPepper(options);
    expect(Buffer.from(pepper, 'base64url')).toHaveLength(32);
    expect(await loadKeyPepper(options)).toBe(pepper);
    expect(await dump()).not.toContain(pepper);
    const stranger = { ...options, sealer: createSealer('another salt key') };
    await expect(loadKeyPepper(stranger)).rejects.toThrow('SWITCHBOARD_SALT_KEY');
  });
});
