import { describe, expect, it } from 'vitest';
import { CAPTURED } from './captures.fixtures.ts';
import { ERRORS, type ErrorCode, SwitchboardError } from './errors.ts';
import { readRestError, restAgentError, restFailure } from './rest-errors.ts';

const NOT_FOUND = { code: -32001, message: 'Task not found: nope' };
const INFO = {
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason: 'TASK_NOT_FOUND',
  domain: 'a2a-protocol.org',
};

const read = (status: number, body: string) => readRestError(status, Buffer.from(body));

describe('REST errors', () => {
  it('of the gateway are written as the SDKs write theirs', () => {
    const error = new SwitchboardError('TASK_NOT_FOUND', NOT_FOUND.message);
    expect(restFailure(error, '1.0')).toBe(CAPTURED['a2a-js 1.3.0, REST error']);
    expect(restFailure(error, '0.3')).toBe(CAPTURED['a2a-js 0.3.14, REST error']);
  });

  it('of an agent are written as the SDKs write theirs, with details made from the code if there are none', () => {
    expect(restAgentError(NOT_FOUND, '1.0')).toEqual({ status: 404, body: CAPTURED['a2a-js 1.3.0, REST error'] });
    expect(restAgentError({ ...NOT_FOUND, data: [INFO] }, '1.0').body).toBe(CAPTURED['a2a-js 1.3.0, REST error']);
    expect(restAgentError(NOT_FOUND, '0.3')).toEqual({ status: 404, body: CAPTURED['a2a-js 0.3.14, REST error'] });
  });

  it("of an agent's own code are its failure", () => {
    expect(restAgentError({ code: -32099, message: 'm', data: 'x' }, '1.0')).toEqual({
      status: 500,
      body: '{"error":{"code":500,"status":"INTERNAL","message":"m"}}',
    });
    expect(restAgentError({ code: 5, message: 'm', data: 'x' }, '0.3')).toEqual({
      status: 500,
      body: '{"code":5,"message":"m","data":"x"}',
    });
  });

  it.each(Object.keys(ERRORS) as ErrorCode[])('carry the status and gRPC name of %s', (code) => {
    const error = new SwitchboardError(code, 'm', { cause: 'secret', violations: [{ field: 'f', description: 'd' }] });
    const { status, grpc, rpc } = ERRORS[code];
    const body = restFailure(error, '1.0');
    expect(JSON.parse(body)).toMatchObject({
      error: {
        code: status,
        status: grpc,
        message: 'm',
        details: [{ reason: code }, { fieldViolations: [{ field: 'f', description: 'd' }] }],
      },
    });
    expect(restFailure(error, '0.3')).toBe(`{"code":${rpc},"message":"m"}`);
    expect(body).not.toContain('secret');
  });

  it('are read from what the SDKs write', () => {
    expect(read(404, CAPTURED['a2a-js 1.3.0, REST error'])).toEqual({ ...NOT_FOUND, data: [INFO] });
    expect(read(404, CAPTURED['a2a-js 0.3.14, REST error'])).toEqual(NOT_FOUND);
  });

  it.each([
    [404, '{"message":"gone","type":"TaskNotFoundError"}', -32001],
    [409, '{"message":"done"}', -32002],
    [415, '{"message":"xml"}', -32005],
    [422, '{"message":"no id"}', -32602],
    [501, '{"message":"never"}', -32004],
    [500, '{"message":"oops"}', -32603],
    [400, '{"error":{"code":400,"status":"INVALID_ARGUMENT","message":"m"}}', -32602],
    [
      400,
      '{"error":{"code":400,"message":"m","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_CANCELABLE"}]}}',
      -32002,
    ],
    [
      400,
      '{"error":{"message":"m","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"constructor"}]}}',
      -32602,
    ],
    [
      400,
      '{"error":{"message":"m","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMITED"}]}}',
      -32602,
    ],
    [404, '{"code":404,"message":"a status, not a code"}', -32001],
  ])('find the code from the reason, else from the status: %i %s', (status, body, code) => {
    expect(read(status, body)?.code).toBe(code);
  });

  it.each([
    '',
    '<html>',
    '[]',
    'null',
    '{}',
    '{"detail":"Not Found"}',
    '{"error":"x"}',
    '{"error":{}}',
    '{"message":7}',
    '{"code":"E_GONE","message":"m"}',
    '{"code":1e-320,"message":"m"}',
    '{"error":{"code":1.5,"message":"m"}}',
    '{"jsonrpc":"2.0","id":1,"error":{"code":false,"message":"m"}}',
  ])('are not seen in %j', (body) => {
    expect(read(404, body)).toBeUndefined();
  });
});
