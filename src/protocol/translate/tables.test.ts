import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import type { Operation } from '../operation.ts';
import { translateParams, translateResult } from './index.ts';

// The tables of the A2A wire notes, 1.4 to 1.8, line by line.

const up = (operation: Operation, value: Json) => translateResult(operation, value, '0.3', '1.0');
const down = (operation: Operation, value: Json) => translateResult(operation, value, '1.0', '0.3');
const paramsUp = (operation: Operation, params: JsonObject) => translateParams(operation, params, '0.3', '1.0');
const paramsDown = (operation: Operation, params: JsonObject) => translateParams(operation, params, '1.0', '0.3');

const messageOf03 = (part: JsonObject): JsonObject => ({
  kind: 'message',
  messageId: 'm1',
  role: 'agent',
  parts: [part],
});
const messageOf10 = (part: JsonObject): JsonObject => ({
  message: { messageId: 'm1', role: 'ROLE_AGENT', parts: [part] },
});

describe('messages and parts (1.4)', () => {
  it('a message keeps all its fields, under the role of the other version', () => {
    const older = {
      kind: 'message',
      messageId: 'm1',
      role: 'user',
      parts: [{ kind: 'text', text: 'hi' }],
      contextId: 'c',
      taskId: 't',
      referenceTaskIds: ['t0'],
      extensions: ['https://example.com/x'],
      metadata: { k: 1 },
    };
    const newer = {
      message: {
        messageId: 'm1',
        role: 'ROLE_USER',
        parts: [{ text: 'hi' }],
        contextId: 'c',
        taskId: 't',
        referenceTaskIds: ['t0'],
        extensions: ['https://example.com/x'],
        metadata: { k: 1 },
      },
    };
    expect(up('send', older)).toEqual(newer);
    expect(down('send', newer)).toEqual(older);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['text', { kind: 'text', text: 'x', metadata: { k: 1 } }, { text: 'x', metadata: { k: 1 } }],
    [
      'a file by value',
      { kind: 'file', file: { bytes: 'aGk=', mimeType: 'a/b', name: 'f' } },
      { raw: 'aGk=', mediaType: 'a/b', filename: 'f' },
    ],
    [
      'a file by reference',
      { kind: 'file', file: { uri: 'https://example.com', mimeType: 'a/b', name: 'f' }, metadata: { k: 1 } },
      { url: 'https://example.com', mediaType: 'a/b', filename: 'f', metadata: { k: 1 } },
    ],
    ['data', { kind: 'data', data: { k: 1 } }, { data: { k: 1 } }],
    [
      'data that is no object, under the flag of the SDKs',
      { kind: 'data', data: { value: [1, 'two', null] }, metadata: { data_part_compat: true } },
      { data: [1, 'two', null] },
    ],
    [
      'data that is null',
      { kind: 'data', data: { value: null }, metadata: { data_part_compat: true } },
      { data: null },
    ],
    [
      'flagged data with metadata of its own',
      { kind: 'data', data: { value: 's' }, metadata: { k: 1, data_part_compat: true } },
      { data: 's', metadata: { k: 1 } },
    ],
    [
      'text whose type and name 0.3 has no place for',
      { kind: 'text', text: '# x', metadata: { a2a_compat: { mediaType: 'text/markdown', filename: 'x.md' } } },
      { text: '# x', mediaType: 'text/markdown', filename: 'x.md' },
    ],
  ])('%s translates both ways', (_name, older, newer) => {
    expect(up('send', messageOf03(older))).toEqual(messageOf10(newer));
    expect(down('send', messageOf10(newer))).toEqual(messageOf03(older));
  });

  it('the `type` of 0.2.0 is an alias of `kind`', () => {
    expect(up('send', messageOf03({ type: 'text', text: 'x' }))).toEqual(messageOf10({ text: 'x' }));
  });

  it('a media type that is implied anyhow does not clutter the metadata of 0.3', () => {
    expect(down('send', messageOf10({ text: 'x', mediaType: 'text/plain' }))).toEqual(
      messageOf03({ kind: 'text', text: 'x' }),
    );
    expect(down('send', messageOf10({ data: {}, mediaType: 'application/json' }))).toEqual(
      messageOf03({ kind: 'data', data: {} }),
    );
  });

  it('a part of an unknown kind is carried as data, not dropped', () => {
    const part = { kind: 'iframe', src: 'https://example.com', width: 3 };
    expect(up('send', messageOf03(part))).toEqual(messageOf10({ data: part }));
  });

  it('metadata cannot smuggle fields into a message or part', () => {
    const part = { kind: 'text', text: 'x', metadata: { a2a_compat: { url: 'https://evil.example', text: 'y' } } };
    const message = { ...messageOf03(part), metadata: { a2a_compat: { taskId: 'stolen' } } };
    expect(up('send', message)).toEqual({
      message: {
        messageId: 'm1',
        role: 'ROLE_AGENT',
        parts: [{ text: 'x', metadata: part.metadata }],
        metadata: message.metadata,
      },
    });
    expect(translateParams('send', { message: { ...message, content: [] } }, '0.3-rest', '0.3')).toEqual({
      message: { kind: 'message', messageId: 'm1', role: 'agent', parts: [], metadata: message.metadata },
    });
  });
});

