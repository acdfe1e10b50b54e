import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BedrockAgentCoreClient, GetAgentCardCommand } from '@aws-sdk/client-bedrock-agentcore';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startV1Agent } from '../../peers/v1-agent.ts';
import { startV03Agent } from '../../peers/v03-agent.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway.ts';
import { say03, say10 } from '../../support/messages.ts';
import { type Pushed, startPushReceiver } from '../../support/push-receiver.ts';
import { all, connect03, connect10 } from '../../support/sdk-clients.ts';
import { gatewayTarget } from '../../support/target.ts';
import { type AnyJson, at, rpc, textAt } from '../../support/wire.ts';
import { a2aContainer, httpContainer } from './containers.ts';
import { ARN, type FakeAgentCore, startFakeAgentCore } from './fake-server.ts';
import { KEYS, REGION, ROLE, WEB_IDENTITY } from './fake-sts.ts';

// Runtimes behind the gateway, each session in a machine of its own. Those that speak A2A are real agents of both SDKs.

const AGENTS = { one: startV1Agent, three: startV03Agent };
const CLIENTS = [
  ['one', '1.0', 'JSONRPC', connect10],
  ['one', '0.3', 'HTTP+JSON', connect03],
  ['three', '1.0', 'HTTP+JSON', connect10],
  ['three', '0.3', 'JSONRPC', connect03],
] as const;

/** Waits for nobody when it stops. */
const HASTY: TestGatewayOptions = {
  configure: ({ server, pushNotifications }) => {
    server.shutdownGraceMs = 10;
    pushNotifications.allowedRanges = ['127.0.0.1/32'];
  },
};

const runtimes = new Map<string, FakeAgentCore>();
let gateway: TestGateway;
let keys: string[];

const STATIC = { aws_access_key_id: KEYS.accessKeyId, aws_secret_access_key: KEYS.secretAccessKey };
const webIdentity = (url: string) => ({
  aws_role_name: ROLE,
  aws_web_identity_token: WEB_IDENTITY,
  aws_sts_endpoint: `${url}/sts`,
  token_network: 'loopback',
});

const register = (agent_name: string, url: string, credentials: object) =>
  gateway.register({
    agent_name,
    url,
    push_notifications: 'relay',
    litellm_params: { custom_llm_provider: 'bedrock', model: `bedrock/agentcore/${ARN}`, ...credentials },
  });

beforeAll(async () => {
  gateway = await startGateway(HASTY);
  for (const [name, start] of Object.entries(AGENTS)) {
    const runtime = await startFakeAgentCore({ container: () => a2aContainer(() => start()) });
    runtimes.set(name, runtime);
    await register(name, runtime.url, name === 'one' ? STATIC : webIdentity(runtime.url));
  }
  const http = await startFakeAgentCore({ container: () => httpContainer('strands') });
  runtimes.set('http', http);
  const settings = { qualifier: 'LIVE', runtime_user_id: 'gateway/{{user}}', cancel_stops_session: true };
  await register('http', http.url, { ...STATIC, ...settings });
  keys = await Promise.all([1, 2].map(() => gateway.createKey([...Object.keys(AGENTS), 'http'])));
});
afterAll(async () => {
  await gateway?.close();
  await Promise.all([...runtimes.values()].map((runtime) => runtime.close()));
});

const ask = async (method: string, params: object, { agent = 'one', key = keys[0] } = {}): Promise<AnyJson> =>
  (await rpc(gatewayTarget(gateway, agent, key), method, params, { version: '1.0' })).json;
const runtimeOf = (agent: string): FakeAgentCore => {
  const runtime = runtimes.get(agent);
  if (!runtime) throw new Error(`no runtime of ${agent}`);
  return runtime;
};

