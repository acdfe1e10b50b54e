import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Mood } from '../peers/moody-agent.ts';
import { scratchDirectory } from '../process/switchboard.ts';

const PROGRAM = fileURLToPath(new URL('./agent-program.ts', import.meta.url));

/** An agent as a process of its own, to which everything can happen that happens to processes. */
export interface AgentProcess {
  readonly name: string;
  readonly url: string;
  /** Resolves when it is so. */
  behave(mood: Mood): Promise<void>;
  /** `kill -9`: connections break, new ones are refused. */
  kill(): Promise<void>;
  /** A new one at the same address. */
  restart(): Promise<void>;
  /** `SIGSTOP`: connections are taken, and nothing is ever answered; what has come waits for `thaw`. */
  freeze(): void;
  thaw(): void;
  /** The messages that were executed since the first start, in order: one that was executed twice is there twice. */
  executed(): Promise<string[]>;
}

/** Starts one on a free port; it ends with the test. */
export async function startAgentProcess(name: string): Promise<AgentProcess> {
  const log = join(await scratchDirectory(), 'executed');
  let child: ChildProcess;
  let url = '';

  const start = async (port: string): Promise<void> => {
    child = fork(PROGRAM, [name, port, log], { execArgv: ['--import', 'tsx'] });
    [url] = await once(child, 'message');
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  await start('0');
  onTestFinished(kill);
  return {
    name,
    url,
    kill,
    restart: () => start(new URL(url).port),
    async behave(mood) {
      child.send(mood);
      await once(child, 'message');
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    executed: async () => (await readFile(log, 'utf8')).split('\n').slice(0, -1),
  };
}
