import { describe, expect, it } from 'vitest';
import { renameContext } from './rename-context.ts';

const renamed = (body: string, binding: 'JSONRPC' | 'HTTP+JSON') =>
  renameContext(Buffer.from(body), binding, 'new "name"').toString();

describe('renameContext', () => {
  it.each([
    ['JSONRPC', '{"id" : 1e400, "params":{"message":{"contextId": "Ã¤" ,"parts":[{"data":{"contextId":"x"}}]}}}'],
    ['HTTP+JSON', '{"message":{"contextId": "Ã¤" ,"parts":[]},"metadata":{"contextId":"x"}}'],
    ['HTTP+JSON', '{"request":{"context_id": "Ã¤" ,"content":[]}}'],
    ['HTTP+JSON', '{"message":{"c\\u006fntextId": "Ã¤" }}'],
  ] as const)('changes the name alone, to the byte: %s %s', (binding, body) => {
    expect(renamed(body, binding)).toBe(body.replace('"Ã¤"', '"new \\"name\\""'));
  });

  it('leaves a message without a context as it is', () => {
    expect(renamed('{"message":{"taskId":"t"}}', 'HTTP+JSON')).toBe('{"message":{"taskId":"t"}}');
  });
});
