import { expect, it } from 'vitest';
import { CAPTURED } from '../captures.fixtures.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { createStreamMemory, translateEvent, translateResult } from './index.ts';
import { complaints10 } from './strict-reader.fixtures.ts';

// What real agents answered, and what the caller of the other version gets for it.

const resultOf = (captured: string): Json => (JSON.parse(captured) as { result: Json }).result;

/** a2a-js 1.3.0: every kind of part. */
const PARTS_10: JsonObject = {
  task: {
    id: '4e4fde37-df52-46ce-b2ca-f4ca5d5159a8',
    contextId: '8acf4cd1-c38c-4ea4-834c-98f252092e69',
    status: { state: 'TASK_STATE_COMPLETED', timestamp: '2026-11-22T10:35:32.269Z' },
    artifacts: [
      {
        artifactId: 'a-1',
        name: 'result',
        parts: [
          { text: 'hello', mediaType: 'text/plain' },
          { raw: 'aGVsbG8gYnl0ZXM=', filename: 'a.bin', mediaType: 'application/octet-stream' },
          { url: 'https://example.com/f.pdf', filename: 'f.pdf', mediaType: 'application/pdf' },
          { data: { k: 1, nested: { x: [1, 2] } }, metadata: { schema: 's' }, mediaType: 'application/json' },
          { data: [1, 'two', null] },
        ],
      },
    ],
    history: [
      {
        messageId: '397243e9-5050-4c33-9b09-8ab833f20ad1',
        contextId: '8acf4cd1-c38c-4ea4-834c-98f252092e69',
        taskId: '4e4fde37-df52-46ce-b2ca-f4ca5d5159a8',
        role: 'ROLE_AGENT',
        parts: [{ text: 'working on it', mediaType: 'text/plain' }],
      },
    ],
  },
};

/** a2a-js 0.3.14: every kind of part. */
const PARTS_03: JsonObject = {
  kind: 'task',
  id: 'b1c5c746-c787-4933-bcf5-1060cc394c1d',
  contextId: '52942ecb-be12-4c0e-b050-d658b28da0c4',
  status: { state: 'completed', timestamp: '2026-11-22T10:35:32.297Z' },
  history: [
    {
      kind: 'message',
      role: 'agent',
      messageId: '1d692c5f-4bea-41a3-9c27-e6f2c1a93481',
      parts: [{ kind: 'text', text: 'working on it' }],
      taskId: 'b1c5c746-c787-4933-bcf5-1060cc394c1d',
      contextId: '52942ecb-be12-4c0e-b050-d658b28da0c4',
    },
  ],
  artifacts: [
    {
      artifactId: 'a-1',
      name: 'result',
      parts: [
        { kind: 'text', text: 'hello' },
        { kind: 'file', file: { name: 'a.bin', mimeType: 'application/octet-stream', bytes: 'aGVsbG8gYnl0ZXM=' } },
        { kind: 'file', file: { name: 'f.pdf', mimeType: 'application/pdf', uri: 'https://example.com/f.pdf' } },
        { kind: 'data', data: { k: 1, nested: { x: [1, 2] } }, metadata: { schema: 's' } },
      ],
    },
  ],
};

it('every kind of part of 1.0 arrives at a 0.3 caller as the SDK’s own compatibility layer sends it', () => {
  const task = translateResult('send', PARTS_10, '1.0', '0.3') as { artifacts: [{ parts: Json[] }] };
  expect(task.artifacts[0].parts).toEqual([
    { kind: 'text', text: 'hello' },
    { kind: 'file', file: { bytes: 'aGVsbG8gYnl0ZXM=', mimeType: 'application/octet-stream', name: 'a.bin' } },
    { kind: 'file', file: { uri: 'https://example.com/f.pdf', mimeType: 'application/pdf', name: 'f.pdf' } },
    { kind: 'data', data: { k: 1, nested: { x: [1, 2] } }, metadata: { schema: 's' } },
    { kind: 'data', data: { value: [1, 'two', null] }, metadata: { data_part_compat: true } },
  ]);
});

it('every kind of part of 0.3 arrives at a 1.0 caller whole, and comes back', () => {
  const answer = translateResult('send', PARTS_03, '0.3', '1.0') as { task: { artifacts: [{ parts: Json[] }] } };
  expect(answer.task.artifacts[0].parts).toEqual([
    { text: 'hello' },
    { raw: 'aGVsbG8gYnl0ZXM=', mediaType: 'application/octet-stream', filename: 'a.bin' },
    { url: 'https://example.com/f.pdf', mediaType: 'application/pdf', filename: 'f.pdf' },
    { data: { k: 1, nested: { x: [1, 2] } }, metadata: { schema: 's' } },
  ]);
  expect(complaints10('SendMessageResponse', answer)).toEqual([]);
  expect(translateResult('send', answer, '1.0', '0.3')).toEqual(PARTS_03);
});

it('the REST task of a2a-js 0.3.14 is read by strict readers of 1.0', () => {
  const answer = translateResult('send', JSON.parse(CAPTURED['a2a-js 0.3.14, REST task']) as Json, '0.3-rest', '1.0');
  expect(complaints10('SendMessageResponse', answer)).toEqual([]);
  expect(answer).toMatchObject({
    task: {
      status: { state: 'TASK_STATE_COMPLETED', timestamp: '2026-11-22T10:35:32.671Z' },
      artifacts: [{ artifactId: 'a-1', name: 'result', parts: [{ text: 'echo: hello' }] }],
      history: [{ messageId: 'm1', role: 'ROLE_USER', parts: [{ text: 'hello' }] }],
    },
  });
});

it('a captured stream of 1.0 is one of 0.3 that ends with `final`', () => {
  const memory = createStreamMemory();
  const events = ['task', 'working', 'artifact', 'completed'].map((name) =>
    translateEvent(resultOf(CAPTURED[`a2a-js 1.3.0, ${name} event` as keyof typeof CAPTURED]), '1.0', '0.3', memory),
  );
  expect(events.filter(isJsonObject).map(({ kind, final }) => [kind, final])).toEqual([
    ['task', undefined],
    ['status-update', false],
    ['artifact-update', undefined],
    ['status-update', true],
  ]);
});

it('a captured stream of 0.3 is one of 1.0 for strict readers', () => {
  const memory = createStreamMemory();
  for (const name of ['task', 'completed']) {
    const event = resultOf(CAPTURED[`a2a-js 0.3.14, ${name} event` as keyof typeof CAPTURED]);
    expect(complaints10('StreamResponse', translateEvent(event, '0.3', '1.0', memory))).toEqual([]);
  }
});
