import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Config } from '../../src/config/index.ts';
import { startSampleAgent } from '../../src/sample/index.ts';
import { pythonOf } from '../peers/python.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { DocumentedCommand } from './commands.ts';

/** What the documentation's commands act upon: a gateway that knows the sample agent, as after a first `npm start`. */
export interface Stage {
  gateway: TestGateway;
  /** Executes a block. @returns what it printed. @throws Error with its output when it fails */
  execute(command: DocumentedCommand): Promise<string>;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const COMMAND_TIMEOUT_MS = 30_000;

/** The model that a first start brings along. */
const addMockModel = (config: Config): void => {
  config.models = [
    { model_name: 'mock', litellm_params: { model: 'mock/echo', input_cost_per_token: 0, output_cost_per_token: 0 } },
  ];
};

export async function startStage(): Promise<Stage> {
  // Inside the project, so that scripts find the SDK as a user's project would.
  await mkdir(join(root, '.cache'), { recursive: true });
  const scratch = await mkdtemp(join(root, '.cache', 'documented-'));
  // A refusal makes a block fail, wherever in it.
  await writeFile(join(scratch, '.curlrc'), 'fail-with-body\n');
  const [agent, gateway] = await Promise.all([startSampleAgent(), startGateway({ configure: addMockModel })]);
  await gateway.register({ agent_name: 'sample', url: agent.url });
  const env = {
    ...process.env,
    SWITCHBOARD_URL: gateway.url,
    SWITCHBOARD_KEY: gateway.adminKey,
    CALLER_KEY: await gateway.createKey(['sample']),
    AGENT_URL: agent.url,
    CURL_HOME: scratch,
  };

  return {
    gateway,
    async execute(command) {
      const { program, file, code } = scriptOf(command);
      await writeFile(join(scratch, file), code);
      const options = { env, cwd: root, timeout: COMMAND_TIMEOUT_MS };
      return (await promisify(execFile)(program, [join(scratch, file)], options)).stdout;
    },
    async close() {
      await gateway.close();
      await agent.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** How a block of each language is executed. Here the SDK of 0.3 has a name of its own, beside that of 1.0. */
function scriptOf({ language, code, sdk }: DocumentedCommand): { program: string; file: string; code: string } {
  switch (language) {
    case 'sh':
      return { program: 'sh', file: 'block.sh', code: `set -e\n${code}` };
    case 'js':
      return {
        program: process.execPath,
        file: 'block.mjs',
        code: sdk === '0.3' ? code.replaceAll('@a2a-js/sdk', 'a2a-sdk-03') : code,
      };
    case 'python':
      return { program: pythonOf(sdk === '0.3' ? 'a2a-03' : 'a2a-1'), file: 'block.py', code };
  }
}
