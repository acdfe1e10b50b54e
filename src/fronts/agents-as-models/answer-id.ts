/** What an answer came of, as its caller names it. */
export type Origin = { taskId: string } | { contextId: string };

/** Call, kind of origin, origin. */
const SHAPE = /^(?:resp_|chatcmpl-)[0-9a-f]{32}(?<kind>[tc])(?<name>[\w-]+)$/;

/**
 * An answer's id says where the conversation stands, so that nothing has to be remembered to go on from it. It gives no
 * right to anything: whose a task or context is, is asked whenever it is named.
 *
 * @param prefix `resp_` or `chatcmpl-`, as the API has it
 * @param callId a UUID: no two answers have the same id
 */
export function answerId(prefix: 'resp_' | 'chatcmpl-', callId: string, origin: Origin | undefined): string {
  const unique = prefix + plain(callId);
  if (!origin) return unique;
  return 'taskId' in origin ? `${unique}t${written(origin.taskId)}` : `${unique}c${written(origin.contextId)}`;
}

/** @returns undefined for an id that the gateway did not give, or that leads nowhere */
export function originOf(id: string): Origin | undefined {
  const { kind, name } = SHAPE.exec(id)?.groups ?? {};
  if (name === undefined) return undefined;
  const origin = Buffer.from(name, 'base64url').toString();
  return kind === 't' ? { taskId: origin } : { contextId: origin };
}

/** Of parts of an answer. */
export const plain = (callId: string): string => callId.replaceAll('-', '');

const written = (name: string): string => Buffer.from(name).toString('base64url');
