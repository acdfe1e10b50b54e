import { renameContext } from './rename-context.ts';
import { compilePaths, scan } from './scan/index.ts';

const IN_RPC = compilePaths({ message: ['params.message'] });
const IN_REST = compilePaths({ message: ['message', 'request'] });

const OPEN_OBJECT = '{'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);

/**
 * Names the context of a send that names none, and leaves every other byte as it is.
 *
 * @param body a request that `readRpcRequest` or `readRestNames` has read
 * @param contextId as the agent is to know the context
 * @returns the body itself when there is no message to put it into
 */
export function nameContext(body: Buffer, binding: 'JSONRPC' | 'HTTP+JSON', contextId: string): Buffer {
  // An empty name, or null, is as good as none, but stands in its place.
  const renamed = renameContext(body, binding, contextId);
  if (renamed !== body) return renamed;
  const { message } = scan(body, binding === 'JSONRPC' ? IN_RPC : IN_REST).spans;
  if (!message || body[message.start] !== OPEN_OBJECT) return body;
  const inside = message.start + 1;
  const isEmpty = body.subarray(inside, message.end - 1).every((byte) => byte <= SPACE);
  const member = `"contextId":${JSON.stringify(contextId)}${isEmpty ? '' : ','}`;
  return Buffer.concat([body.subarray(0, inside), Buffer.from(member), body.subarray(inside)]);
}
