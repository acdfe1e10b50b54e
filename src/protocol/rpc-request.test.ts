import { describe, expect, it } from 'vitest';
import { type RpcRequest, readRpcRequest } from './rpc-request.ts';

const CAPTURED =
  '{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":{"message":{"messageId":"m1","role":"ROLE_USER","parts":[{"text":"message hi"}]}}}';

const read = (text: string): RpcRequest => {
  const result = readRpcRequest(Buffer.from(text));
  if (!result.ok) throw result.error;
  return result.request;
};

const request = (method: string, params: string): string =>
  `{"jsonrpc":"2.0","id":7,"method":${JSON.stringify(method)},"params":${params}}`;

const names = (method: string, params: string): RpcRequest['names'] => read(request(method, params)).names;

const refusal = (body: string | Buffer): { id: string; code: string } => {
  const result = readRpcRequest(Buffer.from(body as string));
  return result.ok ? { id: result.request.id, code: 'accepted' } : { id: result.id, code: result.error.code };
};

describe('the envelope', () => {
  it('reads a captured request and tells where its params lie', () => {
    const { params, ...rest } = read(CAPTURED);
    expect(rest).toEqual({
      id: '1',
      method: 'SendMessage',
      names: { messageId: 'm1' },
      hasTenant: false,
      hasInlinePush: false,
    });
    expect(CAPTURED.slice(params?.start, params?.end)).toBe(CAPTURED.slice(CAPTURED.indexOf('{"message"'), -1));
  });

  it.each(['7', '0', '-1', '""', '"a"', '"\\u00fc"', '12345678901234567890', 'null', '"1.5"'])(
    'keeps the id %s exactly as it is written',
    (id) => {
      expect(read(`{"id": ${id} ,"jsonrpc":"2.0","method":"GetTask","params":{"id":"t"}}`).id).toBe(id);
    },
  );

  it('takes null for the id of a request without one', () => {
    expect(read('{"jsonrpc":"2.0","method":"GetTask","params":{"id":"t"}}').id).toBe('null');
  });

  it.each([['{'], ['{"jsonrpc":"2.0","id":1,"method":"x"'], [''], ['{"a":1}}'], ['\u{feff}{}']])(
    'answers what is no JSON with PARSE_ERROR and id null: %j',
    (body) => {
      expect(refusal(body)).toEqual({ id: 'null', code: 'PARSE_ERROR' });
    },
  );

  it('refuses every beginning of a request as no JSON', () => {
    for (let length = 0; length < CAPTURED.length; length++) {
      expect(refusal(CAPTURED.slice(0, length))).toEqual({ id: 'null', code: 'PARSE_ERROR' });
    }
  });

  it.each([
    ['a batch', `[${CAPTURED}]`],
    ['an empty batch', '[]'],
    ['a string', '"SendMessage"'],
    ['null', 'null'],
    ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"GetTask"}'],
    ['an id that is an array', '{"jsonrpc":"2.0","id":[1],"method":"GetTask"}'],
    ['an id that is true', '{"jsonrpc":"2.0","id":true,"method":"GetTask"}'],
    ['an id with a fraction', '{"jsonrpc":"2.0","id":1.5,"method":"GetTask"}'],
    ['an id with an exponent', '{"jsonrpc":"2.0","id":1e3,"method":"GetTask"}'],
    ['two ids', '{"jsonrpc":"2.0","id":1,"id":2,"method":"GetTask"}'],
    ['a bomb', '{"jsonrpc":"2.0","id":1,"method":"GetTask","params":'.concat('['.repeat(100_000))],
  ])('refuses %s with INVALID_REQUEST and id null', (_, body) => {
    expect(refusal(body)).toEqual({ id: 'null', code: 'INVALID_REQUEST' });
  });

  it.each([
    ['no jsonrpc', '{"id":7,"method":"GetTask"}'],
    ['another jsonrpc', '{"jsonrpc":"1.0","id":7,"method":"GetTask"}'],
    ['jsonrpc as a number', '{"jsonrpc":2.0,"id":7,"method":"GetTask"}'],
    ['no method', '{"jsonrpc":"2.0","id":7}'],
    ['a method that is no string', '{"jsonrpc":"2.0","id":7,"method":1}'],
    ['an empty object', '{"id":7}'],
  ])('refuses a request with %s with INVALID_REQUEST and the id it has', (_, body) => {
    expect(refusal(body)).toEqual({ id: '7', code: 'INVALID_REQUEST' });
  });

  it.each(['[]', '"x"', '7', 'true'])('refuses params that are %s with INVALID_PARAMS', (params) => {
    expect(refusal(request('GetTask', params))).toEqual({ id: '7', code: 'INVALID_PARAMS' });
  });

  it('takes params that are null for none', () => {
    expect(read(request('GetExtendedAgentCard', 'null')).params).toBeUndefined();
  });

  it('reads methods that A2A does not know, without names', () => {
    expect(read(request('tasks/explode', '{"id":"t"}'))).toMatchObject({ method: 'tasks/explode', names: {} });
  });
});

