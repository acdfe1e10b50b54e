import { describe, expect, it } from 'vitest';
import { methodOf, operationOf } from './methods.ts';
import { OPERATIONS } from './operation.ts';

describe('method names', () => {
  it.each([
    ['message/send', 'send', '0.3'],
    ['message/stream', 'stream', '0.3'],
    ['tasks/get', 'get', '0.3'],
    ['tasks/list', 'list', '0.3'],
    ['tasks/cancel', 'cancel', '0.3'],
    ['tasks/resubscribe', 'subscribe', '0.3'],
    ['tasks/pushNotificationConfig/set', 'push-create', '0.3'],
    ['tasks/pushNotificationConfig/get', 'push-get', '0.3'],
    ['tasks/pushNotificationConfig/list', 'push-list', '0.3'],
    ['tasks/pushNotificationConfig/delete', 'push-delete', '0.3'],
    ['agent/getAuthenticatedExtendedCard', 'extended-card', '0.3'],
    ['SendMessage', 'send', '1.0'],
    ['SendStreamingMessage', 'stream', '1.0'],
    ['GetTask', 'get', '1.0'],
    ['ListTasks', 'list', '1.0'],
    ['CancelTask', 'cancel', '1.0'],
    ['SubscribeToTask', 'subscribe', '1.0'],
    ['CreateTaskPushNotificationConfig', 'push-create', '1.0'],
    ['GetTaskPushNotificationConfig', 'push-get', '1.0'],
    ['ListTaskPushNotificationConfigs', 'push-list', '1.0'],
    ['DeleteTaskPushNotificationConfig', 'push-delete', '1.0'],
    ['GetExtendedAgentCard', 'extended-card', '1.0'],
  ])('%s means %s in %s', (method, operation, version) => {
    expect(operationOf(method)).toEqual({ operation, version });
  });

  it.each(['sendmessage', 'message/Send', 'tasks/send', '', 'constructor', '__proto__'])(
    '%j means nothing',
    (method) => {
      expect(operationOf(method)).toBeUndefined();
    },
  );

  it('names every operation in every version, except that 0.3 agents cannot list', () => {
    for (const operation of OPERATIONS) {
      for (const version of ['0.3', '1.0'] as const) {
        const method = methodOf(operation, version);
        if (version === '0.3' && operation === 'list') expect(method).toBeUndefined();
        else expect(operationOf(method ?? '')).toEqual({ operation, version });
      }
    }
  });
});
