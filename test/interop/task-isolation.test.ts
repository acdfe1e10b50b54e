import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startV03Agent } from '../peers/v03-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say03, say10 } from '../support/messages.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { type Answer, type AnyJson, at, rest, rpc, rpcStream, textAt } from '../support/wire.ts';

// Rows 9 and 10 of the interop matrix, and security promise 10: what belongs to one caller does not exist for another.

const HOOK = 'https://93.184.216.34/hook';

/** Every way to name a task, each with the task's id to be filled in. */
type Ways = Record<string, (target: Target, taskId: string) => Promise<Answer | { status: number; text: string }>>;

const rpc10 = (method: string, params: (id: string) => object): Ways[string] => {
  return (target, id) => rpc(target, method, params(id), { version: '1.0' });
};
const rpc03 = (method: string, params: (id: string) => object): Ways[string] => {
  return (target, id) => rpc(target, method, params(id));
};

const WAYS: Ways = {
  GetTask: rpc10('GetTask', (id) => ({ id })),
  CancelTask: rpc10('CancelTask', (id) => ({ id })),
  SubscribeToTask: rpc10('SubscribeToTask', (id) => ({ id })),
  'SendMessage, taskId': rpc10('SendMessage', (id) => say10('hello', { taskId: id })),
  'SendMessage, task_id': rpc10('SendMessage', (id) => say10('hello', { task_id: id })),
  'SendStreamingMessage, task_id': rpc10('SendStreamingMessage', (id) => say10('hello', { task_id: id })),
  'SendMessage, referenceTaskIds': rpc10('SendMessage', (id) => say10('hello', { referenceTaskIds: [id] })),
  'SendMessage, reference_task_ids': rpc10('SendMessage', (id) => say10('hello', { reference_task_ids: [id] })),
  'CreateTaskPushNotificationConfig, taskId': rpc10('CreateTaskPushNotificationConfig', (id) => ({
    taskId: id,
    url: HOOK,
  })),
  'CreateTaskPushNotificationConfig, task_id': rpc10('CreateTaskPushNotificationConfig', (id) => ({
    task_id: id,
    url: HOOK,
  })),
  'GetTaskPushNotificationConfig, task_id': rpc10('GetTaskPushNotificationConfig', (id) => ({ task_id: id, id: 'c' })),
  ListTaskPushNotificationConfigs: rpc10('ListTaskPushNotificationConfigs', (id) => ({ taskId: id })),
  'DeleteTaskPushNotificationConfig, task_id': rpc10('DeleteTaskPushNotificationConfig', (id) => ({
    task_id: id,
    id: 'c',
  })),
  'tasks/get': rpc03('tasks/get', (id) => ({ id })),
  'tasks/cancel': rpc03('tasks/cancel', (id) => ({ id })),
  'tasks/resubscribe': rpc03('tasks/resubscribe', (id) => ({ id })),
  'message/send, taskId': rpc03('message/send', (id) => say03('hello', { taskId: id })),
  'message/stream, task_id': rpc03('message/stream', (id) => say03('hello', { task_id: id })),
  'tasks/pushNotificationConfig/set': rpc03('tasks/pushNotificationConfig/set', (id) => ({
    taskId: id,
    pushNotificationConfig: { url: HOOK },
  })),
  'tasks/pushNotificationConfig/get': rpc03('tasks/pushNotificationConfig/get', (id) => ({ id })),
  'tasks/pushNotificationConfig/list': rpc03('tasks/pushNotificationConfig/list', (id) => ({ id })),
  'tasks/pushNotificationConfig/delete': rpc03('tasks/pushNotificationConfig/delete', (id) => ({
    id,
    pushNotificationConfigId: 'c',
  })),
  'GET /tasks/{id}': (target, id) => rest(target, 'GET', `/tasks/${id}`),
  'POST /tasks/{id}:cancel': (target, id) => rest(target, 'POST', `/tasks/${id}:cancel`, {}),
  'GET /tasks/{id}:subscribe': (target, id) => rest(target, 'GET', `/tasks/${id}:subscribe`),
  'POST /message:send': (target, id) => rest(target, 'POST', '/message:send', say10('hello', { task_id: id })),
  'POST /message:stream': (target, id) => rest(target, 'POST', '/message:stream', say10('hello', { taskId: id })),
  'POST /tasks/{id}/pushNotificationConfigs': (target, id) =>
    rest(target, 'POST', `/tasks/${id}/pushNotificationConfigs`, { url: HOOK }),
  'GET /tasks/{id}/pushNotificationConfigs': (target, id) =>
    rest(target, 'GET', `/tasks/${id}/pushNotificationConfigs`),
  'DELETE /tasks/{id}/pushNotificationConfigs/c': (target, id) =>
    rest(target, 'DELETE', `/tasks/${id}/pushNotificationConfigs/c`),
  'GET /v1/tasks/{id}': (target, id) => rest(target, 'GET', `/v1/tasks/${id}`),
  'POST /v1/message:send, under its first name': (target, id) =>
    rest(target, 'POST', '/v1/message:send', {
      request: { messageId: 'm', role: 'ROLE_USER', content: [], taskId: id },
    }),
};

