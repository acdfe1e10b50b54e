import { describe, expect, it } from 'vitest';
import { OPERATIONS } from './operation.ts';
import { addressOf, matchRest } from './rest-routes.ts';

describe('matchRest', () => {
  it.each([
    ['POST', '/message:send', 'send', {}],
    ['POST', '/message:stream', 'stream', {}],
    ['GET', '/tasks', 'list', {}],
    ['GET', '/tasks/7', 'get', { id: '7' }],
    ['POST', '/tasks/7:cancel', 'cancel', { id: '7' }],
    ['GET', '/tasks/7:subscribe', 'subscribe', { id: '7' }],
    ['POST', '/tasks/7:subscribe', 'subscribe', { id: '7' }],
    ['POST', '/tasks/7/pushNotificationConfigs', 'push-create', { taskId: '7' }],
    ['GET', '/tasks/7/pushNotificationConfigs', 'push-list', { taskId: '7' }],
    ['GET', '/tasks/7/pushNotificationConfigs/c', 'push-get', { taskId: '7', id: 'c' }],
    ['DELETE', '/tasks/7/pushNotificationConfigs/c', 'push-delete', { taskId: '7', id: 'c' }],
    ['GET', '/extendedAgentCard', 'extended-card', {}],
  ])('1.0: %s %s', (method, path, operation, params) => {
    expect(matchRest(method, path)).toEqual({ operation, version: '1.0', params });
  });

  it.each([
    ['POST', '/v1/message:send', 'send', {}],
    ['POST', '/v1/message:stream', 'stream', {}],
    ['GET', '/v1/tasks', 'list', {}],
    ['GET', '/v1/tasks/7', 'get', { id: '7' }],
    ['POST', '/v1/tasks/7:cancel', 'cancel', { id: '7' }],
    ['GET', '/v1/tasks/7:subscribe', 'subscribe', { id: '7' }],
    ['POST', '/v1/tasks/7:subscribe', 'subscribe', { id: '7' }],
    ['POST', '/v1/tasks/7/pushNotificationConfigs', 'push-create', { taskId: '7' }],
    ['POST', '/v1/task/7/pushNotificationConfigs', 'push-create', { taskId: '7' }],
    ['GET', '/v1/tasks/7/pushNotificationConfigs', 'push-list', { id: '7' }],
    ['GET', '/v1/tasks/7/pushNotificationConfigs/c', 'push-get', { id: '7', pushNotificationConfigId: 'c' }],
    ['DELETE', '/v1/tasks/7/pushNotificationConfigs/c', 'push-delete', { id: '7', pushNotificationConfigId: 'c' }],
    ['GET', '/v1/card', 'extended-card', {}],
  ])('0.3: %s %s', (method, path, operation, params) => {
    expect(matchRest(method, path)).toEqual({ operation, version: '0.3', params });
  });

  it.each([
    ['POST', '/message%3Asend', 'send', {}],
    ['POST', '/tasks/a%2Fb%20%C3%BC%3Acancel', 'cancel', { id: 'a/b ü' }],
    ['POST', '/tasks/a:b:cancel', 'cancel', { id: 'a:b' }],
    ['GET', '/tasks/7/', 'get', { id: '7' }],
    ['GET', '/tasks/', 'list', {}],
    ['GET', '/tasks/message:send', 'get', { id: 'message:send' }],
  ])('decodes and forgives: %s %s', (method, path, operation, params) => {
    expect(matchRest(method, path)).toEqual({ operation, version: '1.0', params });
  });

  it.each([
    ['GET', '/message:send', ['POST']],
    ['PUT', '/tasks/7', ['GET']],
    ['GET', '/tasks/7:cancel', ['POST']],
    ['DELETE', '/tasks/7:subscribe', ['GET', 'POST']],
    ['constructor', '/tasks', ['GET']],
  ])('tells which verbs a path has: %s %s', (method, path, methodNotAllowed) => {
    expect(matchRest(method, path)).toEqual({ methodNotAllowed });
  });

  it.each(
    [
      ['', '/', '//', '/message', '/message:explode', '/Tasks', '/tasks/7/x', '/tasks//pushNotificationConfigs'],
      ['/v1', '/v2/tasks', '/v1/extendedAgentCard', '/card', '/tasks/%zz', '/tasks/7:cancel/x'],
      ['/acme/tasks/7', '/acme/message:send'],
      ['/tasks/..', '/tasks/.', '/tasks/%2e%2e', '/tasks/7/pushNotificationConfigs/%2E.'],
    ].flat(),
  )('knows nothing at %j', (path) => {
    for (const method of ['GET', 'POST', 'DELETE']) expect(matchRest(method, path)).toBeUndefined();
  });
});

describe('addressOf', () => {
  it('gives an address that matchRest reads back, for every operation and any id', () => {
    const ids = { id: 'a/b:c ü%2e', taskId: 'x?y#z', pushNotificationConfigId: '&' };
    for (const version of ['0.3', '1.0'] as const) {
      for (const operation of OPERATIONS) {
        const { method, path } = addressOf(operation, version, ids);
        const match = matchRest(method, path);
        expect(match).toMatchObject({ operation, version });
        if (match && 'params' in match) expect(ids).toMatchObject(match.params);
      }
    }
  });

  it.each([[{}], [{ id: '' }], [{ id: 7 }]])('refuses params without the id that stands in the path: %j', (params) => {
    expect(() => addressOf('get', '1.0', params)).toThrow('The parameter "id" is not valid.');
  });
});
