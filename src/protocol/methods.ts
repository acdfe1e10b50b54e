import type { Operation, Version } from './operation.ts';

/**
 * JSON-RPC method names of both versions (A2A 0.3 section 7, A2A 1.0 section 9.4). The names never overlap, so the name
 * alone tells the version, whatever a version header says.
 */
const METHODS: Record<Version, Partial<Record<Operation, string>>> = {
  '0.3': {
    send: 'message/send',
    stream: 'message/stream',
    get: 'tasks/get',
    // Not in the 0.3 specification; some gateways' clients send it, and it can mean nothing else.
    list: 'tasks/list',
    cancel: 'tasks/cancel',
    subscribe: 'tasks/resubscribe',
    'push-create': 'tasks/pushNotificationConfig/set',
    'push-get': 'tasks/pushNotificationConfig/get',
    'push-list': 'tasks/pushNotificationConfig/list',
    'push-delete': 'tasks/pushNotificationConfig/delete',
    'extended-card': 'agent/getAuthenticatedExtendedCard',
  },
  '1.0': {
    send: 'SendMessage',
    stream: 'SendStreamingMessage',
    get: 'GetTask',
    list: 'ListTasks',
    cancel: 'CancelTask',
    subscribe: 'SubscribeToTask',
    'push-create': 'CreateTaskPushNotificationConfig',
    'push-get': 'GetTaskPushNotificationConfig',
    'push-list': 'ListTaskPushNotificationConfigs',
    'push-delete': 'DeleteTaskPushNotificationConfig',
    'extended-card': 'GetExtendedAgentCard',
  },
};

/** What a JSON-RPC method name asks for. */
export interface MethodMeaning {
  readonly operation: Operation;
  readonly version: Version;
}

const MEANINGS: ReadonlyMap<string, MethodMeaning> = new Map(
  (['0.3', '1.0'] as const).flatMap((version) =>
    Object.entries(METHODS[version]).map(([operation, method]) => [
      method,
      { operation: operation as Operation, version },
    ]),
  ),
);

/** Finds what a method name means, or undefined when A2A knows no such method. */
export const operationOf = (method: string): MethodMeaning | undefined => MEANINGS.get(method);

/**
 * The name to call an operation by.
 *
 * @returns undefined when that version has no such method: 0.3 agents cannot list tasks
 */
export const methodOf = (operation: Operation, version: Version): string | undefined =>
  version === '0.3' && operation === 'list' ? undefined : METHODS[version][operation];