describe('task states (1.4)', () => {
  const states: [string, string, number, string][] = [
    ['unknown', 'TASK_STATE_UNSPECIFIED', 0, 'TASK_STATE_UNSPECIFIED'],
    ['submitted', 'TASK_STATE_SUBMITTED', 1, 'TASK_STATE_SUBMITTED'],
    ['working', 'TASK_STATE_WORKING', 2, 'TASK_STATE_WORKING'],
    ['completed', 'TASK_STATE_COMPLETED', 3, 'TASK_STATE_COMPLETED'],
    ['failed', 'TASK_STATE_FAILED', 4, 'TASK_STATE_FAILED'],
    ['canceled', 'TASK_STATE_CANCELED', 5, 'TASK_STATE_CANCELLED'],
    ['input-required', 'TASK_STATE_INPUT_REQUIRED', 6, 'TASK_STATE_INPUT_REQUIRED'],
    ['rejected', 'TASK_STATE_REJECTED', 7, 'TASK_STATE_REJECTED'],
    ['auth-required', 'TASK_STATE_AUTH_REQUIRED', 8, 'TASK_STATE_AUTH_REQUIRED'],
  ];

  it.each(states)('%s is %s, %d, and in the 0.3 proto %s', (older, newer, number, rest) => {
    const task = (state: Json) => ({ id: 't', contextId: 'c', status: { state } });
    const task03 = { kind: 'task', ...task(older) };
    expect(up('get', task03)).toEqual(task(newer));
    expect(down('get', task(newer))).toEqual(task03);
    expect(down('get', task(number))).toEqual(task03);
    expect(translateResult('get', task03, '0.3', '0.3-rest')).toEqual(task(rest));
    expect(translateResult('get', task(rest), '0.3-rest', '1.0')).toEqual(task(newer));
  });

  it('a state nobody knows is unknown', () => {
    expect(up('get', { kind: 'task', id: 't', contextId: 'c', status: { state: 'paused' } })).toEqual({
      id: 't',
      contextId: 'c',
      status: { state: 'TASK_STATE_UNSPECIFIED' },
    });
  });
});

