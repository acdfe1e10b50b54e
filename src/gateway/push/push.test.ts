import { describe, expect, it, vi } from 'vitest';
import { aDeployment } from '../../agents/agent.fixtures.ts';
import type { Platform, PlatformRequest } from '../../platforms/index.ts';
import { type JsonObject, type Operation, parseJson, SwitchboardError } from '../../protocol/index.ts';
import { aClaim } from '../../tasks/claim.fixtures.ts';
import type { PushConfig } from '../../tasks/index.ts';
import { aKey, anAgent, content, readAll, type Setup, setUp, stream, textOf, unary } from '../gateway.fixtures.ts';
import type { GatewayParts } from '../parts.ts';

const HOOK = 'https://hooks.example/';
const AGENT = anAgent({ push: 'relay' });

/** A relay that remembers what it was asked. @param others somebody else wants to be told as well */
function aRelay(others = false) {
  const set = new Map<string, PushConfig>();
  const relay: GatewayParts['push']['relay'] = {
    configs: {
      checkRoom: async () => {},
      set: vi.fn(async ({ taskId, principal }, _caller, config) => {
        set.set([principal, taskId, config.id].join(' '), config);
      }),
      find: async ({ taskId, principal }, name) => set.get([principal, taskId, name].join(' ')),
      list: async () => [...set.values()],
      delete: vi.fn(async () => others),
    },
    receivers: {
      mint: vi.fn(async () => ({ id: 'r-1', token: 'minted' })),
      bind: vi.fn(async () => {}),
      drop: vi.fn(async () => {}),
      dropOf: vi.fn(async () => {}),
    },
  };
  return { relay, set };
}

interface Asked extends Setup {
  operation?: Operation;
  params?: JsonObject;
  run?: Platform['run'];
  others?: boolean;
}

async function asking({
  operation = 'push-create',
  params = {},
  run = async () => unary('{}'),
  others,
  ...setup
}: Asked) {
  const { relay, set } = aRelay(others);
  const requests: PlatformRequest[] = [];
  const platform: Platform = {
    run: (request) => {
      requests.push(request);
      return run(request);
    },
  };
  const hasInlinePush = 'configuration' in params;
  const raw = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'm', params }));
  const message = { raw, rpcId: '1', rest: undefined, hasTenant: false, hasInlinePush, params: () => params };
  const bench = setUp({
    agent: AGENT,
    ...setup,
    parts: {
      platforms: { a2a: platform },
      push: { relay, callbackBase: () => 'https://gw.example' },
      tasks: { claim: () => aClaim(), observe: () => undefined, list: async () => ({ tasks: [] }) },
      ...setup.parts,
    },
    invocation: {
      operation,
      message,
      names: { taskId: 't-1' },
      principal: aKey({ keyId: 'anna' }),
      ...setup.invocation,
    },
  });
  return { ...bench, relay, set, requests, outcome: await bench.invoke() };
}

const bodyOf = (request: PlatformRequest | undefined): JsonObject =>
  parseJson(request?.message.raw ?? Buffer.alloc(0)) as JsonObject;

