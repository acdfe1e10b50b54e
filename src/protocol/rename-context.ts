import { compilePaths, scan } from './scan/index.ts';

const IN_RPC = compilePaths({ contextId: ['params.message.contextId'] });
const IN_REST = compilePaths({ contextId: ['message.contextId', 'request.contextId'] });

/**
 * Puts another name for the context into a send, and leaves every other byte as it is. Both spellings are found, as they
 * are by `readRpcRequest` and `readRestNames`.
 *
 * @param body a request that one of those has read
 * @param contextId as the agent is to know the context
 * @returns the body itself when it names none
 */
export function renameContext(body: Buffer, binding: 'JSONRPC' | 'HTTP+JSON', contextId: string): Buffer {
  const { spans } = scan(body, binding === 'JSONRPC' ? IN_RPC : IN_REST);
  const named = spans.contextId;
  if (!named) return body;
  const { start, end } = named;
  return Buffer.concat([body.subarray(0, start), Buffer.from(JSON.stringify(contextId)), body.subarray(end)]);
}