describe('requests (1.5)', () => {
  const config03 = {
    id: 'c1',
    url: 'https://h',
    token: 't',
    authentication: { schemes: ['Bearer'], credentials: 'x' },
  };
  const config10 = { id: 'c1', url: 'https://h', token: 't', authentication: { scheme: 'Bearer', credentials: 'x' } };

  it('send', () => {
    const older = {
      message: messageOf03({ kind: 'text', text: 'hi' }),
      configuration: {
        acceptedOutputModes: ['text/plain'],
        blocking: true,
        historyLength: 10,
        pushNotificationConfig: config03,
      },
      metadata: { k: 1 },
    };
    const newer = {
      ...messageOf10({ text: 'hi' }),
      configuration: {
        acceptedOutputModes: ['text/plain'],
        returnImmediately: false,
        historyLength: 10,
        taskPushNotificationConfig: config10,
      },
      metadata: { k: 1 },
    };
    expect(paramsUp('send', older)).toEqual(newer);
    expect(paramsDown('send', newer)).toEqual(older);
  });

  it.each<[JsonObject | undefined, JsonObject | undefined]>([
    [undefined, undefined],
    [{}, {}],
    [{ acceptedOutputModes: [] }, {}],
    [{ blocking: true }, { returnImmediately: false }],
    [{ blocking: false }, { returnImmediately: true }],
  ])('configuration %j of 0.3 is %j in 1.0: left out, `blocking` waits', (older, newer) => {
    const params = { message: messageOf03({ kind: 'text', text: 'hi' }), ...(older && { configuration: older }) };
    expect(paramsUp('send', params)['configuration']).toEqual(newer);
  });

  it.each<[JsonObject | undefined, boolean]>([
    [undefined, true],
    [{}, true],
    [{ returnImmediately: false }, true],
    [{ returnImmediately: true }, false],
  ])(
    'configuration %j of 1.0 says blocking %s to 0.3, whose agents differ in what they do otherwise',
    (newer, blocking) => {
      const params = { ...messageOf10({ text: 'hi' }), ...(newer && { configuration: newer }) };
      expect(paramsDown('send', params)['configuration']).toEqual({ acceptedOutputModes: [], blocking });
    },
  );

  it('a stream without configuration gets none', () => {
    expect(paramsDown('stream', messageOf10({ text: 'hi' }))).not.toHaveProperty('configuration');
  });

  it('historyLength 0 is everything in 0.3 and nothing in 1.0', () => {
    expect(paramsUp('get', { id: 't', historyLength: 0 })).toEqual({ id: 't' });
    expect(paramsUp('get', { id: 't', historyLength: 3 })).toEqual({ id: 't', historyLength: 3 });
    expect(paramsDown('get', { id: 't', historyLength: 0 })).toEqual({ id: 't', historyLength: 1 });
    expect(paramsDown('get', { id: 't', historyLength: 3 })).toEqual({ id: 't', historyLength: 3 });
  });

  it.each<[Operation, JsonObject, JsonObject]>([
    ['get', { id: 't', historyLength: 1 }, { id: 't', historyLength: 1 }],
    ['cancel', { id: 't', metadata: { k: 1 } }, { id: 't', metadata: { k: 1 } }],
    ['subscribe', { id: 't' }, { id: 't' }],
    ['push-create', { taskId: 't', pushNotificationConfig: config03 }, { taskId: 't', ...config10 }],
    ['push-get', { id: 't', pushNotificationConfigId: 'c' }, { taskId: 't', id: 'c' }],
    ['push-delete', { id: 't', pushNotificationConfigId: 'c' }, { taskId: 't', id: 'c' }],
    ['push-list', { id: 't' }, { taskId: 't' }],
    ['extended-card', {}, {}],
  ])('%s', (operation, older, newer) => {
    expect(paramsUp(operation, older)).toEqual(newer);
    expect(paramsDown(operation, newer)).toEqual(older);
  });

  it('metadata of get and subscribe is dropped on the way to 1.0', () => {
    expect(paramsUp('get', { id: 't', metadata: { k: 1 } })).toEqual({ id: 't' });
    expect(paramsUp('subscribe', { id: 't', metadata: { k: 1 } })).toEqual({ id: 't' });
  });

  it('a config asked for without an id is the one that was set without an id: the task is its name', () => {
    expect(paramsUp('push-get', { id: 't' })).toEqual({ taskId: 't', id: 't' });
  });

  it('of several push schemes the first survives in 1.0', () => {
    const config = { url: 'https://h', authentication: { schemes: ['Bearer', 'Basic'] } };
    expect(paramsUp('push-create', { taskId: 't', pushNotificationConfig: config })).toEqual({
      taskId: 't',
      url: 'https://h',
      authentication: { scheme: 'Bearer' },
    });
  });

  it('the non-standard tasks/list of 0.3 is ListTasks', () => {
    const filters = {
      contextId: 'c',
      status: 'working',
      pageSize: 5,
      statusTimestampAfter: '2026-01-01T01:00:00+01:00',
    };
    expect(paramsUp('list', filters)).toEqual({
      contextId: 'c',
      status: 'TASK_STATE_WORKING',
      pageSize: 5,
      statusTimestampAfter: '2026-01-01T00:00:00Z',
    });
  });
});