describe('a config that is set for a task', () => {
  it('is kept for its caller, and the agent is told to push to the gateway', async () => {
    const given = { taskId: 't-1', id: 'c', url: HOOK, token: 'tok' };
    const { outcome, set, requests, recorded } = await asking({ params: given });
    expect(JSON.parse(textOf(outcome))).toEqual(given);
    expect([...set]).toEqual([['key:anna t-1 c', { id: 'c', url: HOOK, token: 'tok' }]]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      operation: 'push-create',
      message: { rest: { path: '/tasks/t-1/pushNotificationConfigs' } },
    });
    expect(bodyOf(requests[0])).toEqual({
      taskId: 't-1',
      id: 'switchboard',
      url: 'https://gw.example/a2a/agent-1/_push/r-1',
      token: 'minted',
      authentication: { scheme: 'Bearer', credentials: 'minted' },
    });
    expect(recorded[0]?.call).toMatchObject({ outcome: 'ok', operation: 'push-create' });
  });

  it('is not kept when the agent refuses to push, and the caller is told so', async () => {
    const run = async () => unary('', { errorCode: -32003 });
    const { outcome, set, relay } = await asking({ params: { taskId: 't-1', url: HOOK }, run });
    expect(textOf(outcome)).toBe('PUSH_NOTIFICATION_NOT_SUPPORTED');
    expect(set.size).toBe(0);
    expect(relay.receivers.drop).toHaveBeenCalledWith('r-1');
  });

  it('needs no agent where the gateway itself knows what happens', async () => {
    const agent = anAgent({ push: 'relay', platform: 'langgraph', deployments: [aDeployment({ speaksA2a: false })] });
    const { outcome, set, requests } = await asking({ agent, params: { taskId: 't-1', url: HOOK } });
    expect(JSON.parse(textOf(outcome))).toEqual({ id: 't-1', taskId: 't-1', url: HOOK });
    expect(set.size).toBe(1);
    expect(requests).toEqual([]);
  });

  it('is read, listed and deleted in the caller’s own version', async () => {
    const invocation = { version: '0.3' as const };
    const params = { id: 't-1', pushNotificationConfigId: 'c' };
    const missing = await asking({ operation: 'push-get', params, invocation });
    expect(textOf(missing.outcome)).toBe('TASK_NOT_FOUND');
    const list = await asking({ operation: 'push-list', params: { id: 't-1' }, invocation });
    expect(textOf(list.outcome)).toBe('[]');
    const deleted = await asking({ operation: 'push-delete', params, invocation });
    expect(textOf(deleted.outcome)).toBe('null');
    expect(deleted.relay.receivers.dropOf).toHaveBeenCalledWith({ agentId: 'agent-1', taskId: 't-1' });
    expect(deleted.requests[0]).toMatchObject({ operation: 'push-delete' });
  });

  it('that is deleted leaves the agent telling as long as somebody else wants to be told', async () => {
    const params = { taskId: 't-1', id: 'c' };
    const { outcome, relay, requests } = await asking({ operation: 'push-delete', params, others: true });
    expect(textOf(outcome)).toBe('null');
    expect(relay.receivers.dropOf).not.toHaveBeenCalled();
    expect(requests).toEqual([]);
  });

  it('is refused where agents are not relayed, or the card promises nothing', async () => {
    const silent = { ...AGENT.capabilities, pushNotifications: false };
    for (const agent of [anAgent({ push: 'deny' }), anAgent({ push: 'relay', capabilities: silent })])
      expect(textOf((await asking({ agent, params: { taskId: 't-1', url: HOOK } })).outcome)).toBe(
        'PUSH_NOTIFICATION_NOT_SUPPORTED',
      );
  });

  it('to a refused address is not kept', async () => {
    const callbackGuard = async () => {
      throw new SwitchboardError('ADDRESS_REFUSED', 'no');
    };
    const { outcome, requests } = await asking({ params: { taskId: 't-1', url: HOOK }, parts: { callbackGuard } });
    expect(textOf(outcome)).toBe('ADDRESS_REFUSED');
    expect(requests).toEqual([]);
  });
});

