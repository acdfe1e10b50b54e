import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** The Python environments that `scripts/prepare.mjs test` makes. */
type Environment = 'a2a-1' | 'a2a-03' | 'fasta2a-0' | 'fasta2a-2' | 'openai-clients';

/**
 * How long a program may take before it is taken for hung. Imports alone take half a minute where the machine is busy, and nobody
 * is slower because this is long: tests that run programs have it as their own timeout.
 */
const HUNG_AFTER_MS = 280_000;
export const PYTHON_TIMEOUT_MS = 300_000;
const here = import.meta.dirname;
/** The interpreter of an environment. */
export const pythonOf = (environment: Environment): string =>
  join(here, '..', '..', '.cache', 'python', environment, 'bin', 'python');

/** Whether an environment is there; tests skip without it, and `prepare.mjs` has said why. */
export const hasPython = (environment: Environment): boolean => existsSync(pythonOf(environment));

/** One thing a Python client received. */
export interface ClientEvent {
  how: 'stream' | 'get' | 'send';
  kind: string;
  state: string | null;
  texts: string[];
}

/**
 * Runs a client of the official Python SDK: a streamed send, a get of the task it made, and a plain send.
 *
 * @param base where the agent's card is found
 * @param key sent as bearer token; empty for none
 * @throws Error with the client's own words when it fails
 */
export async function runPythonClient(
  sdk: '1' | '03',
  options: { base: string; binding: 'JSONRPC' | 'HTTP+JSON'; key: string; text: string },
): Promise<ClientEvent[]> {
  const { base, binding, key, text } = options;
  return runPython<ClientEvent>(`a2a-${sdk}`, `client_${sdk}.py`, [base, binding, key, text]);
}

/** Starts the strict agent on the Python SDK 1.x, which also speaks 0.3, in a process of its own. */
export const startPythonAgent = (): Promise<PythonServer> => startPython('a2a-1', join(here, 'python', 'agent.py'));

/**
 * Runs a program of `test/peers/python`.
 * @returns what it printed, line by line
 * @throws Error with its own words; one that hung is told from one that failed, with what it had said until then
 */
export async function runPython<Line>(environment: Environment, program: string, args: readonly string[]) {
  const command = [join(here, 'python', program), ...args];
  const run = promisify(execFile)(pythonOf(environment), command, { timeout: HUNG_AFTER_MS, killSignal: 'SIGKILL' });
  const { stdout } = await run.catch((error: Error & { killed?: boolean; stdout?: string }) => {
    if (!error.killed) throw error;
    throw new Error(`${program} hung: it did not end within ${HUNG_AFTER_MS} ms, and had said: ${error.stdout ?? ''}`);
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

interface PythonServer {
  url: string;
  close(): Promise<void>;
}

/** Starts a program that serves, and says where in its first line. */
export async function startPython(
  environment: Environment,
  program: string,
  args: readonly string[] = [],
): Promise<PythonServer> {
  const child = spawn(pythonOf(environment), [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [url] = await Promise.race([once(lines, 'line'), failWhenEnded(child)]);
  return {
    url,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function failWhenEnded(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`The Python agent ended with ${code} before it listened.`);
}