describe('results and stream items (1.6, 1.7)', () => {
  const status03 = { state: 'working', timestamp: '2026-11-22T10:35:32.244Z' };
  const status10 = { state: 'TASK_STATE_WORKING', timestamp: '2026-11-22T10:35:32.244Z' };
  const artifact03 = { artifactId: 'a', parts: [{ kind: 'text', text: 'x' }], name: 'n' };
  const artifact10 = { artifactId: 'a', parts: [{ text: 'x' }], name: 'n' };
  const ids = { taskId: 't', contextId: 'c' };

  it.each<[string, JsonObject, JsonObject]>([
    [
      'a task',
      { kind: 'task', id: 't', contextId: 'c', status: status03 },
      { task: { id: 't', contextId: 'c', status: status10 } },
    ],
    ['a message', messageOf03({ kind: 'text', text: 'x' }), messageOf10({ text: 'x' })],
    [
      'a status update',
      { kind: 'status-update', ...ids, status: status03, final: false, metadata: { k: 1 } },
      { statusUpdate: { ...ids, status: status10, metadata: { k: 1 } } },
    ],
    [
      'an artifact update whose false flags 1.0 leaves out',
      { kind: 'artifact-update', ...ids, artifact: artifact03, append: false, lastChunk: true },
      { artifactUpdate: { ...ids, artifact: artifact10, lastChunk: true } },
    ],
  ])('%s in a stream', (_name, older, newer) => {
    expect(up('stream', older)).toEqual(newer);
    expect(down('stream', newer)).toEqual(older);
    expect(up('subscribe', older)).toEqual(newer);
  });

  it.each([
    ['completed', true],
    ['canceled', true],
    ['failed', true],
    ['rejected', true],
    ['input-required', true],
    ['auth-required', false],
    ['working', false],
  ])('`final` of %s is %s', (state, final) => {
    const newer = {
      statusUpdate: { ...ids, status: { state: `TASK_STATE_${state.toUpperCase().replace('-', '_')}` } },
    };
    expect(down('stream', newer)).toEqual({ kind: 'status-update', ...ids, status: { state }, final });
  });

  it('get and cancel answer a bare task', () => {
    const older = { kind: 'task', id: 't', contextId: 'c', status: status03, artifacts: [artifact03], history: [] };
    const newer = { id: 't', contextId: 'c', status: status10, artifacts: [artifact10], history: [] };
    for (const operation of ['get', 'cancel'] as const) {
      expect(up(operation, older)).toEqual(newer);
      expect(down(operation, newer)).toEqual(older);
    }
  });

  it('lists of configs are an array in 0.3 and a page in 1.0', () => {
    const older = [{ taskId: 't', pushNotificationConfig: { id: 'c', url: 'https://h' } }];
    const newer = { configs: [{ taskId: 't', id: 'c', url: 'https://h' }], nextPageToken: '' };
    expect(up('push-list', older)).toEqual(newer);
    expect(down('push-list', newer)).toEqual(older);
    expect(down('push-list', {})).toEqual([]);
  });

  it('a delete answers null, whatever the agent answered', () => {
    expect(up('push-delete', null)).toBeNull();
    expect(down('push-delete', {})).toBeNull();
  });

  it('fields that 0.3 requires and ProtoJSON leaves out are there', () => {
    expect(down('get', { id: 't', status: {} })).toEqual({
      kind: 'task',
      id: 't',
      contextId: '',
      status: { state: 'unknown' },
    });
    expect(down('stream', { artifactUpdate: { ...ids, artifact: { artifactId: 'a' } } })).toEqual({
      kind: 'artifact-update',
      ...ids,
      artifact: { artifactId: 'a', parts: [] },
      append: false,
      lastChunk: false,
    });
  });

  it('a task list of 1.0 keeps its page in 0.3', () => {
    const page = {
      tasks: [{ id: 't', contextId: 'c', status: status10 }],
      nextPageToken: 'n',
      pageSize: 1,
      totalSize: 2,
    };
    expect(down('list', page)).toEqual({
      ...page,
      tasks: [{ kind: 'task', id: 't', contextId: 'c', status: status03 }],
    });
  });

  it('nulls, as Java agents write them, count as absent', () => {
    const task = {
      kind: 'task',
      id: 't',
      contextId: 'c',
      status: { ...status03, message: null },
      history: null,
      metadata: null,
    };
    expect(up('get', task)).toEqual({ id: 't', contextId: 'c', status: status10 });
  });
});