describe('the names', () => {
  it.each([
    [
      'SendMessage',
      '{"message":{"messageId":"m","taskId":"t","contextId":"c"}}',
      { messageId: 'm', taskId: 't', contextId: 'c' },
    ],
    [
      'message/stream',
      '{"message":{"message_id":"m","task_id":"t","context_id":"c"}}',
      { messageId: 'm', taskId: 't', contextId: 'c' },
    ],
    [
      'SendMessage',
      '{"message":{"messageId":"m","referenceTaskIds":["a","","b"]}}',
      { messageId: 'm', referenceTaskIds: ['a', 'b'] },
    ],
    ['message/send', '{"message":{"reference_task_ids":["a"]}}', { referenceTaskIds: ['a'] }],
    ['message/send', '{"message":{"referenceTaskIds":[]}}', {}],
    ['message/send', '{"message":{"referenceTaskIds":null}}', {}],
    ['GetTask', '{"id":"t"}', { taskId: 't' }],
    ['tasks/get', '{"id":"t"}', { taskId: 't' }],
    ['CancelTask', '{"id":"t"}', { taskId: 't' }],
    ['tasks/resubscribe', '{"id":"t"}', { taskId: 't' }],
    ['ListTasks', '{"context_id":"c","pageSize":5}', { contextId: 'c' }],
    ['CreateTaskPushNotificationConfig', '{"task_id":"t","id":"config"}', { taskId: 't' }],
    ['GetTaskPushNotificationConfig', '{"taskId":"t","id":"config"}', { taskId: 't' }],
    ['ListTaskPushNotificationConfigs', '{"taskId":"t"}', { taskId: 't' }],
    ['DeleteTaskPushNotificationConfig', '{"taskId":"t","id":"config"}', { taskId: 't' }],
    ['tasks/pushNotificationConfig/set', '{"taskId":"t","pushNotificationConfig":{"id":"c"}}', { taskId: 't' }],
    ['tasks/pushNotificationConfig/get', '{"id":"t","pushNotificationConfigId":"c"}', { taskId: 't' }],
    ['tasks/pushNotificationConfig/list', '{"id":"t"}', { taskId: 't' }],
    ['tasks/pushNotificationConfig/delete', '{"id":"t","pushNotificationConfigId":"c"}', { taskId: 't' }],
    ['GetExtendedAgentCard', '{}', {}],
  ])('of %s %s', (method, params, expected) => {
    expect(names(method, params)).toEqual(expected);
  });

  it('are decoded, wherever the params stand', () => {
    expect(read('{"params":{"\\u0069d":"a\\u0062\\"ü"},"method":"GetTask","jsonrpc":"2.0"}').names).toEqual({
      taskId: 'ab"ü',
    });
  });

  it('are absent when they are null or empty', () => {
    expect(names('SendMessage', '{"message":{"messageId":"m","taskId":null,"contextId":""}}')).toEqual({
      messageId: 'm',
    });
  });

  it.each([
    ['both spellings at once', 'GetTask', '{"id":"a","id":"b"}'],
    ['both spellings at once, same value', 'SendMessage', '{"message":{"taskId":"a","task_id":"a"}}'],
    ['a spelling hidden by an escape', 'SendMessage', '{"message":{"taskId":"a","\\u0074askId":"b"}}'],
    ['two messages', 'SendMessage', '{"message":{"taskId":"mine"},"message":{"taskId":"theirs"}}'],
    ['two lists of parts', 'SendMessage', '{"message":{"parts":[],"parts":[]}}'],
    ['a number, which some agents read as the string', 'GetTask', '{"id":7}'],
    ['an object', 'SendMessage', '{"message":{"contextId":{}}}'],
    ['a reference that is no list', 'SendMessage', '{"message":{"referenceTaskIds":"theirs"}}'],
    ['a reference that is no string', 'SendMessage', '{"message":{"referenceTaskIds":[7]}}'],
    [
      'references in both spellings',
      'SendMessage',
      '{"message":{"referenceTaskIds":[],"reference_task_ids":["theirs"]}}',
    ],
    ['true', 'ListTasks', '{"contextId":true}'],
    ['a NUL character', 'GetTask', '{"id":"a\\u0000"}'],
    ['half a surrogate pair', 'GetTask', '{"id":"\\ud800"}'],
    ['a member in the wrong case, which some agents read all the same', 'GetTask', '{"id":"mine","ID":"theirs"}'],
    ['nothing but a member in the wrong case', 'SendMessage', '{"message":{"TaskId":"theirs"}}'],
    ['a wrong case hidden by an escape', 'SendMessage', '{"message":{"\\u0054ask_id":"theirs"}}'],
    ['a wrong case that only Unicode folds', 'SendMessage', '{"message":{"ta\u017f\u212aId":"theirs"}}'],
    ['a push config in the wrong case', 'message/send', '{"configuration":{"PushNotificationConfig":{"url":"x"}}}'],
    ['a tenant in the wrong case', 'GetTask', '{"id":"t","Tenant":"acme"}'],
    ['__proto__ in the params', 'GetTask', '{"id":"t","__proto__":{}}'],
    ['constructor in the message', 'SendMessage', '{"message":{"constructor":{}}}'],
  ])('are refused with INVALID_PARAMS when there is %s', (_, method, params) => {
    expect(refusal(request(method, params))).toEqual({ id: '7', code: 'INVALID_PARAMS' });
  });

  it('leave metadata and parts alone', () => {
    const params =
      '{"message":{"messageId":"m","parts":[{"data":{"constructor":1,"TaskId":1,"a":1,"a":2}}]},"metadata":{"constructor":1,"TASKID":1}}';
    expect(names('SendMessage', params)).toEqual({ messageId: 'm' });
  });
});

describe('what may not pass as it is', () => {
  it.each([
    ['{"tenant":"acme"}', true],
    ['{"configuration":{"taskPushNotificationConfig":{"tenant":"acme"}}}', true],
    ['{"configuration":{"task_push_notification_config":{"tenant":7}}}', true],
    ['{"tenant":""}', false],
    ['{"tenant":null}', false],
    ['{"message":{"tenant":"not a tenant"}}', false],
  ])('a tenant: %s', (params, expected) => {
    expect(read(request('SendMessage', params)).hasTenant).toBe(expected);
  });

  it.each([
    ['{"configuration":{"pushNotificationConfig":{"url":"https://h"}}}', true],
    ['{"configuration":{"push_notification_config":{}}}', true],
    ['{"configuration":{"taskPushNotificationConfig":{"url":"https://h"}}}', true],
    ['{"configuration":{"pushNotification":{"url":"https://h"}}}', true],
    ['{"configuration":{"pushNotificationConfig":null}}', false],
    ['{"configuration":{}}', false],
  ])('a push config that comes along: %s', (params, expected) => {
    expect(read(request('message/send', params)).hasInlinePush).toBe(expected);
  });
});
