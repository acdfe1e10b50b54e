import type { RequestMessage } from '../../gateway/index.ts';
import { type JsonObject, type MessageNames, type Part, stringifyJson } from '../../protocol/index.ts';
import type { Continuation } from '../../tasks/index.ts';

/** What is said to the agent. */
interface Saying {
  messageId: string;
  parts: Part[];
  conversation: Continuation;
  metadata: JsonObject;
  isStream: boolean;
}

/** The request as a caller of A2A 1.0 over HTTP+JSON would have made it, which agents on that wire get as it is. */
export function a2aMessage({ messageId, parts, conversation, metadata, isStream }: Saying): {
  message: RequestMessage;
  names: MessageNames;
} {
  const passed = withoutOwn(metadata);
  const params: JsonObject = {
    message: {
      messageId,
      role: 'ROLE_USER',
      parts,
      ...conversation,
      ...(Object.keys(passed).length > 0 && { metadata: passed }),
    },
  };
  return {
    message: {
      raw: Buffer.from(stringifyJson(params)),
      rpcId: undefined,
      rest: { method: 'POST', path: isStream ? '/message:stream' : '/message:send', search: '' },
      hasTenant: false,
      hasInlinePush: false,
      params: () => params,
    },
    names: { messageId, ...conversation },
  };
}

/** Members of `metadata` that speak to the gateway (model notes, A.2). */
const OWN = new Set([
  'agent_id',
  'context_id',
  'generation_name',
  'session_id',
  'spend_logs_metadata',
  'tags',
  'task_id',
  'trace_id',
  'trace_name',
  'user_id',
]);

const withoutOwn = (metadata: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(metadata).filter(([name]) => !OWN.has(name) && !name.startsWith('user_api_key_')));
