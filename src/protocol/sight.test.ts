import { describe, expect, it } from 'vitest';
import { CAPTURED } from './captures.fixtures.ts';
import type { Operation, Version } from './operation.ts';
import { readRpcResponse } from './rpc-response.ts';
import { sight, sightingOfError } from './sight.ts';
import type { Sighting } from './sighting.ts';

function sightCaptured(name: keyof typeof CAPTURED, version: Version): Sighting {
  const body = Buffer.from(CAPTURED[name]);
  const response = readRpcResponse(body);
  if (!('result' in response)) throw new Error('no result');
  return sight('stream', version, body.subarray(response.result.start, response.result.end));
}

const see = (operation: Operation, version: Version, value: string): Sighting =>
  sight(operation, version, Buffer.from(value));

describe('what is seen in captured answers', () => {
  const V1 = { taskId: '5f306220-82ca-4af6-9ac4-ac101e4503f4', contextId: 'ca702f7c-6238-45c8-8054-83756cc469fa' };
  const V03 = { taskId: '81669db4-6d5c-4f55-92ae-242af2022c95', contextId: '20010599-490c-4cde-83f2-0996211f5f4d' };

  it.each([
    ['a2a-js 1.3.0, message', '1.0', { contextId: '03efd462-a4f9-4520-a25f-4b9606f2975d', terminal: true }],
    [
      'a2a-js 1.3.0, task event',
      '1.0',
      { ...V1, state: 'submitted', statusTimestamp: '2026-11-22T11:08:39.584Z', terminal: false },
    ],
    [
      'a2a-js 1.3.0, working event',
      '1.0',
      { ...V1, state: 'working', statusTimestamp: '2026-11-22T11:08:39.584Z', terminal: false },
    ],
    ['a2a-js 1.3.0, artifact event', '1.0', { ...V1, terminal: false }],
    [
      'a2a-js 1.3.0, completed event',
      '1.0',
      { ...V1, state: 'completed', statusTimestamp: '2026-11-22T11:08:39.605Z', terminal: true },
    ],
    [
      'a2a-python 1.x, task event',
      '1.0',
      {
        taskId: 'c6f1ca6a-96ad-4fa9-a6de-4acff775e36b',
        contextId: '815e7d3e-373e-4106-9dd8-ef09a1cef352',
        state: 'submitted',
        terminal: false,
      },
    ],
    ['a2a-js 0.3.14, message', '0.3', { contextId: '7b636ab7-3aee-4b42-b769-087dd9423841', terminal: true }],
    [
      'a2a-js 0.3.14, task event',
      '0.3',
      { ...V03, state: 'submitted', statusTimestamp: '2026-11-22T11:08:46.484Z', terminal: false },
    ],
    [
      'a2a-js 0.3.14, completed event',
      '0.3',
      { ...V03, state: 'completed', statusTimestamp: '2026-11-22T11:08:46.506Z', terminal: true },
    ],
  ] as const)('%s', (name, version, expected) => {
    expect(sightCaptured(name, version)).toEqual(expected);
  });

  it('a2a-js 0.3.14, REST task', () => {
    expect(see('send', '0.3', CAPTURED['a2a-js 0.3.14, REST task'])).toEqual({
      taskId: 'ee0ee853-b7be-4588-b370-5ee2147aa40c',
      contextId: '63f4a165-7640-4c8e-ba43-b2bf1edbb3ce',
      state: 'completed',
      statusTimestamp: '2026-11-22T10:35:32.671Z',
      terminal: true,
    });
  });
});

