import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';
import { type Asked, lastTurn, type Turn } from './asked.ts';
import { partsOf } from './content-parts.ts';
import { invalid } from './invalid.ts';
import { metadataOf, refuseForcedTool, textOrNull } from './request-fields.ts';

/**
 * Reads the body of a chat completion. Parameters of sampling, and tools, are left aside: they are for models.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readChat(body: JsonObject): Asked {
  const { messages, n } = body;
  if (!Array.isArray(messages)) throw invalid('messages', 'A list of messages is expected.');
  if (typeof n === 'number' && n > 1) throw invalid('n', 'An agent gives one answer.');
  refuseForcedTool(body);
  return {
    ...lastTurn(
      messages.map((message, index) => turnOf(message, `messages[${index}]`)),
      'messages',
    ),
    metadata: metadataOf(body),
    previousId: textOrNull(body['previous_response_id']),
    conversation: null,
  };
}

function turnOf(message: Json, field: string): Turn {
  if (!isJsonObject(message)) throw invalid(field, 'A message is an object.');
  const { role, content } = message;
  if (typeof role !== 'string') throw invalid(`${field}.role`, 'A text is expected.');
  return { role, parts: partsOf(content, `${field}.content`) };
}
