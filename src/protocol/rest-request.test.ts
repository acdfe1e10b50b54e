import { describe, expect, it } from 'vitest';
import { SwitchboardError } from './errors.ts';
import { RawNumber } from './json.ts';
import { readRestNames, readRestParams, restRequest } from './rest-request.ts';
import { matchRest, type RestMatch } from './rest-routes.ts';

const NO_BODY = Buffer.alloc(0);

function match(method: string, path: string): RestMatch {
  const found = matchRest(method, path);
  if (!found || 'methodNotAllowed' in found) throw new Error(`no such path: ${path}`);
  return found;
}

const names = (method: string, path: string, search = '', body = '') =>
  readRestNames(match(method, path), search, Buffer.from(body));

const params = (method: string, path: string, search = '', body = '') =>
  readRestParams(match(method, path), search, Buffer.from(body)).params;

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof SwitchboardError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('readRestNames', () => {
  it('reads what a message names, in both spellings', () => {
    const body = '{"message":{"messageId":"m","task_id":"t","contextId":"c"},"configuration":{}}';
    expect(names('POST', '/message:send', '', body)).toEqual({
      names: { messageId: 'm', taskId: 't', contextId: 'c' },
      hasTenant: false,
      hasInlinePush: false,
    });
  });

  it('reads the tasks that a message refers to, under either name of the message', () => {
    for (const name of ['message', 'request']) {
      const body = `{"${name}":{"messageId":"m","reference_task_ids":["a","b"]}}`;
      expect(names('POST', '/v1/message:send', '', body).names).toEqual({
        messageId: 'm',
        referenceTaskIds: ['a', 'b'],
      });
    }
  });

  it("reads a message under the proto's first name for it, which the SDKs of 0.3 do too", () => {
    const body = '{"request":{"messageId":"m","taskId":"theirs","contextId":"c"}}';
    expect(names('POST', '/v1/message:send', '', body).names).toEqual({
      messageId: 'm',
      taskId: 'theirs',
      contextId: 'c',
    });
    expect(refusal(() => names('POST', '/v1/message:send', '', '{"request":{"taskId":"a"},"message":{}}'))).toBe(
      'INVALID_PARAMS',
    );
  });

  it.each([
    ['GET', '/tasks/7', '?historyLength=5', ''],
    ['POST', '/tasks/7:cancel', '', ''],
    ['POST', '/tasks/7:cancel', '', '{"id":"7","metadata":{"id":"8"}}'],
    ['POST', '/tasks/7:subscribe', '', ''],
    ['POST', '/tasks/7/pushNotificationConfigs', '', '{"id":"config","url":"https://h"}'],
    ['GET', '/tasks/7/pushNotificationConfigs/c', '?id=c', ''],
    [
      'POST',
      '/v1/tasks/7/pushNotificationConfigs',
      '',
      '{"parent":"tasks/7","config":{"name":"tasks/7/pushNotificationConfigs/c"}}',
    ],
    ['DELETE', '/v1/tasks/7/pushNotificationConfigs/c', '', ''],
  ])('takes the task from the path: %s %s %s', (method, path, search, body) => {
    expect(names(method, path, search, body).names).toEqual({ taskId: '7' });
  });

  it('reads the context that a list is for', () => {
    expect(names('GET', '/tasks', '?context_id=c&pageSize=5').names).toEqual({ contextId: 'c' });
    expect(names('GET', '/tasks').names).toEqual({});
  });

  it.each([
    ['POST', '/tasks/7:cancel', '', '{"id":"8"}'],
    ['POST', '/tasks/7:cancel', '', '{"taskId":"8"}'],
    ['GET', '/tasks/7', '?id=8', ''],
    ['GET', '/tasks/7', '?task_id=8', ''],
    ['GET', '/v1/tasks/7', '?name=tasks/8', ''],
    ['GET', '/tasks/7/pushNotificationConfigs', '?taskId=8', ''],
    ['POST', '/tasks/7/pushNotificationConfigs', '', '{"task_id":"8"}'],
    ['POST', '/v1/tasks/7/pushNotificationConfigs', '', '{"parent":"tasks/8","config":{}}'],
    ['POST', '/v1/tasks/7/pushNotificationConfigs', '', '{"name":"tasks/8/pushNotificationConfigs/c"}'],
    [
      'POST',
      '/v1/tasks/7/pushNotificationConfigs',
      '',
      '{"parent":"tasks/7","config":{"name":"tasks/8/pushNotificationConfigs/c"}}',
    ],
    ['POST', '/v1/tasks/7:cancel', '', '{"name":"tasks/8"}'],
  ])('refuses a body or query that names another task than the path: %s %s %s %s', (method, path, search, body) => {
    expect(refusal(() => names(method, path, search, body))).toBe('INVALID_PARAMS');
  });

  it.each([
    ['GET', '/tasks', '?contextId=a&contextId=b', '', 'INVALID_PARAMS'],
    ['GET', '/tasks', '?contextId=a&context_id=a', '', 'INVALID_PARAMS'],
    ['GET', '/tasks', '?contextId=a%00', '', 'INVALID_PARAMS'],
    ['POST', '/message:send', '', '{"message":{"taskId":"a","task_id":"a"}}', 'INVALID_PARAMS'],
    ['POST', '/message:send', '', '{"message":{"taskId":7}}', 'INVALID_PARAMS'],
    ['POST', '/message:send', '', '[]', 'INVALID_PARAMS'],
    ['POST', '/message:send', '', '', 'PARSE_ERROR'],
    ['POST', '/message:send', '', '{"message":', 'PARSE_ERROR'],
    ['POST', '/tasks/7:cancel', '', '{', 'PARSE_ERROR'],
    ['POST', '/message:send', '', '['.repeat(100), 'INVALID_REQUEST'],
  ])('refuses %s %s %s %s', (method, path, search, body, code) => {
    expect(refusal(() => names(method, path, search, body))).toBe(code);
  });

  it('sees a tenant in the body and in the query, and a push config that comes along', () => {
    expect(names('POST', '/message:send', '', '{"tenant":"acme"}').hasTenant).toBe(true);
    expect(names('GET', '/tasks/7', '?tenant=acme').hasTenant).toBe(true);
    expect(names('POST', '/message:send', '?tenant=acme', '{}').hasTenant).toBe(true);
    expect(names('GET', '/tasks/7', '?tenant=').hasTenant).toBe(false);
    expect(names('POST', '/v1/message:send', '', '{"configuration":{"push_notification":{}}}').hasInlinePush).toBe(
      true,
    );
  });
});

