import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadSaltKey } from './salt-key.ts';
import { temporaryDirectory } from './stores.fixtures.ts';

describe('loadSaltKey', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await temporaryDirectory();
    onTestFinished(() => rm(dataDir, { recursive: true }));
  });

  it('takes the configured one and writes nothing', async () => {
    const configured = 'configured-salt-key-77f1';
    expect(await loadSaltKey({ configured, dataDir })).toBe(configured);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('generates 256 bits once, which only the owner may read, and finds them again', async () => {
    const generated = await loadSaltKey({ configured: null, dataDir });
    expect(Buffer.from(generated, 'base64url')).toHaveLength(32);
    expect(await readdir(dataDir)).toEqual(['salt.key']);
    expect((await stat(join(dataDir, 'salt.key'))).mode & 0o777).toBe(0o600);
    expect(await loadSaltKey({ configured: null, dataDir })).toBe(generated);
  });

  it('agrees on one when several generate at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadSaltKey({ configured: null, dataDir })));
    expect(new Set(keys).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['salt.key']);
  });

  it('refuses a weak one, configured or in the file', async () => {
    await expect(loadSaltKey({ configured: 'sk-1234', dataDir })).rejects.toThrow('SWITCHBOARD_SALT_KEY is too weak');
    await writeFile(join(dataDir, 'salt.key'), 'changeme\n');
    await expect(loadSaltKey({ configured: null, dataDir })).rejects.toThrow('salt.key is too weak');
    expect(await readFile(join(dataDir, 'salt.key'), 'utf8')).toBe('changeme\n');
  });

  it('says why when the file cannot be written', async () => {
    await writeFile(join(dataDir, 'file'), '');
    await expect(loadSaltKey({ configured: null, dataDir: join(dataDir, 'file') })).rejects.toThrow(
      'a part of the path is a file, not a directory (ENOTDIR)',
    );
  });
});
