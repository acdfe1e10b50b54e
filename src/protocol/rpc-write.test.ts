import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode, SwitchboardError } from './errors.ts';
import { RawNumber } from './json.ts';
import { rpcError, rpcFailure, rpcResult } from './rpc-write.ts';

describe('JSON-RPC answers', () => {
  it('write the id as it was written, and the result losslessly', () => {
    expect(rpcResult('"\\u00fc"', { price: new RawNumber('1.50') })).toBe(
      '{"jsonrpc":"2.0","id":"\\u00fc","result":{"price":1.50}}',
    );
    expect(rpcResult('null', null)).toBe('{"jsonrpc":"2.0","id":null,"result":null}');
  });

  it("write the agent's error as it is", () => {
    expect(rpcError('1', { code: -32001, message: 'Task not found: nope' })).toBe(
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"Task not found: nope"}}',
    );
    expect(rpcError('1', { code: 7, message: 'm', data: null })).toBe(
      '{"jsonrpc":"2.0","id":1,"error":{"code":7,"message":"m","data":null}}',
    );
  });

  it("write the gateway's error with typed details for 1.0, and without for 0.3", () => {
    const error = new SwitchboardError('TASK_NOT_FOUND', 'There is no such task.', { metadata: { taskId: 'nope' } });
    expect(rpcFailure('1', error, '1.0')).toBe(
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"There is no such task.","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org","metadata":{"taskId":"nope"}}]}}',
    );
    expect(rpcFailure('1', error, '0.3')).toBe(
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"There is no such task."}}',
    );
  });

  it('write what is wrong with the request as a BadRequest', () => {
    const violations = [{ field: 'message', description: 'It is required.' }];
    const error = new SwitchboardError('INVALID_PARAMS', 'No.', { violations });
    expect(rpcFailure('1', error, '1.0')).toBe(
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"No.","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"INVALID_PARAMS","domain":"a2a-protocol.org"},{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"message","description":"It is required."}]}]}}',
    );
  });

  it.each(Object.keys(ERRORS) as ErrorCode[])(
    'write %s with the code of its row and the domain of its owner',
    (code) => {
      const written = JSON.parse(rpcFailure('1', new SwitchboardError(code, 'm', { cause: 'secret' }), '1.0')) as {
        error: { code: number; data: { reason: string; domain: string }[] };
      };
      expect(written.error.code).toBe(ERRORS[code].rpc);
      expect(written.error.data[0]).toMatchObject({
        reason: code,
        domain: OWNED_BY_A2A.has(code) ? 'a2a-protocol.org' : 'switchboard',
      });
      expect(JSON.stringify(written)).not.toContain('secret');
    },
  );
});

const OWNED_BY_A2A = new Set<ErrorCode>([
  'PARSE_ERROR',
  'INVALID_REQUEST',
  'METHOD_NOT_FOUND',
  'INVALID_PARAMS',
  'INTERNAL',
  'TASK_NOT_FOUND',
  'TASK_NOT_CANCELABLE',
  'PUSH_NOTIFICATION_NOT_SUPPORTED',
  'UNSUPPORTED_OPERATION',
  'CONTENT_TYPE_NOT_SUPPORTED',
  'INVALID_AGENT_RESPONSE',
  'EXTENDED_AGENT_CARD_NOT_CONFIGURED',
  'EXTENSION_SUPPORT_REQUIRED',
  'VERSION_NOT_SUPPORTED',
]);
