import { describe, expect, it } from 'vitest';
import { type Json, type JsonObject, RawNumber } from '../json.ts';
import { OPERATIONS } from '../operation.ts';
import { createStreamMemory, resultFixup, translateEvent, translateParams, translateResult } from './index.ts';

const message = { messageId: 'm1', role: 'ROLE_USER', parts: [{ text: 'hi' }] };

describe('translateParams', () => {
  it('refuses to list where the agent has no such operation, and says what to do', () => {
    for (const to of ['0.3', '0.3-rest'] as const) {
      expect(() => translateParams('list', {}, '1.0', to)).toThrow(
        expect.objectContaining({ code: 'UNSUPPORTED_OPERATION', message: expect.stringContaining('its id') }),
      );
    }
  });

  it('never passes a tenant, not even to the same dialect or in an inline push config', () => {
    const config = { tenant: 'other', url: 'https://h' };
    const params = { tenant: 'other', message, configuration: { taskPushNotificationConfig: config } };
    expect(translateParams('send', params, '1.0', '1.0')).toEqual({
      message,
      configuration: { taskPushNotificationConfig: { url: 'https://h' } },
    });
    const snake = { tenant: 'other', message, configuration: { task_push_notification_config: config } };
    for (const to of ['1.0', '0.3', '0.3-rest'] as const)
      expect(JSON.stringify(translateParams('send', snake, '1.0', to))).not.toContain('tenant');
    expect(translateParams('push-create', { ...config, taskId: 't' }, '1.0', '0.3')).toEqual({
      taskId: 't',
      pushNotificationConfig: { url: 'https://h' },
    });
  });

  it('leaves everything else alone between equal dialects, fields of the future included', () => {
    const params = { id: 't', currentGeneration: 7, history_length: 1 };
    expect(translateParams('get', params, '1.0', '1.0')).toEqual(params);
  });

  it('keeps the exact text of numbers', () => {
    const exact = new RawNumber('12345678901234567890');
    const part = { kind: 'data', data: { exact }, metadata: { exact } };
    const params = { message: { kind: 'message', messageId: 'm1', role: 'user', parts: [part] }, metadata: { exact } };
    expect(translateParams('send', params, '0.3', '1.0')).toEqual({
      message: { messageId: 'm1', role: 'ROLE_USER', parts: [{ data: { exact }, metadata: { exact } }] },
      metadata: { exact },
    });
    const bare = { ...message, parts: [{ data: exact }] };
    const translated = translateParams('send', { message: bare }, '1.0', '0.3') as { message: { parts: Json } };
    expect(translated.message.parts).toEqual([
      { kind: 'data', data: { value: exact }, metadata: { data_part_compat: true } },
    ]);
  });

  it('takes the camelCase field when both spellings are there', () => {
    expect(translateParams('get', { history_length: 9, id: 't', historyLength: 2 }, '0.3', '1.0')).toEqual({
      id: 't',
      historyLength: 2,
    });
  });

  it('an unknown field cannot become a field of the target, in no spelling', () => {
    const config = { url: 'https://evil.example' };
    const names = ['pushNotificationConfig', 'push_notification_config', 'pushNotification', 'push_notification'];
    for (const name of names) {
      const params = { message, configuration: { [name]: config } };
      expect(JSON.stringify(translateParams('send', params, '1.0', '0.3-rest'))).not.toContain('evil');
      const sent = translateParams('send', params, '1.0', '0.3')['configuration'];
      expect(sent).not.toHaveProperty('pushNotificationConfig');
      expect(sent).not.toHaveProperty('push_notification_config');
    }
  });

  it('a message under the proto’s first name for it is the message', () => {
    const request = { message_id: 'm1', role: 'ROLE_USER', content: [{ text: 'hi' }] };
    expect(translateParams('send', { request }, '0.3-rest', '1.0')).toEqual({ message });
  });

  it('a field named __proto__ becomes nobody’s prototype', () => {
    const params = JSON.parse('{"message":{"__proto__":{"polluted":1},"messageId":"m1"}}') as JsonObject;
    const translated = translateParams('send', params, '1.0', '0.3')['message'] as JsonObject;
    expect(Object.getPrototypeOf(translated)).toBe(Object.prototype);
    expect(translated['polluted']).toBeUndefined();
  });
});