describe.each([
  ['1.0', () => startV1Agent()],
  ['0.3', () => startV03Agent()],
] as const)("promise 10: an agent of %s, and two callers' tasks", (_version, start) => {
  let agent: Peer;
  let gateway: TestGateway;
  let anna: Target;
  let bert: Target;
  let foreign: string;
  let foreignContext: string;

  beforeAll(async () => {
    [agent, gateway] = await Promise.all([start(), startGateway()]);
    await gateway.register({ agent_name: 'agent', url: agent.url, push_notifications: 'validate' });
    [anna, bert] = [
      gatewayTarget(gateway, 'agent', await gateway.createKey(['agent'])),
      gatewayTarget(gateway, 'agent', await gateway.createKey(['agent'])),
    ];
    const { json } = await rpc(anna, 'SendMessage', say10('input'), { version: '1.0' });
    foreign = textAt(json, 'result', 'task', 'id');
    foreignContext = textAt(json, 'result', 'task', 'contextId');
  });
  afterAll(async () => {
    await gateway?.close();
    await agent?.close();
  });

  it.each(Object.entries(WAYS))(
    '%s: a foreign task looks like an unknown one, and the agent hears of neither',
    async (_, ask) => {
      const unknown = '00000000-0000-4000-8000-000000000000';
      const heard = agent.requests.length;
      const seen = async (taskId: string) => {
        const { status, text } = await ask(bert, taskId);
        return { status, body: text.replaceAll(taskId, '{id}') };
      };
      const answer = await seen(foreign);
      expect(answer).toEqual(await seen(unknown));
      expect(answer.body).toContain('Task not found: {id}');
      expect(agent.requests.length).toBe(heard);
    },
  );

  it('the owner still has the task', async () => {
    const { json } = await rpc(anna, 'GetTask', { id: foreign }, { version: '1.0' });
    expect(at(json, 'result', 'id')).toBe(foreign);
  });

  it('a foreign context looks like a new one: the caller gets its own of that name', async () => {
    const inContext = (target: Target, contextId: string) =>
      rpc(target, 'SendMessage', say10('hello', { context_id: contextId }), { version: '1.0' });
    for (const contextId of [foreignContext, 'made up by "Bert"']) {
      const { json } = await inContext(bert, contextId);
      expect(at(json, 'result', 'task', 'contextId')).toBe(contextId);
      const taskId = textAt(json, 'result', 'task', 'id');
      const own = await rpc(bert, 'GetTask', { id: taskId }, { version: '1.0' });
      expect(at(own.json, 'result', 'contextId')).toBe(contextId);
      expect(await listed(anna, { contextId })).not.toContain(taskId);
      expect(await listed(bert, { contextId })).toEqual([taskId]);
    }
    expect(await listed(anna, { contextId: foreignContext })).toEqual([foreign]);
  });

  it('a stream in a foreign context names the context as its caller does, in every event', async () => {
    const said = say03('slow 2 5', { contextId: foreignContext });
    const { events } = await rpcStream(bert, 'message/stream', said);
    expect(events.length).toBeGreaterThan(3);
    for (const { json } of events) expect(at(json, 'result', 'contextId')).toBe(foreignContext);
  });

  it("a list holds the caller's tasks alone, over every wire", async () => {
    const own = await listed(anna, {});
    expect(own).toEqual([foreign]);
    const { json: old } = await rpc(anna, 'tasks/list', {});
    const { json: plain } = await rest(anna, 'GET', '/tasks');
    const { json: proto } = await rest(anna, 'GET', '/v1/tasks');
    for (const tasks of [at(old, 'result', 'tasks'), at(plain, 'tasks'), at(proto, 'tasks')])
      expect(idsOf(tasks)).toEqual(own);
  });
});

async function listed(target: Target, params: object): Promise<string[]> {
  const { json } = await rpc(target, 'ListTasks', params, { version: '1.0' });
  return idsOf(at(json, 'result', 'tasks'));
}

const idsOf = (tasks: AnyJson): string[] => (Array.isArray(tasks) ? tasks.map((task) => textAt(task, 'id')) : []);
