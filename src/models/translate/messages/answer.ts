import { isJsonObject, type Json, type JsonObject } from '../../../protocol/index.ts';
import { jsonIn } from '../fields.ts';
import { tierOfMessage } from '../service-tier.ts';
import { idWithSignature } from './request.ts';
import { messagesUsage, stopReasonOf } from './usage.ts';

/** A whole chat completion as one of Anthropic's messages. */
export function messageOfChat(chat: JsonObject): JsonObject {
  const choice = first(chat['choices']);
  const message = isJsonObject(choice['message']) ? choice['message'] : {};
  const { content, reasoning_content: thought, thinking_blocks: blocks, tool_calls: calls } = message;
  const finish = choice['finish_reason'];
  const thinking = Array.isArray(blocks)
    ? blocks
    : typeof thought === 'string' && thought !== ''
      ? [{ type: 'thinking', thinking: thought, signature: '' }]
      : [];
  return {
    id: chat['id'],
    type: 'message',
    role: 'assistant',
    model: chat['model'],
    content: [
      ...thinking,
      ...(typeof content === 'string' && content !== '' ? [{ type: 'text', text: content }] : []),
      ...(Array.isArray(calls) ? calls.filter((call) => isJsonObject(call)).map(toolUse) : []),
    ],
    stop_reason: stopReasonOf(typeof finish === 'string' ? finish : null),
    stop_sequence: null,
    usage: {
      ...messagesUsage(isJsonObject(chat['usage']) ? chat['usage'] : null),
      ...tierOfMessage(chat['service_tier']),
    },
  };
}

const first = (list: Json | undefined): JsonObject => {
  const item = Array.isArray(list) ? list[0] : undefined;
  return isJsonObject(item) ? item : {};
};

function toolUse(call: JsonObject): JsonObject {
  const called = isJsonObject(call['function']) ? call['function'] : {};
  const input = typeof called['arguments'] === 'string' ? jsonIn(called['arguments']) : undefined;
  return { type: 'tool_use', id: toolUseId(call), name: called['name'], input: isJsonObject(input) ? input : {} };
}

/** @returns the id of a call, with its signature if it has one */
export function toolUseId({ id, extra_content: extra }: JsonObject): string {
  const google = isJsonObject(extra) ? extra['google'] : undefined;
  const signature = isJsonObject(google) ? google['thought_signature'] : undefined;
  return idWithSignature(typeof id === 'string' ? id : '', typeof signature === 'string' ? signature : undefined);
}
