import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type App, type AppOptions, createApp } from '../../src/app.ts';
import { followFile } from '../../src/cli/follow-file.ts';
import { type AgentRegistration, type Config, createRunningConfiguration, loadConfig } from '../../src/config/index.ts';
import { openStore } from '../../src/store/index.ts';

/** The real gateway, whole, in this process: on a free loopback port, with a data directory of its own. */
export interface TestGateway {
  url: string;
  adminKey: string;
  /** Asks the management API as the admin. @throws Error with the answer when it is no success */
  manage<Answer>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Answer>;
  /** Registers an agent, its card proved before this resolves. */
  register(agent: Partial<AgentRegistration> & { agent_name: string }): Promise<void>;
  /** Makes a key that may call these agents. */
  createKey(agents: string[]): Promise<string>;
  /** The newest record of a call of the agent, once it is in the database. */
  lastCall(agent: string): Promise<CallRecord>;
  /** The record of a call, once it is in the database. @param id as its answer names it */
  recordOf(id: string | null): Promise<CallRecord>;
  /** Takes over a changed configuration, as a changed file makes it do. */
  reload(change: (config: Config) => void): Promise<void>;
  /** Where everything is that it writes; there until `close`. */
  dataDir: string;
  /** Stops it, and leaves what it wrote. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** What tests look at in a call's record. */
export interface CallRecord {
  outcome: string;
  error_code: string | null;
  [field: string]: unknown;
}

export interface TestGatewayOptions {
  /** What its configuration file says, which is followed as `switchboard start` does; there is none by default. */
  file?: string;
  /** Changes the configuration before the start. */
  configure?: (config: Config) => void;
  /** Variables besides where it listens and where it writes. */
  env?: NodeJS.ProcessEnv;
  /** How the gateway resolves host names; tests ask no name server. */
  lookup?: AppOptions['lookup'];
  /** What an earlier gateway wrote, to go on with; a new directory by default. */
  dataDir?: string;
  /** Where the gateway logs; nowhere by default. */
  log?: AppOptions['log'];
  /** Epoch milliseconds; the machine's by default. */
  clock?: () => number;
}

/** The name of the configuration file in `dataDir`, where there is one. */
export const CONFIG_FILE = 'switchboard.yaml';

/** Starts a gateway; `close()` stops it and removes everything it wrote. */
export async function startGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'switchboard-')));
  const env = { ...options.env, SWITCHBOARD_DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0' };
  if (options.file !== undefined) await writeFile(join(dataDir, CONFIG_FILE), options.file);
  const context = { env, cwd: dataDir };
  const loaded = await loadConfig(context);
  const { config } = loaded;
  options.configure?.(config);
  const { log = pino({ level: 'silent' }), clock = Date.now, lookup } = options;
  const store = await openStore({ ...config.store, log, clock });
  const configuration = createRunningConfiguration(loaded, clock);
  const app = await createApp({ config, configuration, log, store, lookup, clock });
  const { url } = await app.listen();
  const reload: App['reload'] = (next, changed) => {
    options.configure?.(next);
    return app.reload(next, changed);
  };
  const stopFollowing = await followFile({ loaded, configuration, app: { reload }, context, log });
  const manage = managementClient(url, app.adminKey);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopFollowing().then(() => app.close());
    return stopped;
  };
  return {
    url,
    adminKey: app.adminKey,
    manage,
    register: async (agent) => {
      await manage('POST', '/v1/agents', agent);
    },
    createKey: async (agents) => {
      const { key } = await manage<{ key: string }>('POST', '/key/generate', { object_permission: { agents } });
      return key;
    },
    lastCall: (agent) => newestCall(manage, { agent }),
    recordOf: (id) => newestCall(manage, { id: id ?? '' }),
    reload: async (change) => {
      change(config);
      await app.reload(config, []);
    },
    dataDir,
    stop,
    close: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function managementClient(url: string, adminKey: string): TestGateway['manage'] {
  return async <Answer>(method: string, path: string, body?: object) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as Answer;
  };
}

const RECORD_DEADLINE_MS = 10_000;
const RECORD_POLL_MS = 20;

/** Records reach the database in batches, a moment after the answer. */
async function newestCall(manage: TestGateway['manage'], filter: Record<string, string>): Promise<CallRecord> {
  const query = new URLSearchParams({ ...filter, limit: '1' });
  const deadline = Date.now() + RECORD_DEADLINE_MS;
  while (Date.now() < deadline) {
    const { calls } = await manage<{ calls: CallRecord[] }>('GET', `/v1/calls?${query.toString()}`);
    if (calls[0]) return calls[0];
    await new Promise((resolve) => setTimeout(resolve, RECORD_POLL_MS));
  }
  throw new Error(`No call of ${query.toString()} was recorded within ${RECORD_DEADLINE_MS} ms.`);
}
