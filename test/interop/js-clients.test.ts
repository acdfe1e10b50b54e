import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPython, startPythonAgent } from '../peers/python.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startV03Agent } from '../peers/v03-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { all, connect03, connect10, type Received, type SdkClient } from '../support/sdk-clients.ts';

// Rows 5 and 6 of the interop matrix: the official JavaScript clients, unchanged, against every agent through the gateway.
// The same tests run against the agents directly where a client speaks the agent's version: they prove the tests.

const AGENTS = {
  'JavaScript 1.x agent': { start: () => startV1Agent(), versions: ['1.0'] },
  'JavaScript 1.x agent with 0.3 compatibility': {
    start: () => startV1Agent({ compat: true }),
    versions: ['1.0', '0.3'],
  },
  'JavaScript 0.3 agent': { start: () => startV03Agent(), versions: ['0.3'] },
  ...(hasPython('a2a-1') && { 'Python 1.x agent': { start: startPythonAgent, versions: ['1.0', '0.3'] } }),
};
const CLIENTS = { '1.0': connect10, '0.3': connect03 } as const;
const BINDINGS = ['JSONRPC', 'HTTP+JSON'] as const;

describe.each(Object.entries(AGENTS))('%s', (name, { start, versions }) => {
  const agentName = name.replaceAll(' ', '-');
  let agent: { url: string; close(): Promise<void> };
  let gateway: TestGateway;
  let key: string;

  beforeAll(async () => {
    [agent, gateway] = await Promise.all([start(), startGateway()]);
    await gateway.register({ agent_name: agentName, url: agent.url });
    key = await gateway.createKey([agentName]);
  });
  afterAll(async () => {
    await gateway?.close();
    await agent?.close();
  });

  describe.each(BINDINGS)('%s', (binding) => {
    for (const version of ['1.0', '0.3'] as const) {
      if (versions.includes(version)) {
        describe(`directly, client ${version}`, () => {
          serves(() => CLIENTS[version]({ base: `${agent.url}/`, binding }));
        });
      }
      describe(`through the gateway, client ${version}`, () => {
        serves(() => CLIENTS[version]({ base: `${gateway.url}/a2a/${agentName}/`, binding, key }));
      });
    }
  });
});

/** What every client must get from every agent. */
function serves(connect: () => Promise<SdkClient>): void {
  let client: SdkClient;
  beforeAll(async () => {
    client = await connect();
  });

  it('a message is answered by a message', async () => {
    expect(await client.send('message hi')).toMatchObject({ kind: 'message', text: 'direct reply: hi' });
  });

  it('a send waits until its task is completed', async () => {
    expect(await client.send('hello')).toMatchObject({ kind: 'task', state: 'completed', text: 'echo: hello' });
  });

  it('a stream shows the task, its pieces in order, and its end', async () => {
    const items = await all(client.stream('slow 3 20'));
    expect(items[0]).toMatchObject({ kind: 'task', state: 'submitted' });
    expect(textsOf(items)).toEqual(['chunk 1/3 ', 'chunk 2/3 ', 'chunk 3/3 ']);
    expect(items.at(-1)).toMatchObject({ kind: 'status', state: 'completed' });
    expect(new Set(items.map(({ taskId }) => taskId)).size).toBe(1);
    expect(new Set(items.map(({ contextId }) => contextId)).size).toBe(1);
  });

  it('a finished task can be read again', async () => {
    const { taskId = '' } = await client.send('hello');
    expect(await client.get(taskId)).toMatchObject({ taskId, state: 'completed', text: 'echo: hello' });
  });

  it('a task that asks for input goes on with the next message', async () => {
    const asked = await client.send('input');
    expect(asked).toMatchObject({ kind: 'task', state: 'input-required' });
    const { taskId = '' } = asked;
    const answered = await client.send('Paris', { taskId });
    expect(answered).toMatchObject({ taskId, state: 'completed', text: 'resumed with: Paris' });
  });

  it('a running task can be canceled', async () => {
    for await (const { taskId, state } of client.stream('hang')) {
      if (state !== 'working' || taskId === undefined) continue;
      expect(await client.cancel(taskId)).toMatchObject({ taskId, state: 'canceled' });
      break;
    }
  });

  it('a second subscriber gets a running task and the rest of its events', async () => {
    const stream = client.stream('slow 5 100')[Symbol.asyncIterator]();
    const first = (await stream.next()).value as Received;
    const rest = await all(client.subscribe(first.taskId ?? ''));
    expect(rest[0]).toMatchObject({ kind: 'task', taskId: first.taskId });
    expect(rest.at(-1)).toMatchObject({ state: 'completed' });
    await stream.return?.();
  });

  it('an unknown task is refused as such', async () => {
    await expect(client.get('no-such-task')).rejects.toThrow(/not found|no such task/i);
  });
}

const textsOf = (items: Received[]): string[] =>
  items.filter(({ kind }) => kind === 'artifact').map(({ text }) => text);