describe('promise 11: a config that comes with a message', () => {
  const said = { messageId: 'm', role: 'ROLE_USER', parts: [{ text: 'hi' }] };
  const decoy = { url: 'http://169.254.169.254/' };

  it('goes to no agent, whichever way it is written: the gateway’s own stands in its place', async () => {
    const configuration = {
      historyLength: 3,
      taskPushNotificationConfig: { url: HOOK, token: 'callers' },
      push_notification_config: decoy,
      pushNotification: decoy,
    };
    const { requests, relay } = await asking({
      operation: 'send',
      params: { message: said, configuration },
      run: async () => unary('{}', { taskId: 't-9' }),
    });
    expect(bodyOf(requests[0])['params']).toEqual({
      message: said,
      configuration: {
        historyLength: 3,
        taskPushNotificationConfig: {
          id: 'switchboard',
          url: 'https://gw.example/a2a/agent-1/_push/r-1',
          token: 'minted',
          authentication: { scheme: 'Bearer', credentials: 'minted' },
        },
      },
    });
    expect(requests[0]?.message.params()).toEqual(bodyOf(requests[0])['params']);
    expect(relay.receivers.mint).toHaveBeenCalledWith(
      { agentId: 'agent-1', owners: expect.any(Array), taskId: null },
      { principal: 'key:anna', version: '1.0', alias: null, config: { id: '', url: HOOK, token: 'callers' } },
    );
    expect(relay.receivers.bind).toHaveBeenCalledExactlyOnceWith('r-1', 't-9');
  });

  it('is written as 0.3 writes it', async () => {
    const message = { messageId: 'm', role: 'user', parts: [{ kind: 'text', text: 'hi' }] };
    const params = { message, configuration: { pushNotificationConfig: { url: HOOK } } };
    const { requests } = await asking({ operation: 'send', params, invocation: { version: '0.3' } });
    expect(bodyOf(requests[0])['params']).toMatchObject({
      configuration: { pushNotificationConfig: { authentication: { schemes: ['Bearer'], credentials: 'minted' } } },
    });
  });

  it('is refused when it is written as another version writes it: nothing passes that was not understood', async () => {
    const message = { messageId: 'm', role: 'user', parts: [{ kind: 'text', text: 'hi' }] };
    const params = { message, configuration: { taskPushNotificationConfig: { url: HOOK } } };
    const { outcome, requests } = await asking({ operation: 'send', params, invocation: { version: '0.3' } });
    expect(textOf(outcome)).toBe('INVALID_PARAMS');
    expect(requests).toEqual([]);
  });

  it('is dropped when the agent answers without a task', async () => {
    const params = { message: said, configuration: { taskPushNotificationConfig: { url: HOOK } } };
    const { relay } = await asking({ operation: 'send', params });
    expect(relay.receivers.drop).toHaveBeenCalledExactlyOnceWith('r-1');
    expect(relay.receivers.bind).not.toHaveBeenCalled();
  });

  it('is the task’s as soon as a stream names it', async () => {
    const params = { message: said, configuration: { taskPushNotificationConfig: { url: HOOK } } };
    const events = async function* () {
      yield content('one', { taskId: 't-9' });
      yield content('two', { taskId: 't-9' });
    };
    const { relay, outcome } = await asking({ operation: 'stream', params, run: async () => stream(events) });
    expect(await readAll(outcome)).toEqual(['<one>', '<two>']);
    expect(relay.receivers.bind).toHaveBeenCalledExactlyOnceWith('r-1', 't-9');
  });

  it('is set before the first word of a task of the gateway’s own', async () => {
    const order: string[] = [];
    const agent = anAgent({ push: 'relay', platform: 'langgraph', deployments: [aDeployment({ speaksA2a: false })] });
    const engine: GatewayParts['adapted']['engine'] = {
      async run({ onNewTask }) {
        await onNewTask?.('t-new');
        order.push('begun');
        return { kind: 'answer', value: {}, sighting: { taskId: 't-new', terminal: true } };
      },
    };
    const runnerOf: GatewayParts['adapted']['runnerOf'] = () => ({ limits: {} as never, run: () => ({}) as never });
    const params = { message: said, configuration: { taskPushNotificationConfig: { url: HOOK } } };
    const { relay, set } = await asking({
      operation: 'send',
      agent,
      params,
      parts: { adapted: { engine, runnerOf, nativeWayOf: () => undefined } },
    });
    expect(order).toEqual(['begun']);
    // A task that the message names is told about from the first word of the turn on.
    expect([...set.keys()]).toEqual(['key:anna t-1 t-1', 'key:anna t-new t-new']);
    expect(relay.configs.set).toHaveBeenCalledTimes(2);
  });
});
