import { describe, expect, it } from 'vitest';
import { SwitchboardError } from '../errors.ts';
import { type JsonObject, parseJson, RawNumber } from '../json.ts';
import type { Dialect, Operation } from '../operation.ts';
import { validateParams } from './validate.ts';

/** The fields that are wrong, in order. */
function wrong(operation: Operation, dialect: Dialect, params: JsonObject): string[] {
  try {
    validateParams(operation, dialect, params);
  } catch (error) {
    if (error instanceof SwitchboardError && error.code === 'INVALID_PARAMS') {
      return (error.details.violations ?? []).map(({ field }) => field);
    }
    throw error;
  }
  return [];
}

const MESSAGES: Record<Dialect, JsonObject> = {
  '1.0': { messageId: 'm', role: 'ROLE_USER', parts: [{ text: 'hi' }] },
  '0.3': { kind: 'message', messageId: 'm', role: 'user', parts: [{ kind: 'text', text: 'hi' }] },
  '0.3-rest': { messageId: 'm', role: 'ROLE_USER', content: [{ text: 'hi' }] },
};
const DIALECTS = ['1.0', '0.3', '0.3-rest'] as const;

const send = (dialect: Dialect, change: JsonObject): string[] =>
  wrong('send', dialect, { message: { ...MESSAGES[dialect], ...change } });

const PARTS: Record<Dialect, 'parts' | 'content'> = { '1.0': 'parts', '0.3': 'parts', '0.3-rest': 'content' };
const sendPart = (dialect: Dialect, part: JsonObject): string[] => send(dialect, { [PARTS[dialect]]: [part] });

describe('messages', () => {
  it.each(DIALECTS)('a plain one passes in %s', (dialect) => {
    expect(send(dialect, {})).toEqual([]);
    expect(send(dialect, { taskId: null, contextId: 'c', metadata: {}, extensions: ['x'], unknown: 1 })).toEqual([]);
  });

  it('passes in snake case', () => {
    expect(wrong('send', '1.0', { message: { message_id: 'm', role: 'ROLE_USER', parts: [{ text: '' }] } })).toEqual(
      [],
    );
  });

  it.each(DIALECTS)('is required, and is an object, in %s', (dialect) => {
    expect(wrong('stream', dialect, {})).toEqual(['message']);
    expect(wrong('send', dialect, { message: [] })).toEqual(['message']);
    expect(wrong('send', dialect, { message: 'hi' })).toEqual(['message']);
  });

  it.each([
    [{ messageId: '' }, 'message.messageId'],
    [{ messageId: 7 }, 'message.messageId'],
    [{ messageId: undefined }, 'message.messageId'],
    [{ role: 'user' }, 'message.role'],
    [{ role: null }, 'message.role'],
    [{ parts: [] }, 'message.parts'],
    [{ parts: {} }, 'message.parts'],
    [{ parts: ['hi'] }, 'message.parts[0]'],
    [{ taskId: 7 }, 'message.taskId'],
    [{ contextId: {} }, 'message.contextId'],
    [{ referenceTaskIds: ['a', 7] }, 'message.referenceTaskIds[1]'],
    [{ metadata: [] }, 'message.metadata'],
  ])('is refused with %j', (change, field) => {
    expect(send('1.0', change)).toEqual([field]);
  });

  it('takes enumerations by number in the dialects of protobuf', () => {
    expect(send('1.0', { role: 1 })).toEqual([]);
    expect(send('0.3', { role: 1 })).toEqual(['message.role']);
    expect(send('0.3', { role: 'ROLE_USER' })).toEqual(['message.role']);
  });

  it.each<[Dialect, JsonObject]>([
    ['1.0', { raw: 'aGk=', filename: 'f', mediaType: 'a/b' }],
    ['1.0', { url: 'https://x' }],
    ['1.0', { data: null }],
    ['1.0', { data: [1], text: null }],
    ['0.3', { kind: 'file', file: { bytes: 'aGk=', mimeType: 'a/b' } }],
    ['0.3', { kind: 'file', file: { uri: 'https://x' } }],
    ['0.3', { kind: 'data', data: {} }],
    ['0.3', { type: 'text', text: 'from 0.2' }],
    ['0.3-rest', { file: { fileWithUri: 'https://x' } }],
    ['0.3-rest', { file: { file_with_bytes: 'aGk=' } }],
    ['0.3-rest', { data: { data: {} } }],
  ])('may have the part %s %j', (dialect, part) => {
    expect(sendPart(dialect, part)).toEqual([]);
  });

  it.each<[Dialect, JsonObject]>([
    ['1.0', {}],
    ['1.0', { text: 'a', data: {} }],
    ['1.0', { text: 7 }],
    ['1.0', { kind: 'file', file: { uri: 'x' } }],
    ['0.3', { text: 'no kind' }],
    ['0.3', { kind: 'constructor' }],
    ['0.3', { kind: 'text' }],
    ['0.3', { kind: 'data', data: [1] }],
    ['0.3', { kind: 'file', file: {} }],
    ['0.3', { kind: 'file', file: { bytes: 'a', uri: 'b' } }],
    ['0.3-rest', { kind: 'text' }],
    ['0.3-rest', { data: { x: 1 } }],
    ['0.3-rest', { file: {} }],
  ])('may not have the part %s %j', (dialect, part) => {
    expect(sendPart(dialect, part)).toHaveLength(1);
  });

  it('may call its parts by either name in the proto of 0.3', () => {
    const { content, ...rest } = MESSAGES['0.3-rest'];
    expect(wrong('send', '0.3-rest', { message: { ...rest, parts: content } })).toEqual([]);
    expect(wrong('send', '0.3-rest', { message: rest })).toEqual(['message.content']);
  });
});

