import { describe, expect, it } from 'vitest';
import { CAPTURED } from './captures.fixtures.ts';
import { type RpcResponse, readRpcResponse, withRpcId } from './rpc-response.ts';
import { sight } from './sight.ts';

const read = (text: string): RpcResponse => readRpcResponse(Buffer.from(text));
const invalid = expect.objectContaining({ code: 'INVALID_AGENT_RESPONSE' }) as unknown;

describe('readRpcResponse', () => {
  it.each(Object.entries(CAPTURED).filter(([name]) => /(message|event)$/.test(name)))(
    'tells where the result and the id of a captured answer lie: %s',
    (_, text) => {
      const response = read(text);
      if (!('result' in response)) throw new Error('an error was read');
      const { id, result } = response;
      expect(JSON.parse(text.slice(result.start, result.end))).toEqual(
        (JSON.parse(text) as { result: unknown }).result,
      );
      expect(text.slice(id?.start, id?.end)).toMatch(/^(1|"s-1")$/);
    },
  );

  it('reads captured errors', () => {
    const code = -32001;
    const message = 'Task not found: nope';
    expect(read(CAPTURED['a2a-js 0.3.14, error'])).toMatchObject({ error: { code, message } });
    expect(read(CAPTURED['a2a-js 1.3.0, error'])).toMatchObject({
      error: {
        code,
        message,
        data: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'TASK_NOT_FOUND',
            domain: 'a2a-protocol.org',
          },
        ],
      },
    });
  });

  it('takes null beside the other member for absent', () => {
    expect(read('{"id":1,"result":{},"error":null}')).toMatchObject({ result: { start: 17, end: 19 } });
    expect(read('{"id":1,"result":null,"error":{"code":1,"message":"m"}}')).toMatchObject({
      error: { code: 1, message: 'm' },
    });
  });

  it('takes a result of null alone for the result', () => {
    expect(read('{"result":null}')).toMatchObject({ id: undefined, result: { start: 10, end: 14 } });
  });

  it('sees of the result what is seen of it alone, with members given twice', () => {
    const result = '{"task":{"id":"t","contextId":"c","contextId":"d","status":{"state":"TASK_STATE_WORKING"}}}';
    const response = read(`{"id":"not the task's","result":${result}}`);
    const seen = 'result' in response ? response.sight('send', '1.0') : undefined;
    expect(seen).toEqual({ taskId: 't', contextId: 'd', state: 'working', terminal: false });
    expect(seen).toEqual(sight('send', '1.0', Buffer.from(result)));
  });

  it('makes an empty message of one that is no string', () => {
    expect(read('{"id":1,"error":{"code":-1}}')).toMatchObject({ error: { code: -1, message: '' } });
  });

  it.each([
    '',
    '<!DOCTYPE html>',
    'null',
    '[]',
    '"x"',
    '{}',
    '{"id":1}',
    '{"id":1,"result":{},"error":{"code":1,"message":""}}',
    '{"id":1,"error":null}',
    '{"id":1,"error":"broken"}',
    '{"id":1,"error":{"message":"no code"}}',
    '{"id":1,"error":{"code":"-32001"}}',
    '{"id":1,"error":{"code":1.5,"message":"m"}}',
    '{"id":1,"result":{},"result":{}}',
    '{"id":1,"id":1,"result":{}}',
    '{"id":1,"result":{"id":1,"id":2},"result":{}}',
    '{"id":1,"result":{}',
    `{"id":1,"result":${'['.repeat(65)}${']'.repeat(65)}}`,
  ])('refuses %j as no answer of an agent', (text) => {
    expect(() => read(text)).toThrow(invalid);
  });

  it('tells nobody what the agent sent instead', () => {
    expect(() => read('Traceback: /srv/secret.py')).toThrow(/^(?!.*secret)/);
  });
});

describe('withRpcId', () => {
  const splice = (text: string, id: string): string => {
    const body = Buffer.from(text);
    return withRpcId(body, readRpcResponse(body).id, id).toString();
  };

  it('returns the very same bytes when the id is there already', () => {
    const body = Buffer.from('{"jsonrpc":"2.0","id":"ü","result":{}}');
    expect(withRpcId(body, readRpcResponse(body).id, '"ü"')).toBe(body);
  });

  it('changes the id and nothing else', () => {
    expect(splice('{ "result" : {"id": 1.50} , "id" : 12 , "jsonrpc":"2.0" }', '"a\\u0062"')).toBe(
      '{ "result" : {"id": 1.50} , "id" : "a\\u0062" , "jsonrpc":"2.0" }',
    );
    expect(splice('{"id":null,"error":{"code":1,"message":"m"}}', '7')).toBe(
      '{"id":7,"error":{"code":1,"message":"m"}}',
    );
  });

  it('keeps the type of an id: the number 1 is not the string "1"', () => {
    expect(splice('{"id":"1","result":{}}', '1')).toBe('{"id":1,"result":{}}');
  });

  it('adds the id to an answer without one', () => {
    expect(splice(' {"result":{}}', '7')).toBe(' {"id":7,"result":{}}');
  });
});
