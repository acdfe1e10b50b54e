// Is dist/ built from the sources as they are now?
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './run.mjs';

const STAMP = join(root, 'dist', '.built-from');
const CONFIGURATION = ['tsconfig.json', 'tsconfig.build.json'];

/** Contents decide, not times: a fresh clone, a touched file and a changed branch are all judged rightly. */
export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesDigest();
}

export function markBuilt() {
  writeFileSync(STAMP, sourcesDigest());
}

/** An installed package carries dist/ alone. */
export const hasSources = () => existsSync(join(root, 'src'));

function sourcesDigest() {
  const hash = createHash('sha256');
  for (const file of [...CONFIGURATION.map((name) => join(root, name)), ...buildInputs(join(root, 'src'))]) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function buildInputs(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|fixtures)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
