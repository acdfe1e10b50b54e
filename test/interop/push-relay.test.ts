import { createHmac, randomUUID } from 'node:crypto';
import { StreamResponse } from '@a2a-js/sdk';
import * as sdk10 from '@a2a-js/sdk/client';
import * as sdk03 from 'a2a-sdk-03/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { behaviours } from '../peers/script.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startV03Agent } from '../peers/v03-agent.ts';
import { startFakeOpenai } from '../platforms/openai/fake-server.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say03, say03Rest, say10 } from '../support/messages.ts';
import { type Pushed, type PushReceiver, startPushReceiver } from '../support/push-receiver.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { at, rest, rpc, textAt } from '../support/wire.ts';

// Push notifications through the gateway: of agents of both versions and of one that speaks no A2A, to receivers of both.

const AGENTS = ['v10', 'v03', 'adapted'];
const V10 = { version: '1.0' };
const HOSTS: Record<string, string[]> = { 'turning.example': ['127.0.0.1'] };

let peers: Peer[];
let openai: { url: string; close(): Promise<void> };
let receiver: PushReceiver;
let gateway: TestGateway;
let key: string;
let otherKey: string;

const to = (agent: string, by = key): Target => gatewayTarget(gateway, agent, by);
const hook = (): string => `/${randomUUID()}`;

beforeAll(async () => {
  // The SDKs' senders tell of each notification there.
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  const [v10, v03] = await Promise.all([startV1Agent({ script: behaviours }), startV03Agent({ script: behaviours })]);
  peers = [v10, v03];
  [openai, receiver] = await Promise.all([startFakeOpenai('sk-up'), startPushReceiver()]);
  gateway = await startGateway({
    lookup: async (host) => HOSTS[host] ?? [],
    configure: (config) => {
      config.pushNotifications.allowedRanges = ['127.0.0.1/32'];
    },
  });
  const push_notifications = 'relay' as const;
  await gateway.register({ agent_name: 'v10', url: v10.url, push_notifications });
  await gateway.register({ agent_name: 'v03', url: v03.url, push_notifications });
  const litellm_params = { custom_llm_provider: 'openai', model: 'echo-1', api_key: 'sk-up', protocol: 'chat' };
  await gateway.register({ agent_name: 'adapted', url: `${openai.url}/v1`, push_notifications, litellm_params });
  [key, otherKey] = await Promise.all([gateway.createKey(AGENTS), gateway.createKey(AGENTS)]);
});
afterAll(async () => {
  await gateway?.close();
  await Promise.all([...(peers ?? []), openai, receiver].map((peer) => peer?.close()));
  vi.restoreAllMocks();
});

/** States that notifications of 1.0 tell, and those of 0.3. */
const states10 = (pushed: Pushed[]): unknown[] =>
  pushed.map(({ json }) => at(json, 'statusUpdate', 'status', 'state') ?? at(json, 'task', 'status', 'state'));
const states03 = (pushed: Pushed[]): unknown[] => pushed.map(({ json }) => at(json, 'status', 'state'));

/** Notifications below a path until one tells of a state. */
async function until(path: string, isLast: (pushed: Pushed) => boolean): Promise<Pushed[]> {
  for (let count = 1; ; count++) {
    const pushed = await receiver.at(path, count);
    if (pushed.some(isLast)) return pushed;
  }
}
const isDone = ({ text }: Pushed): boolean => /"state":"(TASK_STATE_COMPLETED|completed)"/.test(text);