describe('what is seen', () => {
  it.each(['get', 'cancel'] as const)('a bare task for %s, in both versions', (operation) => {
    const task = '{"id":"t","contextId":"c","status":{"state":"TASK_STATE_INPUT_REQUIRED"},"history":[{"taskId":"x"}]}';
    const expected = { taskId: 't', contextId: 'c', state: 'input-required', terminal: false };
    expect(see(operation, '1.0', task)).toEqual(expected);
    expect(see(operation, '0.3', task.replace('TASK_STATE_INPUT_REQUIRED', 'input-required'))).toEqual(expected);
  });

  it.each([
    ['"TASK_STATE_CANCELLED"', 'canceled', true],
    ['"TASK_STATE_CANCELED"', 'canceled', true],
    ['"cancelled"', 'canceled', true],
    ['"TASK_STATE_REJECTED"', 'rejected', true],
    ['"TASK_STATE_FAILED"', 'failed', true],
    ['"TASK_STATE_AUTH_REQUIRED"', 'auth-required', false],
    ['"TASK_STATE_UNSPECIFIED"', 'unknown', false],
    ['"working"', 'working', false],
    ['0', 'unknown', false],
    ['3', 'completed', true],
    ['5', 'canceled', true],
    ['6', 'input-required', false],
    ['8', 'auth-required', false],
    ['9', undefined, false],
    ['null', undefined, false],
    ['{}', undefined, false],
  ])('the state %s as %s', (written, state, terminal) => {
    const seen = see('stream', '1.0', `{"statusUpdate":{"taskId":"t","status":{"state":${written}}}}`);
    expect([seen.state, seen.terminal]).toEqual([state, terminal]);
  });

  it('that an update says it is the final one', () => {
    const update = (final: string): string =>
      `{"kind":"status-update","taskId":"t","status":{"state":"input-required"},"final":${final}}`;
    expect(see('stream', '0.3', update('true')).terminal).toBe(true);
    expect(see('stream', '0.3', update('false')).terminal).toBe(false);
  });

  it('names in snake case, and messages under the name they have in the proto', () => {
    expect(see('stream', '1.0', '{"status_update":{"task_id":"t","context_id":"c","status":{"state":2}}}')).toEqual({
      taskId: 't',
      contextId: 'c',
      state: 'working',
      terminal: false,
    });
    expect(see('stream', '0.3', '{"msg":{"contextId":"c"}}')).toEqual({ contextId: 'c', terminal: true });
  });

  it.each([
    ['{"task":{"id":"t","metadata":{"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}}}'],
    ['{"message":{"metadata":{"usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3}}}}'],
    ['{"statusUpdate":{"metadata":{"usage":{"inputTokens":1,"outputTokens":2,"totalTokens":3}}}}'],
    [
      '{"artifactUpdate":{"metadata":{"usage_metadata":{"promptTokenCount":1,"candidatesTokenCount":2,"totalTokenCount":3}}}}',
    ],
    [
      '{"task":{"status":{"message":{"metadata":{"token_usage":{"prompt_token_count":"1","candidates_token_count":"2","total_token_count":"3"}}}}}}',
    ],
    [
      '{"statusUpdate":{"status":{"message":{"metadata":{"usageMetadata":{"input_tokens":1.0,"output_tokens":2,"total_tokens":3}}}}}}',
    ],
    ['{"task":{"metadata":{"input_tokens":1,"output_tokens":2,"total_tokens":3}}}'],
  ])('usage, where agents report it: %s', (answer) => {
    expect(see('stream', '1.0', answer).usage).toEqual({ inputTokens: 1, outputTokens: 2, totalTokens: 3 });
  });

  it('usage beside a bare task of 0.3, as far as it goes', () => {
    const task = '{"kind":"task","id":"t","metadata":{"usage":{"input_tokens":7}}}';
    expect(see('send', '0.3', task)).toEqual({ taskId: 't', terminal: false, usage: { inputTokens: 7 } });
  });

  it.each(['-1', '1.5', '"many"', 'null', '1e3', '{}'])('no usage in a count of %s', (count) => {
    expect(see('send', '1.0', `{"message":{"metadata":{"usage":{"input_tokens":${count}}}}}`).usage).toBeUndefined();
  });

  it.each([
    ['list', '{"tasks":[{"id":"t"}]}'],
    ['push-create', '{"taskId":"t","url":"x"}'],
    ['push-delete', 'null'],
    ['push-delete', ''],
    ['extended-card', '{"name":"x"}'],
  ] as const)('nothing but the end in the answer to %s: %s', (operation, answer) => {
    expect(see(operation, '1.0', answer)).toEqual({ terminal: true });
  });

  it.each([
    ['send', ''],
    ['get', '<html>'],
    ['list', 'oops'],
    ['stream', '{"task":'],
  ] as const)('an invalid answer of the agent when %s gets %j', (operation, answer) => {
    expect(() => see(operation, '1.0', answer)).toThrow(expect.objectContaining({ code: 'INVALID_AGENT_RESPONSE' }));
  });

  it('an error, which ends the call', () => {
    expect(sightingOfError({ code: -32001, message: 'm', data: 'x' })).toEqual({
      errorCode: -32001,
      errorMessage: 'm',
      terminal: true,
    });
  });
});
