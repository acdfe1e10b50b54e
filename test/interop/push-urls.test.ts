import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say03, say10 } from '../support/messages.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { at, rest, rpc, textAt } from '../support/wire.ts';

// Row 14 of the interop matrix: no agent learns of a callback address that leads inside, however it is written.

const PUBLIC = '93.184.216.34';
const V10 = { version: '1.0' };
/** What names stand for: all of a host's addresses have to be public. */
const HOSTS: Record<string, string[]> = {
  'hooks.example': [PUBLIC],
  'inside.example': ['10.0.0.7'],
  'both.example': [PUBLIC, '127.0.0.1'],
  'mapped.example': ['::ffff:169.254.169.254'],
};
const lookup = async (host: string) => HOSTS[host] ?? [];

const INSIDE = [
  'http://127.0.0.1:9/hook',
  'http://localhost/hook',
  'http://10.1.2.3/hook',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0.0.0.0:9/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[fec0::1]/',
  'http://[fd00::1]/',
  'https://inside.example/hook',
  'https://both.example/hook',
  'https://mapped.example/hook',
  'https://user:secret@hooks.example/',
  'ftp://hooks.example/',
  'file:///etc/passwd',
];

let agent: Peer;
let gateway: TestGateway;
let target: Target;
let taskId: string;

beforeAll(async () => {
  agent = await startV1Agent();
  gateway = await startGateway({ lookup });
  await gateway.register({ agent_name: 'validates', url: agent.url, push_notifications: 'validate' });
  await gateway.register({ agent_name: 'denies', url: agent.url });
  await gateway.register({ agent_name: 'relays', url: agent.url, push_notifications: 'relay' });
  target = gatewayTarget(gateway, 'validates', await gateway.createKey(['validates', 'denies', 'relays']));
  const { json } = await rpc(target, 'SendMessage', say10('input'), V10);
  taskId = textAt(json, 'result', 'task', 'id');
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
});

/** Every way to hand over an address. */
const WAYS: [string, (to: Target, url: string, more?: object) => Promise<{ json: Parameters<typeof at>[0] }>][] = [
  [
    'CreateTaskPushNotificationConfig',
    (to, url, more) => rpc(to, 'CreateTaskPushNotificationConfig', { taskId, url, ...more }, V10),
  ],
  [
    'SendMessage',
    (to, url, more) =>
      rpc(to, 'SendMessage', { ...say10('hi'), configuration: { taskPushNotificationConfig: { url, ...more } } }, V10),
  ],
  [
    'tasks/pushNotificationConfig/set',
    (to, url, more) =>
      rpc(to, 'tasks/pushNotificationConfig/set', { taskId, pushNotificationConfig: { url, ...more } }),
  ],
  [
    'message/send',
    (to, url, more) => rpc(to, 'message/send', say03('hi', {}, { pushNotificationConfig: { url, ...more } })),
  ],
  [
    'POST /tasks/{id}/pushNotificationConfigs',
    (to, url, more) => rest(to, 'POST', `/tasks/${taskId}/pushNotificationConfigs`, { url, ...more }),
  ],
];

describe.each(WAYS)('promise 11: a callback by %s', (_name, hand) => {
  it.each(INSIDE)('to %s is refused, and the agent hears nothing of it', async (url) => {
    const heard = agent.requests.length;
    expect(JSON.stringify((await hand(target, url)).json)).toMatch(/ADDRESS_REFUSED|-32602|INVALID_ARGUMENT/);
    expect(agent.requests.length).toBe(heard);
  });

  it('with a line break in its token is refused', async () => {
    const heard = agent.requests.length;
    const { json } = await hand(target, 'https://hooks.example/', { token: 'x\r\nHost: inside' });
    expect(JSON.stringify(json)).toContain('control characters');
    expect(agent.requests.length).toBe(heard);
  });

  it('is refused wherever it leads, where the agent takes none', async () => {
    const heard = agent.requests.length;
    const { json } = await hand(
      { ...gatewayTarget(gateway, 'denies'), headers: target.headers },
      'https://hooks.example/',
    );
    expect(JSON.stringify(json)).toMatch(/-32003|PUSH_NOTIFICATION_NOT_SUPPORTED/);
    expect(agent.requests.length).toBe(heard);
  });
});

it('promise 11: the gateway calls no address inside either, where it delivers itself', async () => {
  const relays = { ...gatewayTarget(gateway, 'relays'), headers: target.headers };
  const { json } = await rpc(relays, 'SendMessage', say10('input'), V10);
  const ownTask = textAt(json, 'result', 'task', 'id');
  const heard = agent.requests.length;
  for (const url of INSIDE) {
    const config = { url };
    for (const refused of [
      await rpc(relays, 'CreateTaskPushNotificationConfig', { taskId: ownTask, ...config }, V10),
      await rpc(relays, 'message/send', say03('hi', {}, { pushNotificationConfig: config })),
    ])
      expect(`${url} ${refused.text}`).toMatch(/ADDRESS_REFUSED|-32602/);
  }
  expect(agent.requests.length).toBe(heard);
});

/** What begins work is left out: the agent would call there at once, and tests call nobody outside. */
const QUIET = WAYS.filter(([name]) => !/^SendMessage|^message/.test(name));

it.each(QUIET)('%s: a callback to a public address passes', async (_name, hand) => {
  const heard = agent.requests.length;
  const { json } = await hand(target, 'https://hooks.example/');
  expect(at(json, 'error')).toBeUndefined();
  expect(agent.requests.length).toBe(heard + 1);
});
