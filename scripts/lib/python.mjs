// Python environments for the interop tests: neither the lines of the official SDK nor those of FastA2A can live in one, and
// the clients of OpenAI's API are many.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say } from './run.mjs';
import { installSystemPackages } from './system.mjs';

/** Name of the environment under `.cache/python/` and of its file under `test/peers/python/`. */
const ENVIRONMENTS = ['a2a-1', 'a2a-03', 'fasta2a-0', 'fasta2a-2', 'openai-clients'];
const NEWEST_FIRST = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3'];

/** @returns for each environment undefined when it is ready, or what is skipped without it */
export function ensurePython() {
  return ENVIRONMENTS.map((name) => (isReady(name) || create(name) ? undefined : skipped(name)));
}

const skipped = (name) =>
  `the Python environment ${name} (needs Python 3.10 or newer with venv, and its packages): its interop tests are skipped`;

const home = (name) => join(root, '.cache', 'python', name);
const requirements = (name) => join(root, 'test', 'peers', 'python', `requirements-${name}.txt`);
const stamp = (name) => join(home(name), '.requirements');
const executable = (name) =>
  process.platform === 'win32' ? join(home(name), 'Scripts', 'python.exe') : join(home(name), 'bin', 'python');

function isReady(name) {
  return existsSync(stamp(name)) && readFileSync(stamp(name), 'utf8') === readFileSync(requirements(name), 'utf8');
}

function create(name) {
  const python = findPython();
  if (!python) return false;
  say(`creating the Python environment ${name}`);
  rmSync(home(name), { recursive: true, force: true });
  const made = createVenv(python, name) || (installSystemPackages(['python3-venv']) && createVenv(python, name));
  if (!made) return false;
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements(name)];
  if (!run(executable(name), install)) return false;
  writeFileSync(stamp(name), readFileSync(requirements(name)));
  return true;
}

const createVenv = (python, name) => run(python, ['-m', 'venv', home(name)], { quiet: true });

function findPython() {
  const isNewEnough = ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))'];
  return NEWEST_FIRST.find((candidate) => run(candidate, isNewEnough, { quiet: true }));
}