describe.each(CLIENTS)('agent "%s" for a client of %s over %s', (agent, _version, binding, connect) => {
  const client = () => connect({ base: `${gateway.url}/a2a/${agent}/`, binding, key: keys[0] ?? '' });

  it('answers, goes on, and finds its tasks again: they are in the machine of their session', async () => {
    const it = await client();
    const begun = await it.send('input please');
    expect(begun).toMatchObject({ kind: 'task', state: 'input-required' });
    const answered = await it.send('hello', { taskId: begun.taskId ?? '', contextId: begun.contextId ?? '' });
    expect(answered).toMatchObject({ taskId: begun.taskId, state: 'completed' });
    expect(await it.get(begun.taskId ?? '')).toMatchObject({ taskId: begun.taskId, state: 'completed' });
  });

  it('streams, and is cancelled in mid-run', async () => {
    const it = await client();
    expect((await all(it.stream('slow 3 10'))).at(-1)).toMatchObject({ kind: 'status', state: 'completed' });
    let canceled: Promise<{ state: string | undefined }> | undefined;
    for await (const event of it.stream('slow 50 20'))
      if (event.state === 'working') canceled ??= it.cancel(event.taskId ?? '');
    expect(await canceled).toMatchObject({ state: 'canceled' });
  });
});

describe('a runtime that speaks A2A', () => {
  it('shows its card by a signed request, and callers see the gateway in it', async () => {
    const { cardUrl, headers } = gatewayTarget(gateway, 'one', keys[0]);
    const card = (await (await fetch(cardUrl, { headers })).json()) as AnyJson;
    expect(textAt(card, 'name')).toBe('Sample v1 agent');
    expect(JSON.stringify(card)).not.toContain(runtimeOf('one').url);
    const client = new BedrockAgentCoreClient({ region: REGION, endpoint: runtimeOf('one').url, credentials: KEYS });
    const { agentCard } = await client.send(new GetAgentCardCommand({ agentRuntimeArn: ARN }));
    client.destroy();
    expect(agentCard).toMatchObject({ name: 'Sample v1 agent' });
  });

  it('keeps a session for each conversation of each principal, whatever the context is called', async () => {
    const earlier = new Set(runtimeOf('one').sessions.keys());
    const newOnes = () => [...runtimeOf('one').sessions.keys()].filter((session) => !earlier.has(session));
    const contexts = [{}, {}, { contextId: 'short' }, { contextId: 'short' }];
    for (const context of contexts) await ask('SendMessage', say10('hello', context));
    expect(newOnes()).toHaveLength(3);
    await ask('SendMessage', say10('hello', { contextId: 'short' }), { key: keys[1] });
    expect(newOnes()).toHaveLength(4);
    for (const session of newOnes()) expect(session).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is asked for each task of a list in that task’s own session', async () => {
    const key = await gateway.createKey(['one']);
    for (const text of ['slow 1 1', 'slow 1 1']) await ask('SendMessage', say10(text), { key });
    const tasks = at(await ask('ListTasks', {}, { key }), 'result', 'tasks') as AnyJson[];
    expect(tasks.map((task) => textAt(task, 'status', 'state'))).toEqual([
      'TASK_STATE_COMPLETED',
      'TASK_STATE_COMPLETED',
    ]);
  });

  it.each([
    [-32053, /no more requests/],
    [-32054, /try again later/],
    [-32501, /not where it is registered/],
    [-32055, /failed on the message/],
  ])('never shows the platform’s error %i as its own', async (code, words) => {
    runtimeOf('one').refuseNext(code);
    const answer = await ask('SendMessage', say10('hello'));
    expect(at(answer, 'error', 'code')).toBe(-32603);
    expect(textAt(answer, 'error', 'message')).toMatch(words);
    expect(JSON.stringify(answer)).not.toContain('10.0.0.7');
  });

  it('that takes no requests for now keeps its card', async () => {
    runtimeOf('one').refuseNext('ThrottlingException');
    await expect(gateway.manage('POST', '/v1/agents/one/refresh_card')).rejects.toThrow('CARD_UNAVAILABLE');
    expect(at(await ask('SendMessage', say10('hello')), 'result')).toBeDefined();
  });
});