describe('translateResult', () => {
  it.each<[string, Json, '0.3' | '1.0', '0.3' | '1.0']>([
    ['nothing', null, '0.3', '1.0'],
    ['a text', 'hello', '1.0', '0.3'],
    ['an empty object', {}, '0.3', '1.0'],
    ['an object without the wrapper of 1.0', { id: 't', status: {} }, '1.0', '0.3'],
    ['a stream item for an answer', { kind: 'status-update', taskId: 't', status: { state: 'working' } }, '0.3', '1.0'],
    ['a kind nobody knows', { kind: 'telemetry' }, '0.3', '1.0'],
  ])('refuses %s as the answer to a send', (_what, value, from, to) => {
    expect(() => translateResult('send', value, from, to)).toThrow(
      expect.objectContaining({ code: 'INVALID_AGENT_RESPONSE' }),
    );
  });

  it('recognises what very old agents send without a kind', () => {
    const status = { state: 'working' };
    const to10 = (value: Json) => Object.keys(translateResult('stream', value, '0.3', '1.0') as JsonObject);
    expect(to10({ id: 't', contextId: 'c', status })).toEqual(['task']);
    expect(to10({ taskId: 't', contextId: 'c', status, final: false })).toEqual(['statusUpdate']);
    expect(to10({ taskId: 't', artifact: { artifactId: 'a', parts: [] } })).toEqual(['artifactUpdate']);
    expect(to10({ messageId: 'm', role: 'agent', parts: [] })).toEqual(['message']);
  });

  it('fields of the future survive on the way to 0.3, whose readers skip them', () => {
    const task = { id: 't', contextId: 'c', status: { state: 'TASK_STATE_WORKING' }, generation: 3 };
    expect(translateResult('get', task, '1.0', '0.3')).toHaveProperty('generation', 3);
  });

  it('a stray `kind` or `final` of a 1.0 agent does not overrule ours', () => {
    const update = { taskId: 't', contextId: 'c', status: { state: 'TASK_STATE_WORKING' }, final: true, kind: 'x' };
    expect(translateResult('stream', { statusUpdate: update }, '1.0', '0.3')).toMatchObject({
      kind: 'status-update',
      final: false,
    });
  });

  it('translates the extended card', () => {
    const card = { name: 'a', url: 'https://h', protocolVersion: '0.3.0', supportsAuthenticatedExtendedCard: true };
    expect(translateResult('extended-card', card, '0.3', '1.0')).toMatchObject({
      supportedInterfaces: [{ url: 'https://h', protocolBinding: 'JSONRPC', protocolVersion: '0.3' }],
      capabilities: { extendedAgentCard: true },
    });
  });

  it('is the identity between equal dialects', () => {
    for (const operation of OPERATIONS) {
      const value = { anything: operation };
      expect(translateResult(operation, value, '1.0', '1.0')).toBe(value);
    }
  });
});

describe('translateEvent', () => {
  const working = { kind: 'status-update', status: { state: 'working' }, final: false };

  it('completes the ids that an agent leaves out, from earlier events', () => {
    const memory = createStreamMemory();
    translateEvent({ kind: 'task', id: 't', contextId: 'c', status: { state: 'submitted' } }, '0.3', '1.0', memory);
    expect(translateEvent(working, '0.3', '1.0', memory)).toEqual({
      statusUpdate: { taskId: 't', contextId: 'c', status: { state: 'TASK_STATE_WORKING' } },
    });
  });

  it('completes them from what the request named, until the stream knows better', () => {
    const memory = createStreamMemory({ taskId: 't0', contextId: 'c0' });
    expect(translateEvent(working, '0.3', '1.0', memory)).toMatchObject({
      statusUpdate: { taskId: 't0', contextId: 'c0' },
    });
    translateEvent({ ...working, taskId: 't1', contextId: 'c1' }, '0.3', '1.0', memory);
    expect(translateEvent(working, '0.3', '1.0', memory)).toMatchObject({
      statusUpdate: { taskId: 't1', contextId: 'c1' },
    });
  });

  it('completes them for 0.3 too, and between equal dialects', () => {
    const memory = createStreamMemory({ contextId: 'c' });
    const update = { taskId: 't', status: { state: 'TASK_STATE_WORKING' } };
    expect(translateEvent({ statusUpdate: update }, '1.0', '0.3', memory)).toMatchObject({
      taskId: 't',
      contextId: 'c',
    });
    expect(translateEvent({ statusUpdate: update }, '1.0', '1.0', memory)).toEqual({
      statusUpdate: { ...update, contextId: 'c' },
    });
  });

  it('hands back a complete event of the same dialect as it is', () => {
    const event = { statusUpdate: { taskId: 't', contextId: 'c', status: {} } };
    expect(translateEvent(event, '1.0', '1.0', createStreamMemory())).toBe(event);
  });

  it('gives a message no ids of its own accord', () => {
    const memory = createStreamMemory({ taskId: 't', contextId: 'c' });
    expect(translateEvent({ message }, '1.0', '0.3', memory)).not.toHaveProperty('taskId');
  });
});

describe('resultFixup', () => {
  const task = { id: 't', status: {}, history: [message] };

  it('takes the history away that 1.0 did not ask for and 0.3 cannot leave out', () => {
    const fixup = resultFixup('get', { id: 't', historyLength: 0 }, '1.0', '0.3');
    expect(fixup(task)).toEqual({ id: 't', status: {} });
    const fixupSend = resultFixup('send', { configuration: { history_length: 0 } }, '1.0', '0.3-rest');
    expect(fixupSend({ task })).toEqual({ task: { id: 't', status: {} } });
    expect(fixupSend({ message })).toEqual({ message });
  });

  it.each([
    ['history was asked for', { id: 't', historyLength: 1 }, '1.0', '0.3'],
    ['nothing was said', { id: 't' }, '1.0', '0.3'],
    ['the agent speaks 1.0 itself', { id: 't', historyLength: 0 }, '1.0', '1.0'],
    ['0 means everything', { id: 't', historyLength: 0 }, '0.3', '1.0'],
  ] as const)('changes nothing when %s', (_why, params, from, to) => {
    expect(resultFixup('get', params, from, to)(task)).toBe(task);
  });
});