describe('other parameters', () => {
  it.each([
    ['get', '1.0', { id: 't', historyLength: 0 }],
    ['list', '1.0', {}],
    ['list', '1.0', { pageSize: 100, contextId: 'c', includeArtifacts: false }],
    ['cancel', '0.3', { id: 't', metadata: {} }],
    ['extended-card', '1.0', {}],
    ['push-create', '1.0', { taskId: 't', url: 'https://h' }],
    ['push-create', '0.3', { taskId: 't', pushNotificationConfig: { url: 'https://h' } }],
    ['push-create', '0.3-rest', { taskId: 't', config: {} }],
    ['push-get', '1.0', { taskId: 't', id: 'c' }],
    ['push-get', '0.3', { id: 't' }],
    ['push-list', '1.0', { task_id: 't' }],
    ['push-delete', '0.3', { id: 't', pushNotificationConfigId: 'c' }],
  ] as const)('of %s in %s pass: %j', (operation, dialect, params) => {
    expect(wrong(operation, dialect, params)).toEqual([]);
  });

  it.each([
    ['get', '1.0', {}, ['id']],
    ['get', '1.0', { id: 7 }, ['id']],
    ['get', '1.0', { id: 't', historyLength: -1 }, ['historyLength']],
    ['get', '1.0', { id: 't', historyLength: new RawNumber('1.5') }, ['historyLength']],
    ['list', '1.0', { pageSize: 0 }, ['pageSize']],
    ['list', '1.0', { pageSize: 101 }, ['pageSize']],
    ['list', '1.0', { pageSize: '5', includeArtifacts: 'true' }, ['pageSize', 'includeArtifacts']],
    ['subscribe', '0.3', { id: '' }, ['id']],
    ['push-create', '1.0', {}, ['taskId', 'url']],
    ['push-create', '0.3', { taskId: 't' }, ['pushNotificationConfig']],
    ['push-delete', '0.3', { id: 't' }, ['pushNotificationConfigId']],
    ['push-delete', '1.0', { taskId: 't' }, ['id']],
  ] as const)('of %s in %s are refused: %j', (operation, dialect, params, fields) => {
    expect(wrong(operation, dialect, params)).toEqual(fields);
  });

  it.each([
    [{ historyLength: 1.5 }, 'configuration.historyLength'],
    [{ blocking: 'yes' }, 'configuration.blocking'],
    [{ returnImmediately: 1 }, 'configuration.returnImmediately'],
    [{ acceptedOutputModes: 'text/plain' }, 'configuration.acceptedOutputModes'],
    [{ taskPushNotificationConfig: {} }, 'configuration.taskPushNotificationConfig.url'],
  ])('of a send are refused with the configuration %j', (configuration, field) => {
    expect(wrong('send', '1.0', { message: MESSAGES['1.0'], configuration })).toEqual([field]);
  });

  it('take a whole number that is written with a fraction of nothing', () => {
    expect(wrong('list', '1.0', parseJson('{"pageSize":5.0}') as JsonObject)).toEqual([]);
  });

  it('are refused with the first problem, and how many there are', () => {
    expect(() => validateParams('push-create', '1.0', {})).toThrow(
      'The parameter "taskId" is not valid. It is required. Problems in all: 2.',
    );
  });
});
