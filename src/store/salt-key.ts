import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFileError, OWNER_ONLY_FILE } from './data-directory.ts';
import { type RandomBytes, uuidv7 } from './ids.ts';
import { assertStrongSecret } from './secret-strength.ts';

export interface SaltKeyOptions {
  /** From `SWITCHBOARD_SALT_KEY`; null means the one in the data directory. */
  configured: string | null;
  /** Exists already. */
  dataDir: string;
  random?: RandomBytes;
}

/**
 * The key that everything sealed hangs on: configured, or generated once into `salt.key` in the data directory, readable
 * by its owner only. Without it the stored secrets are lost, so it belongs into the backup.
 *
 * @throws SwitchboardError INVALID_PARAMS when it is weak, UNAVAILABLE when the file cannot be read or written
 */
export async function loadSaltKey(options: SaltKeyOptions): Promise<string> {
  if (options.configured !== null) {
    assertStrongSecret('SWITCHBOARD_SALT_KEY', options.configured);
    return options.configured;
  }
  const path = join(options.dataDir, 'salt.key');
  try {
    const saltKey = (await readIfPresent(path)) ?? (await generate(path, options.random ?? randomBytes));
    assertStrongSecret(`The salt key in ${path}`, saltKey);
    return saltKey;
  } catch (error) {
    throw describeFileError(error, path);
  }
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written whole, flushed to the disk and only then given its name: a crash leaves either no key or a good one. */
async function generate(path: string, random: RandomBytes): Promise<string> {
  const draft = `${path}.${uuidv7()}`;
  const file = await open(draft, 'wx', OWNER_ONLY_FILE);
  try {
    await file.writeFile(`${random(32).toString('base64url')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await chmod(draft, OWNER_ONLY_FILE);
    // `link` refuses to replace: whoever came first has made the key.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}
