import { setTimeout as pause } from 'node:timers/promises';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { say10 } from '../../support/messages.ts';
import { type PushReceiver, startPushReceiver } from '../../support/push-receiver.ts';
import { gatewayTarget, type Target } from '../../support/target.ts';
import { type Answer, type AnyJson, at, rpc, textAt } from '../../support/wire.ts';
import { type PlatformUnderTest, paramsOf, type RunningPlatform } from './platform.ts';
import { startUpstreamProxy, type UpstreamProxy } from './upstream-proxy.ts';

const WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 15;

/** The one gateway of a test file, and every platform that stands behind it. */
export interface House {
  gateway: TestGateway;
  stages: Map<PlatformUnderTest, Stage>;
  /** A webhook of callers. */
  receiver: PushReceiver;
  /** Stops the gateway in the middle of everything, and starts it again on what it has written. */
  restart(): Promise<void>;
  /** So much time has passed for the gateway, all at once. */
  passes(ms: number): void;
  close(): Promise<void>;
}

/** Starts them all. */
export async function openHouse(platforms: readonly PlatformUnderTest[]): Promise<House> {
  let skewMs = 0;
  const start = (dataDir?: string): Promise<TestGateway> =>
    startGateway({
      configure: ({ server, pushNotifications }) => {
        server.shutdownGraceMs = 10;
        pushNotifications.allowedRanges = ['127.0.0.0/8'];
      },
      clock: () => Date.now() + skewMs,
      ...(dataDir !== undefined && { dataDir }),
    });
  const house: House = {
    gateway: await start(),
    stages: new Map(),
    receiver: await startPushReceiver(),
    async restart() {
      await house.gateway.stop();
      house.gateway = await start(house.gateway.dataDir);
    },
    passes(ms) {
      skewMs += ms;
    },
    async close() {
      await house.gateway.close();
      await Promise.all([house.receiver, ...house.stages.values()].map((one) => one.close()));
    },
  };
  const opened = platforms.map(async (platform, index) => {
    const running = await platform.start();
    const stage = new Stage(house, platform, running, await startUpstreamProxy(running.url), `agent-${index + 1}`);
    house.stages.set(platform, stage);
    await stage.register();
  });
  const failed = (await Promise.allSettled(opened)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') {
    await house.close();
    throw failed.reason;
  }
  return house;
}

/** Who asks, and whom. */
interface Asking {
  key?: string;
  agent?: string;
  signal?: AbortSignal;
}

/** One platform behind the gateway: what the suite does there, in 1.0 over JSON-RPC. */
export class Stage {
  readonly house: House;
  readonly platform: PlatformUnderTest;
  readonly running: RunningPlatform;
  readonly proxy: UpstreamProxy;
  /** As it is registered. */
  readonly agent: string;
  /** May call the agent. */
  key = '';

  constructor(
    house: House,
    platform: PlatformUnderTest,
    running: RunningPlatform,
    proxy: UpstreamProxy,
    agent: string,
  ) {
    this.house = house;
    this.platform = platform;
    this.running = running;
    this.proxy = proxy;
    this.agent = agent;
  }

  async register(): Promise<void> {
    await this.registerAs(this.agent);
    this.key = await this.newKey();
  }

  /** @param changes of `litellm_params` */
  async registerAs(agent_name: string, changes: object = {}): Promise<void> {
    const given = paramsOf(this.platform, { agent: this.proxy.url, platform: this.running.url });
    const url = this.proxy.url + (this.platform.path ?? '');
    await this.house.gateway.register({
      agent_name,
      url,
      litellm_params: { ...given, ...changes },
      push_notifications: 'relay',
    });
  }

  newKey(): Promise<string> {
    return this.house.gateway.createKey([this.agent]);
  }

  /** Where official clients find the agent. */
  get base(): string {
    return `${this.house.gateway.url}/a2a/${this.agent}/`;
  }

  get target(): Target {
    return gatewayTarget(this.house.gateway, this.agent, this.key);
  }

  ask(method: string, params: object, { key = this.key, agent = this.agent, signal }: Asking = {}): Promise<Answer> {
    const target = gatewayTarget(this.house.gateway, agent, key);
    return rpc(target, method, params, { version: '1.0', ...(signal && { signal }) });
  }

  /** @returns the task, or the whole answer when it holds none */
  async send(text: string, message: object = {}, configuration?: object): Promise<AnyJson> {
    const { json } = await this.ask('SendMessage', say10(text, message, configuration));
    return at(json, 'result', 'task') ?? json;
  }

  /** @returns a task that works without its caller */
  async sendOff(text: string): Promise<AnyJson> {
    const task = await this.send(text, {}, { returnImmediately: true });
    return this.until(textAt(task, 'id'), 'TASK_STATE_WORKING');
  }

  /** The task, as soon as it stands so. */
  async until(id: string, state: string | RegExp): Promise<AnyJson> {
    let found: AnyJson;
    for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await pause(LOOK_EVERY_MS)) {
      found = at((await this.ask('GetTask', { id })).json, 'result');
      if (textAt(found, 'status', 'state').match(state)) return found;
    }
    throw new Error(`The task did not become ${String(state)}: ${JSON.stringify(found)}`);
  }

  finished(task: AnyJson): Promise<AnyJson> {
    return this.until(textAt(task, 'id'), /COMPLETED|FAILED|CANCELED|REJECTED/);
  }

  /** The caller's tasks of a context, newest first. */
  async tasksIn(contextId: string, key?: string): Promise<AnyJson[]> {
    const { json } = await this.ask('ListTasks', { contextId }, key === undefined ? {} : { key });
    return (at(json, 'result', 'tasks') ?? []) as AnyJson[];
  }

  /** What the log of calls says of one operation on a task, once it does. */
  async recordOf(task: AnyJson, operation: 'send' | 'run'): Promise<AnyJson> {
    const query = `task=${textAt(task, 'id')}&operation=${operation}`;
    for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await pause(LOOK_EVERY_MS)) {
      const { calls } = await this.house.gateway.manage<{ calls: AnyJson[] }>('GET', `/v1/calls?${query}`);
      if (calls[0]) return calls[0];
    }
    throw new Error(`The log holds no ${operation} of the task.`);
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.running.close();
  }
}

/** All text of a task's artifacts. */
export const answerOf = (task: AnyJson): string =>
  ((at(task, 'artifacts') ?? []) as AnyJson[])
    .flatMap((artifact) => at(artifact, 'parts') as AnyJson[])
    .map((part) => textAt(part, 'text'))
    .join('');

export const stateOf = (task: AnyJson): string => textAt(task, 'status', 'state');

/** What a task says about how it stands. */
export const wordsOf = (task: AnyJson): string => textAt(task, 'status', 'message', 'parts', 0, 'text');