describe('a runtime that speaks HTTP', () => {
  const http = () => runtimeOf('http');
  const send = async (text: string, message: object = {}, configuration?: object): Promise<AnyJson> =>
    at(await ask('SendMessage', say10(text, message, configuration), { agent: 'http' }), 'result', 'task');
  const answerOf = (task: AnyJson): string => textAt(task, 'artifacts', 0, 'parts', 0, 'text');

  it('is asked again while its session is being made', async () => {
    http().refuseNext('RetryableConflictException');
    expect(answerOf(await send('hello'))).toBe('You said: hello (1 turns)');
  });

  it('forgets with its session, and goes on in a new one of the same id', async () => {
    const context = { contextId: 'idle' };
    await send('one', context);
    const before = [...http().sessions.keys()];
    await http().idle();
    expect(answerOf(await send('two', context))).toBe('You said: two (1 turns)');
    expect(before).toContain([...http().sessions.keys()][0]);
  });

  it('loses its session when a turn is cancelled, where the settings want that', async () => {
    const before = http().sessions.size;
    const task = await send('slow', {}, { returnImmediately: true });
    await vi.waitFor(() => expect(http().sessions.size).toBe(before + 1));
    const canceled = await ask('CancelTask', { id: textAt(task, 'id') }, { agent: 'http' });
    expect(textAt(canceled, 'result', 'status', 'state')).toBe('TASK_STATE_CANCELED');
    expect(http().sessions.size).toBe(before);
  });

  it('is told of its users by names that are the gateway’s own', async () => {
    await ask('SendMessage', say10('hello'), { agent: 'http', key: keys[1] });
    const users = new Set(http().users);
    expect(users.size).toBeGreaterThanOrEqual(2);
    for (const user of users) expect(user).toMatch(/^gateway\/[0-9a-f]{64}$/);
  });
});

describe('the gateway’s credentials', () => {
  it.each([
    ['wrong keys', { ...STATIC, aws_secret_access_key: 'wrong' }],
    ['a token where signatures are wanted', { api_key: 'a.jw.t' }],
  ])('are not taken: %s', async (name, credentials) => {
    await expect(register(`with-${name.length}`, runtimeOf('one').url, credentials)).rejects.toThrow(
      'CARD_UNAVAILABLE',
    );
  });

  it('may be those of a profile in AWS’s own files', async () => {
    const file = join(gateway.dataDir, 'aws-credentials');
    await writeFile(
      file,
      `[other]\naws_access_key_id = ${KEYS.accessKeyId}\naws_secret_access_key = ${KEYS.secretAccessKey}\n`,
    );
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file);
    onTestFinished(() => void vi.unstubAllEnvs());
    await register('by-profile', runtimeOf('one').url, { aws_profile_name: 'other' });
    const answer = await ask('SendMessage', say10('hello'), { agent: 'by-profile', key: gateway.adminKey });
    expect(at(answer, 'result', 'task', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
  });
});

it('asks in the task’s own session for the whole Task that receivers of 0.3 are told', async () => {
  const receiver = await startPushReceiver();
  onTestFinished(() => receiver.close());
  const pushNotificationConfig = { url: `${receiver.url}/told` };
  const target = gatewayTarget(gateway, 'one', keys[0]);
  const { json } = await rpc(target, 'message/send', say03('slow 2 5', {}, { pushNotificationConfig }));
  const isWhole = ({ json: told }: Pushed) => at(told, 'status', 'state') === 'completed' && at(told, 'artifacts');
  await vi.waitFor(() => expect(receiver.taken.some(isWhole)).toBe(true), { timeout: 5_000 });
  expect(receiver.taken.find(isWhole)?.json).toMatchObject({ kind: 'task', id: textAt(json, 'result', 'id') });
});

it('finds the tasks of agents that speak A2A again after a restart of the gateway', async () => {
  const task = at(await ask('SendMessage', say10('input please')), 'result', 'task');
  await gateway.stop();
  gateway = await startGateway({ ...HASTY, dataDir: gateway.dataDir });
  const found = await ask('GetTask', { id: textAt(task, 'id') });
  expect(textAt(found, 'result', 'status', 'state')).toBe('TASK_STATE_INPUT_REQUIRED');
  const answered = await ask('SendMessage', say10('hello', { taskId: textAt(task, 'id') }));
  expect(textAt(answered, 'result', 'task', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
});
