import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';
import { type Asked, lastTurn, type Turn } from './asked.ts';
import { partsOf } from './content-parts.ts';
import { invalid } from './invalid.ts';
import { metadataOf, refuseForcedTool, textOrNull } from './request-fields.ts';

/**
 * Reads the body of a request to the responses route.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readResponse(body: JsonObject): Asked {
  const { input, instructions, background, previous_response_id: previous, conversation } = body;
  if (background === true)
    throw invalid('background', 'Answers of agents cannot be fetched later here. A2A callers can: returnImmediately.');
  refuseForcedTool(body);
  const system: Turn[] = [{ role: 'system', parts: partsOf(instructions, 'instructions') }];
  return {
    ...lastTurn([...system, ...turnsOf(input)], 'input'),
    metadata: metadataOf(body),
    previousId: textOrNull(previous),
    conversation: textOrNull(isJsonObject(conversation) ? conversation['id'] : conversation),
  };
}

function turnsOf(input: Json | undefined): Turn[] {
  if (typeof input === 'string') return [{ role: 'user', parts: partsOf(input, 'input') }];
  if (!Array.isArray(input)) throw invalid('input', 'A text or a list of items is expected.');
  return input.flatMap((item, index) => turnOf(item, `input[${index}]`));
}

/** What models remember of their own thinking and of calls is nothing to an agent. */
function turnOf(item: Json, field: string): Turn[] {
  if (!isJsonObject(item)) throw invalid(field, 'An item is an object.');
  const { type = 'message', role, content, output } = item;
  if (type === 'function_call_output') return [{ role: 'tool', parts: partsOf(output, `${field}.output`) }];
  if (type !== 'message') return [];
  if (typeof role !== 'string') throw invalid(`${field}.role`, 'A text is expected.');
  return [{ role, parts: partsOf(content, `${field}.content`) }];
}
