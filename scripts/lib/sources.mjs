// Is what is in dist/ built from the sources as they are now?
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './run.mjs';

/** What is built apart from the other: where it goes, and what it is made from. */
export const SERVER = { out: 'dist', inputs: ['package.json', 'tsconfig.json', 'scripts/lib/server.mjs', 'src'] };
export const UI = {
  out: join('dist', 'ui'),
  inputs: ['ui/package.json', 'ui/vite.config.ts', 'ui/index.html', 'ui/public', 'ui/src'],
};

const stampOf = ({ out }) => join(root, out, '.built-from');

/**
 * Contents decide, not times: a fresh clone, a touched file and a changed branch are all judged rightly. What has no sources
 * here needs no build.
 */
export function isBuilt(target) {
  if (!target.inputs.some((input) => existsSync(join(root, input)))) return true;
  return existsSync(stampOf(target)) && readFileSync(stampOf(target), 'utf8') === digestOf(target);
}

export function markBuilt(target) {
  writeFileSync(stampOf(target), digestOf(target));
}

/** An installed package carries dist/ alone. */
export const hasSources = () => existsSync(join(root, 'src'));

function digestOf({ inputs }) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesOf(join(root, input)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** A file, or all files of a folder that go into a build; none where there is neither. */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|fixtures)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