describe('readRestParams', () => {
  it('types what a query says, and leaves alone what is not of A2A', () => {
    const search =
      '?A2A-Version=1.0&pageSize=5&include_artifacts=true&contextId=12&status=TASK_STATE_WORKING&x=1&x=2&tenant=t';
    expect(params('GET', '/tasks', search)).toEqual({
      pageSize: 5,
      includeArtifacts: true,
      contextId: '12',
      status: 'TASK_STATE_WORKING',
    });
    expect(params('GET', '/tasks/7', '?historyLength=0&id=7')).toEqual({ id: '7', historyLength: 0 });
  });

  it('reads a body losslessly and lets the path say the ids', () => {
    expect(params('POST', '/tasks/7/pushNotificationConfigs', '', '{"id":"c","x":1.50}')).toEqual({
      taskId: '7',
      id: 'c',
      x: new RawNumber('1.50'),
    });
    expect(params('POST', '/tasks/7:cancel')).toEqual({ id: '7' });
  });

  it.each([['?pageSize=abc'], ['?pageSize=1.5'], ['?pageSize='], ['?includeArtifacts=yes'], ['?historyLength=1e3']])(
    'refuses a query of the wrong type: %s',
    (search) => {
      expect(refusal(() => params('GET', '/tasks', search))).toBe('INVALID_PARAMS');
    },
  );

  it('refuses a body that repeats a member anywhere', () => {
    expect(refusal(() => params('POST', '/message:send', '', '{"message":{"parts":[{"text":"a","text":"b"}]}}'))).toBe(
      'INVALID_REQUEST',
    );
  });
});

describe('restRequest', () => {
  it.each([
    ['send', '1.0', { message: {} }, { method: 'POST', path: '/message:send', search: '', body: { message: {} } }],
    [
      'stream',
      '0.3',
      { message: {} },
      { method: 'POST', path: '/v1/message:stream', search: '', body: { message: {} } },
    ],
    [
      'get',
      '1.0',
      { id: 'a b', historyLength: 2 },
      { method: 'GET', path: '/tasks/a%20b', search: '?historyLength=2', body: undefined },
    ],
    [
      'cancel',
      '1.0',
      { id: '7', metadata: {} },
      { method: 'POST', path: '/tasks/7:cancel', search: '', body: { metadata: {} } },
    ],
    ['subscribe', '0.3', { id: '7' }, { method: 'GET', path: '/v1/tasks/7:subscribe', search: '', body: undefined }],
    [
      'list',
      '1.0',
      { contextId: 'a&b', pageSize: new RawNumber('5.0'), includeArtifacts: true, metadata: {}, pageToken: undefined },
      { method: 'GET', path: '/tasks', search: '?contextId=a%26b&pageSize=5.0&includeArtifacts=true', body: undefined },
    ],
    [
      'push-create',
      '0.3',
      { taskId: '7', parent: 'tasks/7', config: {} },
      {
        method: 'POST',
        path: '/v1/tasks/7/pushNotificationConfigs',
        search: '',
        body: { parent: 'tasks/7', config: {} },
      },
    ],
    [
      'push-delete',
      '0.3',
      { id: '7', pushNotificationConfigId: 'c' },
      { method: 'DELETE', path: '/v1/tasks/7/pushNotificationConfigs/c', search: '', body: undefined },
    ],
    ['extended-card', '1.0', {}, { method: 'GET', path: '/extendedAgentCard', search: '', body: undefined }],
  ] as const)('writes %s in %s', (operation, version, given, expected) => {
    expect(restRequest(operation, version, given)).toEqual(expected);
  });

  it('writes what readRestParams reads back', () => {
    const given = { taskId: 'ü/7', id: 'c:1', pageToken: 'x' };
    const { method, path, search } = restRequest('push-get', '1.0', given);
    expect(readRestParams(match(method, path), search, NO_BODY).params).toEqual(given);
  });
});
