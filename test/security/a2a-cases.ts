import type { Binding, Operation, Version } from '../../src/protocol/index.ts';
import { say03, say03Rest, say10 } from '../support/messages.ts';
import { type AGENTS, ROLES, type Role, STRANGERS } from './cast.ts';

// Every operation of A2A, in every version, over every binding, and what everybody is expected to be answered.

export interface A2aRequest {
  operation: Operation;
  version: Version;
  binding: Binding;
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the agent's address. */
  path: string;
  body?: object;
}

const TASK = 'no-such-task';
const CONFIG = 'no-such-config';
const CALLBACK = 'https://callback.example/';

type Rpc = [method: string, params: object];
type Rest = [method: A2aRequest['method'], path: string, body?: object];

const REQUESTS: Record<Operation, { '1.0': { rpc: Rpc; rest: Rest }; '0.3': { rpc: Rpc; rest: Rest } }> = {
  send: {
    '1.0': { rpc: ['SendMessage', say10('hi')], rest: ['POST', '/message:send', say10('hi')] },
    '0.3': { rpc: ['message/send', say03('hi')], rest: ['POST', '/v1/message:send', say03Rest('hi')] },
  },
  stream: {
    '1.0': { rpc: ['SendStreamingMessage', say10('hi')], rest: ['POST', '/message:stream', say10('hi')] },
    '0.3': { rpc: ['message/stream', say03('hi')], rest: ['POST', '/v1/message:stream', say03Rest('hi')] },
  },
  get: {
    '1.0': { rpc: ['GetTask', { id: TASK }], rest: ['GET', `/tasks/${TASK}`] },
    '0.3': { rpc: ['tasks/get', { id: TASK }], rest: ['GET', `/v1/tasks/${TASK}`] },
  },
  list: {
    '1.0': { rpc: ['ListTasks', {}], rest: ['GET', '/tasks'] },
    '0.3': { rpc: ['tasks/list', {}], rest: ['GET', '/v1/tasks'] },
  },
  cancel: {
    '1.0': { rpc: ['CancelTask', { id: TASK }], rest: ['POST', `/tasks/${TASK}:cancel`, {}] },
    '0.3': { rpc: ['tasks/cancel', { id: TASK }], rest: ['POST', `/v1/tasks/${TASK}:cancel`, {}] },
  },
  subscribe: {
    '1.0': { rpc: ['SubscribeToTask', { id: TASK }], rest: ['GET', `/tasks/${TASK}:subscribe`] },
    '0.3': { rpc: ['tasks/resubscribe', { id: TASK }], rest: ['GET', `/v1/tasks/${TASK}:subscribe`] },
  },
  'push-create': {
    '1.0': {
      rpc: ['CreateTaskPushNotificationConfig', { taskId: TASK, url: CALLBACK }],
      rest: ['POST', `/tasks/${TASK}/pushNotificationConfigs`, { url: CALLBACK }],
    },
    '0.3': {
      rpc: ['tasks/pushNotificationConfig/set', { taskId: TASK, pushNotificationConfig: { url: CALLBACK } }],
      rest: [
        'POST',
        `/v1/tasks/${TASK}/pushNotificationConfigs`,
        {
          parent: `tasks/${TASK}`,
          configId: CONFIG,
          config: {
            name: `tasks/${TASK}/pushNotificationConfigs/${CONFIG}`,
            pushNotificationConfig: { id: CONFIG, url: CALLBACK },
          },
        },
      ],
    },
  },
  'push-get': {
    '1.0': {
      rpc: ['GetTaskPushNotificationConfig', { taskId: TASK, id: CONFIG }],
      rest: ['GET', `/tasks/${TASK}/pushNotificationConfigs/${CONFIG}`],
    },
    '0.3': {
      rpc: ['tasks/pushNotificationConfig/get', { id: TASK, pushNotificationConfigId: CONFIG }],
      rest: ['GET', `/v1/tasks/${TASK}/pushNotificationConfigs/${CONFIG}`],
    },
  },
  'push-list': {
    '1.0': {
      rpc: ['ListTaskPushNotificationConfigs', { taskId: TASK }],
      rest: ['GET', `/tasks/${TASK}/pushNotificationConfigs`],
    },
    '0.3': {
      rpc: ['tasks/pushNotificationConfig/list', { id: TASK }],
      rest: ['GET', `/v1/tasks/${TASK}/pushNotificationConfigs`],
    },
  },
  'push-delete': {
    '1.0': {
      rpc: ['DeleteTaskPushNotificationConfig', { taskId: TASK, id: CONFIG }],
      rest: ['DELETE', `/tasks/${TASK}/pushNotificationConfigs/${CONFIG}`],
    },
    '0.3': {
      rpc: ['tasks/pushNotificationConfig/delete', { id: TASK, pushNotificationConfigId: CONFIG }],
      rest: ['DELETE', `/v1/tasks/${TASK}/pushNotificationConfigs/${CONFIG}`],
    },
  },
  'extended-card': {
    '1.0': { rpc: ['GetExtendedAgentCard', {}], rest: ['GET', '/extendedAgentCard'] },
    '0.3': { rpc: ['agent/getAuthenticatedExtendedCard', {}], rest: ['GET', '/v1/card'] },
  },
};

export const A2A_REQUESTS: A2aRequest[] = Object.entries(REQUESTS).flatMap(([operation, versions]) =>
  Object.entries(versions).flatMap(([version, { rpc, rest }]) => {
    const [rpcMethod, params] = rpc;
    const [method, path, body] = rest;
    const common = { operation: operation as Operation, version: version as Version };
    return [
      {
        ...common,
        binding: 'JSONRPC' as const,
        method: 'POST' as const,
        path: '',
        body: { jsonrpc: '2.0', id: 1, method: rpcMethod, params },
      },
      { ...common, binding: 'HTTP+JSON' as const, method, path, ...(body && { body }) },
    ];
  }),
);

export type CallVerdict = 'in' | 'UNAUTHENTICATED' | 'PERMISSION_DENIED' | 'AGENT_NOT_FOUND';

/** Who was given the agent `granted`, by the key or by the team. */
const CALLERS: readonly Role[] = ['admin', 'teamAdmin', 'member', 'granted', 'agent'];
/** Who manages or views agents sees them all, and calls none that was not given. */
const OVERSEERS: readonly Role[] = ['proxyAdmin', 'viewer'];

/** What somebody who calls an agent is expected to be answered: the same for every operation, version and binding. */
export function expectedCall(agent: keyof typeof AGENTS, role: Role): CallVerdict {
  if (STRANGERS.includes(role)) return 'UNAUTHENTICATED';
  if (role === 'admin' || (agent === 'granted' && CALLERS.includes(role))) return 'in';
  return agent === 'public' || OVERSEERS.includes(role) ? 'PERMISSION_DENIED' : 'AGENT_NOT_FOUND';
}

/** What somebody who asks for the card is expected to be answered. A key that is not valid is refused even where none is needed. */
export function expectedCard(agent: keyof typeof AGENTS, role: Role): CallVerdict {
  if (agent === 'public' && role === 'anonymous') return 'in';
  const call = expectedCall(agent, role);
  return call === 'PERMISSION_DENIED' ? 'in' : call;
}

/** What everybody is expected to be answered. */
export const everybody = <Expected>(expected: (role: Role) => Expected): Record<Role, Expected> =>
  Object.fromEntries(ROLES.map((role) => [role, expected(role)])) as Record<Role, Expected>;
