import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcomes } from './outcomes.ts';

/** A checkout of the TCK for one protocol version, ready to run. */
export interface Suite {
  version: '1.0' | '0.3';
  directory: string;
  python: string;
}

export interface SuiteRun {
  /** What the TCK calls: the agent's base for 1.0, its JSON-RPC address for 0.3. */
  address: string;
  headers: Record<string, string>;
  /** What messages say besides, by how their id begins; longer beginnings first. */
  words?: Record<string, string>;
  /** Logs are written here. */
  reports: string;
}

const root = join(import.meta.dirname, '..', '..');
const CHECKOUTS = [
  { version: '1.0', branch: '1.0-dev', marker: 'scenarios', environment: 'tck-10' },
  { version: '0.3', branch: '0.3.x', marker: 'sut_configs', environment: 'tck-03' },
] as const;

/** The separate runs of pytest that make up a suite: what to run, and a name to tell equal tests apart. */
const RUNS: Record<Suite['version'], { name: string; args: (address: string) => string[] }[]> = {
  '1.0': [
    {
      name: 'all',
      args: (address) => ['tests/compatibility/', `--sut-host=${address}`, '--transport=jsonrpc,http_json'],
    },
  ],
  '0.3': ['jsonrpc', 'rest'].map((transport) => ({
    name: transport,
    args: (address) => [
      ...(transport === 'jsonrpc'
        ? ['tests/mandatory/', 'tests/optional/multi_transport/']
        : ['tests/mandatory/protocol/']),
      'tests/optional/capabilities/',
      `--sut-url=${address}`,
      '--test-scope=all',
      `--transports=${transport}`,
    ],
  })),
};

/**
 * Finds the checkouts: `directory` is one itself, or holds them under the names of their branches.
 * Their Python environments are made on first use.
 */
export function findSuites(directory: string): Suite[] {
  return CHECKOUTS.flatMap(({ version, branch, marker, environment }) => {
    const found = [directory, join(directory, branch)].find((place) => existsSync(join(place, marker)));
    return found ? [{ version, directory: found, python: ensurePython(environment) }] : [];
  });
}

function ensurePython(environment: string): string {
  const home = join(root, '.cache', 'python', environment);
  const python = join(home, 'bin', 'python');
  if (existsSync(python)) return python;
  console.log(`creating the Python environment ${environment}`);
  const requirements = join(import.meta.dirname, `requirements-${environment}.txt`);
  const succeeds = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'inherit' }).status === 0;
  if (
    succeeds('python3', '-m', 'venv', home) &&
    succeeds(python, '-m', 'pip', 'install', '--quiet', '-r', requirements)
  ) {
    return python;
  }
  rmSync(home, { recursive: true, force: true });
  throw new Error(`The Python environment ${environment} could not be made; it needs Python 3.11 or newer with venv.`);
}

/** Runs a suite to its end, whatever fails. @returns how each test ended */
export async function runSuite(suite: Suite, run: SuiteRun): Promise<Outcomes> {
  const all: Outcomes = {};
  for (const { name, args } of RUNS[suite.version]) {
    const outcomes = await runPytest(suite, args(run.address), run);
    for (const [test, outcome] of Object.entries(outcomes)) all[`${name} ${test}`] = outcome;
  }
  return all;
}

async function runPytest(suite: Suite, args: string[], { headers, words = {}, reports }: SuiteRun): Promise<Outcomes> {
  const scratch = mkdtempSync(join(tmpdir(), 'switchboard-tck-'));
  const outcomes = join(scratch, 'outcomes.json');
  const logFile = join(reports, `pytest-${suite.version}.log`);
  const log = createWriteStream(logFile, { flags: 'a' });
  try {
    const plugins = ['-p', 'switchboard_tck', '-p', 'no:cacheprovider'];
    const child = spawn(suite.python, ['-m', 'pytest', ...args, ...plugins, '--tb=short', '-q'], {
      cwd: suite.directory,
      env: {
        ...process.env,
        PYTHONPATH: import.meta.dirname,
        PYTHONDONTWRITEBYTECODE: '1',
        TCK_HEADERS: JSON.stringify(headers),
        TCK_WORDS: JSON.stringify(words),
        TCK_OUTCOMES: outcomes,
      },
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    await once(child, 'close');
    if (!existsSync(outcomes)) throw new Error(`pytest reported nothing; see ${logFile}`);
    return JSON.parse(readFileSync(outcomes, 'utf8'));
  } finally {
    log.end();
    rmSync(scratch, { recursive: true, force: true });
  }
}