describe.each(AGENTS)('promise 11: notifications about tasks of the agent %s', (agent) => {
  it('reach a caller of 1.0 in order, with its own credentials and a signature, and never the other way round', async () => {
    const path = hook();
    const config = {
      url: receiver.url + path,
      token: 'tok',
      authentication: { scheme: 'Bearer', credentials: 'cred' },
    };
    const { json } = await rpc(
      to(agent),
      'SendMessage',
      say10('slow 2 5', {}, { taskPushNotificationConfig: config }),
      V10,
    );
    const taskId = textAt(json, 'result', 'task', 'id');
    const pushed = await until(path, isDone);
    expect(states10(pushed).at(-1)).toBe('TASK_STATE_COMPLETED');
    const { secret } = (await (
      await fetch(`${gateway.url}/v1/push/signing-secret`, { headers: to(agent).headers })
    ).json()) as { secret: string };
    for (const { headers, text, json: body } of pushed) {
      expect(JSON.stringify(StreamResponse.toJSON(StreamResponse.fromJSON(body)))).toContain(taskId);
      expect(headers).toMatchObject({
        'content-type': 'application/a2a+json',
        authorization: 'Bearer cred',
        'x-a2a-notification-token': 'tok',
      });
      const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['x-switchboard-signature'])) ?? [];
      expect(createHmac('sha256', secret).update(`${t}.${text}`).digest('hex')).toBe(v1);
    }
    expect(new Set(pushed.map(({ headers }) => headers['x-switchboard-delivery'])).size).toBe(pushed.length);
  });

  it('reach a caller of 0.3 as whole Tasks', async () => {
    const path = hook();
    const pushNotificationConfig = { url: receiver.url + path, token: 'tok' };
    const { json } = await rpc(to(agent), 'message/send', say03('slow 2 5', {}, { pushNotificationConfig }));
    const pushed = await until(path, isDone);
    expect(states03(pushed).at(-1)).toBe('completed');
    const last = pushed.at(-1);
    expect(last?.headers['content-type']).toBe('application/json');
    expect(last?.json).toMatchObject({ kind: 'task', id: textAt(json, 'result', 'id') });
    expect(JSON.stringify(at(last?.json, 'artifacts'))).toMatch(/"kind":"text"/);
  });

  it('are asked for over HTTP+JSON of both versions alike', async () => {
    for (const [at10, send] of [
      [
        true,
        (url: string) =>
          rest(to(agent), 'POST', '/message:send', say10('hi', {}, { taskPushNotificationConfig: { url } })),
      ],
      [
        false,
        (url: string) =>
          rest(
            to(agent),
            'POST',
            '/v1/message:send',
            say03Rest('hi', {}, { blocking: true, pushNotification: { url } }),
          ),
      ],
    ] as const) {
      const path = hook();
      expect((await send(receiver.url + path)).status).toBeLessThan(300);
      const [first] = (await until(path, isDone)).slice(-1);
      expect(at(first?.json, 'kind')).toBe(at10 ? undefined : 'task');
    }
  });

  it('are set, listed and deleted by the official clients; to others the task is not there', async () => {
    const path = hook();
    const asked = await rpc(to(agent), 'SendMessage', say10('hi'), V10);
    const taskId = textAt(asked.json, 'result', 'task', 'id');
    const fetchImpl: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${key}`);
      return fetch(input, { ...init, headers });
    };
    const base = `${gateway.url}/a2a/${agent}/`;
    const scope = { tenant: '', taskId };
    for (const Transport of [sdk10.JsonRpcTransportFactory, sdk10.RestTransportFactory]) {
      const client = await new sdk10.ClientFactory({
        transports: [new Transport({ fetchImpl })],
        cardResolver: new sdk10.DefaultAgentCardResolver({ fetchImpl }),
      }).createFromUrl(base);
      const authentication = { scheme: 'Bearer', credentials: 'cred' };
      const config = { ...scope, id: 'mine', url: receiver.url + path, token: 'tok', authentication };
      expect(await client.createTaskPushNotificationConfig(config)).toMatchObject({ id: 'mine', token: 'tok', taskId });
      expect(await client.getTaskPushNotificationConfig({ ...scope, id: 'mine' })).toMatchObject({ authentication });
      const { configs } = await client.listTaskPushNotificationConfig({ ...scope, pageSize: 10, pageToken: '' });
      expect(configs.map(({ id, url }) => [id, url])).toEqual([['mine', receiver.url + path]]);
      await client.deleteTaskPushNotificationConfig({ ...scope, id: 'mine' });
      await client.deleteTaskPushNotificationConfig({ ...scope, id: 'mine' });
      await expect(client.getTaskPushNotificationConfig({ ...scope, id: 'mine' })).rejects.toThrow(/not found/);
    }
    const old = await new sdk03.ClientFactory({
      transports: [new sdk03.JsonRpcTransportFactory({ fetchImpl })],
      cardResolver: new sdk03.DefaultAgentCardResolver({ fetchImpl }),
    }).createFromUrl(base);
    const pushNotificationConfig = { id: 'old', url: receiver.url + path, token: 'tok' };
    expect(await old.setTaskPushNotificationConfig({ taskId, pushNotificationConfig })).toEqual({
      taskId,
      pushNotificationConfig,
    });
    expect(await old.listTaskPushNotificationConfig({ id: taskId })).toEqual([{ taskId, pushNotificationConfig }]);
    const foreign = await rpc(to(agent, otherKey), 'ListTaskPushNotificationConfigs', { taskId }, V10);
    const unknown = await rpc(to(agent, otherKey), 'ListTaskPushNotificationConfigs', { taskId: 'none' }, V10);
    expect(foreign.text.replaceAll(taskId, 'none')).toBe(unknown.text);
    expect(at(foreign.json, 'error', 'code')).toBe(-32001);
    await old.deleteTaskPushNotificationConfig({ id: taskId, pushNotificationConfigId: 'old' });
    expect(await old.listTaskPushNotificationConfig({ id: taskId })).toEqual([]);
  });

  it('are promised by its card', async () => {
    const card = await (await fetch(to(agent).cardUrl, { headers: to(agent).headers })).json();
    expect(card).toMatchObject({ capabilities: { pushNotifications: true } });
  });
});

it('promise 11: only the agent’s own token opens an address, and no redirect of a receiver is followed', async () => {
  const refused = await fetch(`${gateway.url}/a2a/v10/_push/none`, {
    method: 'POST',
    headers: { authorization: 'Bearer guess', 'content-type': 'application/a2a+json' },
    body: '{}',
  });
  expect(refused.status).toBe(401);
  expect((await fetch(`${gateway.url}/a2a/v10/_push/none`, { method: 'POST', body: '{}' })).status).toBe(401);

  const path = hook();
  receiver.answer(307, { location: `${receiver.url}/elsewhere` });
  await rpc(
    to('adapted'),
    'SendMessage',
    say10('hi', {}, { taskPushNotificationConfig: { url: receiver.url + path } }),
    V10,
  );
  await vi.waitFor(() => expect(receiver.seen.some(({ url }) => url === path)).toBe(true));
  receiver.answer(204);
  await until(path, isDone);
  expect(receiver.seen.filter(({ url }) => url === '/elsewhere')).toEqual([]);
});

it('promises 1 and 11: a name that turns inside after it was checked is not called, and an administrator sees it', async () => {
  const { port } = new URL(receiver.url);
  const path = hook();
  const config = { url: `http://turning.example:${port}${path}` };
  const asked = await rpc(to('adapted'), 'SendMessage', say10('ask'), V10);
  const taskId = textAt(asked.json, 'result', 'task', 'id');
  const set = await rpc(to('adapted'), 'CreateTaskPushNotificationConfig', { taskId, ...config }, V10);
  expect(at(set.json, 'error')).toBeUndefined();
  HOSTS['turning.example'] = ['127.0.0.2'];
  await rpc(to('adapted'), 'SendMessage', say10('yes', { taskId }), V10);
  const list = async () =>
    (
      await gateway.manage<{ deliveries: { delivery_id: string; target: string; failure: string }[] }>(
        'GET',
        `/v1/push/deliveries?state=dead&agent=adapted&task_id=${taskId}`,
      )
    ).deliveries;
  await vi.waitFor(async () => expect((await list()).length).toBeGreaterThan(0), { timeout: 5_000 });
  const [dead] = (await list()).toReversed();
  expect(dead).toMatchObject({ target: `http://turning.example:${port}` });
  expect(receiver.seen.filter(({ url }) => url === path)).toEqual([]);

  HOSTS['turning.example'] = ['127.0.0.1'];
  for (const { delivery_id } of await list())
    await gateway.manage('POST', `/v1/push/deliveries/${delivery_id}/redeliver`);
  await until(path, isDone);
  expect(await list()).toEqual([]);
});