describe('the ProtoJSON of 0.3 REST (1.11)', () => {
  it('send', () => {
    const older = {
      message: {
        kind: 'message',
        messageId: 'm1',
        role: 'user',
        parts: [
          { kind: 'text', text: 'hi' },
          { kind: 'file', file: { uri: 'https://h/f', mimeType: 'a/b', name: 'f' } },
          { kind: 'file', file: { bytes: 'aGk=' } },
          { kind: 'data', data: { k: 1 }, metadata: { m: 1 } },
        ],
        referenceTaskIds: ['t0'],
      },
      configuration: { blocking: true, pushNotificationConfig: { id: 'c', url: 'https://h' } },
    };
    const rest = {
      message: {
        messageId: 'm1',
        role: 'ROLE_USER',
        content: [
          { text: 'hi' },
          { file: { fileWithUri: 'https://h/f', mimeType: 'a/b', name: 'f' } },
          { file: { fileWithBytes: 'aGk=' } },
          { data: { data: { k: 1 } }, metadata: { m: 1 } },
        ],
        metadata: { a2a_compat: { referenceTaskIds: ['t0'] } },
      },
      configuration: { blocking: true, pushNotification: { id: 'c', url: 'https://h' } },
    };
    expect(translateParams('send', older, '0.3', '0.3-rest')).toEqual(rest);
    expect(translateParams('send', rest, '0.3-rest', '0.3')).toEqual(older);
  });

  it('a configuration without `blocking` is false there, as a proto3 bool cannot be absent', () => {
    const message = { messageId: 'm1', role: 'ROLE_USER', content: [] };
    expect(translateParams('send', { message, configuration: {} }, '0.3-rest', '1.0')['configuration']).toEqual({
      returnImmediately: true,
    });
    expect(translateParams('send', { message }, '0.3-rest', '1.0')).not.toHaveProperty('configuration');
    const older = { kind: 'message', messageId: 'm1', role: 'user', parts: [] };
    expect(translateParams('send', { message: older }, '0.3', '0.3-rest')['configuration']).toEqual({ blocking: true });
  });

  it('push configs stand under resource names', () => {
    const older = { taskId: 't', pushNotificationConfig: { id: 'c', url: 'https://h' } };
    const config = { name: 'tasks/t/pushNotificationConfigs/c', pushNotificationConfig: { id: 'c', url: 'https://h' } };
    const request = { taskId: 't', parent: 'tasks/t', configId: 'c', config };
    expect(translateParams('push-create', older, '0.3', '0.3-rest')).toEqual(request);
    expect(translateParams('push-create', request, '0.3-rest', '0.3')).toEqual(older);
    expect(translateParams('push-create', { taskId: 't', ...config }, '0.3-rest', '0.3')).toEqual(older);
    expect(translateResult('push-get', older, '0.3', '0.3-rest')).toEqual(config);
    expect(translateResult('push-get', config, '0.3-rest', '1.0')).toEqual({ taskId: 't', id: 'c', url: 'https://h' });
    expect(translateResult('push-list', { configs: [config] }, '0.3-rest', '0.3')).toEqual([older]);
    expect(translateResult('push-list', [older], '0.3', '0.3-rest')).toEqual({ configs: [config], nextPageToken: '' });
  });

  it('the proto calls a message `msg` as well', () => {
    const msg = { messageId: 'm1', role: 'ROLE_AGENT', content: [{ text: 'hi' }] };
    expect(translateResult('send', { msg }, '0.3-rest', '1.0')).toEqual(messageOf10({ text: 'hi' }));
  });
});
