// The real LangGraph server and its SDK, for the tests of that platform: their packages are many, and some do not fit in with
// the gateway's own, so they are installed apart.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root, say } from './run.mjs';

const source = join(root, 'test', 'platforms', 'langgraph', 'server');
const home = join(root, '.cache', 'node', 'langgraph');
const stamp = join(home, '.installed');

/** @returns undefined when it is ready, or what is skipped without it */
export function ensureLanggraph() {
  const wanted = readFileSync(join(source, 'package.json'), 'utf8');
  const isInstalled = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  mkdirSync(home, { recursive: true });
  cpSync(source, home, { recursive: true });
  if (isInstalled) return undefined;
  say('installing the LangGraph server for the tests');
  if (!npm(['install', '--prefix', home, '--no-package-lock', '--legacy-peer-deps', '--ignore-scripts', '--no-audit']))
    return 'the LangGraph server (needs the npm registry): the tests against it are skipped';
  writeFileSync(stamp, wanted);
  return undefined;
}
