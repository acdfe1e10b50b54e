import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

// The built gateway as its users run it: a process with a command line, variables, a directory and two outputs.

export const root = join(import.meta.dirname, '..', '..');
const BUILT = join(root, 'dist', 'main.js');
/** However a test ends, no process of it lives longer, unless the test needs more. */
const LIFE_MS = 50_000;

/** Strong enough to be accepted, and as long as nobody would type it. */
export const ADMIN_KEY = 'sk-5kZ0vQm3Tt8nYb1Lw7Rc4Xe9';

/** A directory for the test that asks, removed at its end. */
export async function scratchDirectory(files: Record<string, string> = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'switchboard-process-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
  return directory;
}

export interface RunOptions {
  /** The directory it is started in. */
  cwd: string;
  /** Besides what every process gets; nothing of this process's own gateway variables passes. */
  env?: Record<string, string>;
  /** The program to run instead of the built one of this repository. */
  main?: string;
  /** Arguments of Node itself. */
  nodeArgs?: string[];
  /** A command that becomes the process: what follows it is run in its place. */
  within?: readonly string[];
  /** After this time it is killed, milliseconds. */
  lifeMs?: number;
}

/** How a process ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A process that runs, with everything it has said so far. */
export class RunningProcess {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #listeners = new Set<() => void>();

  constructor(args: string[], { cwd, env, main = BUILT, nodeArgs = [], within = [], lifeMs = LIFE_MS }: RunOptions) {
    if (!existsSync(main)) throw new Error(`${main} is missing. Build it first: npm run build`);
    const { PATH = '' } = process.env;
    const [command = '', ...rest] = [...within, process.execPath, ...nodeArgs, main, ...args];
    this.#child = spawn(command, rest, {
      cwd,
      env: { PATH, HOME: cwd, HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: lifeMs,
      killSignal: 'SIGKILL',
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#said('stdout', chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#said('stderr', chunk));
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
        this.#tell();
      });
    });
    onTestFinished(async () => {
      this.kill('SIGKILL');
      await this.ended;
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /**
   * Waits until an output holds something.
   * @throws Error with all that was said when the process ends before
   */
  async said(output: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this[output]);
      if (found) return found;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`It ended without saying ${pattern}:\n${this.stdout}${this.stderr}`);
      }
      await new Promise<void>((resolve) => this.#listeners.add(resolve));
    }
  }

  /** The lines of the log, which is JSON from the first line to the last. */
  logLines(): Record<string, unknown>[] {
    return this.stderr
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }

  #said(output: 'stdout' | 'stderr', chunk: Buffer): void {
    this[output] += chunk.toString();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

/** Runs a command to its end. */
export const runToEnd = (args: string[], options: RunOptions): Promise<Ended> =>
  new RunningProcess(args, options).ended;

/** Of `fetch`, with headers as a plain object. */
export type AskOptions = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/** A gateway that serves. */
export interface RunningGateway {
  process: RunningProcess;
  url: string;
  /** Asks as the administrator. */
  ask: (path: string, body?: object, init?: AskOptions) => Promise<Response>;
  /** Asks as the administrator for JSON. @throws Error with the answer when it is no success */
  read: <Answer>(path: string, body?: object) => Promise<Answer>;
  /** Stops it in good order. */
  stop: () => Promise<Ended>;
}

/**
 * Starts a gateway on a free port with a configured admin key, and waits until it serves.
 * @param args besides `start --port 0`
 */
export async function startSwitchboard(options: RunOptions, args: string[] = []): Promise<RunningGateway> {
  const env = { SWITCHBOARD_MASTER_KEY: ADMIN_KEY, ...options.env };
  const running = new RunningProcess(['start', '--port', '0', ...args], { ...options, env });
  const [, url = ''] = await running.said('stdout', /ready at (\S+)\n/);
  return { process: running, url, ...askingAt(url, env.SWITCHBOARD_MASTER_KEY), stop: () => stop(running) };
}

/** Asks the gateway at an address with a key. */
export function askingAt(url: string, key: string): Pick<RunningGateway, 'ask' | 'read'> {
  const ask: RunningGateway['ask'] = (path, body, init) =>
    fetch(url + path, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      ...init,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body && { 'content-type': 'application/json' }),
        ...init?.headers,
      },
    });
  return {
    ask,
    async read<Answer>(path: string, body?: object) {
      const response = await ask(path, body);
      const text = await response.text();
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
      return JSON.parse(text) as Answer;
    },
  };
}

function stop(running: RunningProcess): Promise<Ended> {
  running.kill('SIGTERM');
  return running.ended;
}
