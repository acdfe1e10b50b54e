import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { closeServer, listen } from '../../peers/listen.ts';

/** The real server and the official SDK, where `scripts/prepare.mjs test` installs them. */
const home = join(import.meta.dirname, '..', '..', '..', '.cache', 'node', 'langgraph');

/** Whether they are there; tests skip without them, and `prepare.mjs` has said why. */
export const hasLanggraph = (): boolean => existsSync(join(home, '.installed'));

/** Starts the real LangGraph server in a process of its own. */
export async function startLanggraph(): Promise<{ url: string; close(): Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(home, 'server.mjs'), String(port)], {
    cwd: home,
    env: { ...process.env, LANGSMITH_TRACING: 'false', LANGCHAIN_TRACING_V2: 'false' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('listening')) break;
  if (child.exitCode !== null) throw new Error('The LangGraph server ended before it listened.');
  child.stdout.resume();
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs the SDK against a server. @returns what its user gets */
export async function runSdk(url: string, apiKey: string): Promise<unknown> {
  const child = spawn(process.execPath, [join(home, 'sdk.mjs'), url, apiKey], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The SDK ended with ${code}.`);
  return JSON.parse(said);
}

/** The server takes no port 0. */
async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server));
  await closeServer(server);
  return Number(port);
}
