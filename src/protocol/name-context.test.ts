import { describe, expect, it } from 'vitest';
import { nameContext } from './name-context.ts';

const named = (body: string, binding: 'JSONRPC' | 'HTTP+JSON') =>
  nameContext(Buffer.from(body), binding, 'c"1').toString();

describe('nameContext', () => {
  it.each([
    ['JSONRPC', '{"id":1e400,"params":{"message":{ "parts":[]}}}', '{ ', '{"contextId":"c\\"1", '],
    ['HTTP+JSON', '{"message":{"parts":[]},"metadata":{}}', '{"parts"', '{"contextId":"c\\"1","parts"'],
    ['HTTP+JSON', '{"request":{"content":[]}}', '{"content"', '{"contextId":"c\\"1","content"'],
    ['HTTP+JSON', '{"message":{ }}', '{ }', '{"contextId":"c\\"1" }'],
    ['JSONRPC', '{"params":{"message":{"contextId":""}}}', '""', '"c\\"1"'],
    ['HTTP+JSON', '{"message":{"context_id":null}}', 'null', '"c\\"1"'],
  ] as const)('adds the name alone, to the byte: %s %s', (binding, body, before, after) =>
    expect(named(body, binding)).toBe(body.replace(before, after)),
  );

  it.each(['{"params":{"message":"hi"}}', '{"params":{}}'])('leaves what holds no message as it is: %s', (body) =>
    expect(named(body, 'JSONRPC')).toBe(body),
  );
});
