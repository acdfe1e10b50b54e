import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSampleAgent, startSampleAgent } from '../../src/sample/index.ts';
import { hasPython, pythonOf } from '../peers/python.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type DocumentedCommand, readCommands } from './commands.ts';

// What the README tells people to type works as written.

const root = join(import.meta.dirname, '..', '..');
const COMMAND_TIMEOUT_MS = 30_000;
const commands = readCommands(await readFile(join(root, 'README.md'), 'utf8'));

let agent: RunningSampleAgent;
let gateway: TestGateway;
let scratch: string;

beforeAll(async () => {
  // Inside the project, so that scripts find the SDK as a user's project would.
  await mkdir(join(root, '.cache'), { recursive: true });
  scratch = await mkdtemp(join(root, '.cache', 'readme-'));
  [agent, gateway] = await Promise.all([startSampleAgent(), startGateway()]);
  await gateway.register({ agent_name: 'sample', url: agent.url });
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
  await rm(scratch, { recursive: true, force: true });
});

/** How a block of each language is executed. */
async function execute({ language, code }: DocumentedCommand): Promise<string> {
  const env = { ...process.env, SWITCHBOARD_URL: gateway.url, SWITCHBOARD_KEY: gateway.adminKey, AGENT_URL: agent.url };
  const [program, file] = {
    sh: ['sh', 'block.sh'] as const,
    js: [process.execPath, 'block.mjs'] as const,
    python: [pythonOf('a2a-1'), 'block.py'] as const,
  }[language];
  await writeFile(join(scratch, file), code);
  const run = promisify(execFile)(program, [join(scratch, file)], { env, cwd: root, timeout: COMMAND_TIMEOUT_MS });
  return (await run).stdout;
}

describe('README.md', () => {
  it('has commands to run', () => {
    expect(commands.length).toBeGreaterThan(5);
  });

  for (const command of commands) {
    const isRunnable = command.language !== 'python' || hasPython('a2a-1');
    it.runIf(isRunnable)(`line ${command.line}: ${command.title}`, async () => {
      expect(await execute(command)).toContain(command.expected);
    });
  }
});
