import { isJsonObject, type Json, type JsonObject } from '../../../protocol/index.ts';
import { objectAt, objectsAt, refuse, textAt } from '../fields.ts';

/** Members that ask for what only a provider that keeps responses can do. */
const NEEDS_MEMORY = ['previous_response_id', 'conversation', 'prompt', 'background'];

/** They pass as they are. */
const SAME = ['model', 'temperature', 'top_p', 'parallel_tool_calls', 'user', 'stream', 'service_tier'];

/**
 * A request of OpenAI's responses as a chat completion's, for providers that have no responses.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export function chatOfResponses(body: JsonObject): JsonObject {
  const asked = NEEDS_MEMORY.find((name) => Boolean(body[name]));
  if (asked) refuse(asked, 'the provider of this model keeps no responses: send the whole conversation as "input"');
  const tools = objectsAt(body, 'tools').map(functionOf);
  const instructions = textAt(body, 'instructions');
  const chat: JsonObject = {
    ...Object.fromEntries(SAME.map((name) => [name, body[name]])),
    messages: [...(instructions ? [{ role: 'system', content: instructions }] : []), ...messagesOf(body['input'])],
    max_tokens: body['max_output_tokens'],
    reasoning_effort: objectAt(body, 'reasoning')?.['effort'],
    response_format: formatOf(objectAt(objectAt(body, 'text') ?? {}, 'format')),
    tools: tools.length > 0 ? tools : undefined,
    tool_choice: tools.length > 0 ? toolChoice(body['tool_choice']) : undefined,
  };
  return Object.fromEntries(Object.entries(chat).filter(([, value]) => value !== undefined && value !== null));
}

function functionOf({ type, name, description, parameters, strict }: JsonObject, index: number): JsonObject {
  if (type !== 'function') return refuse(`tools[${index}]`, 'must be of type "function": the model takes no others');
  const told = { name, description: description ?? undefined, parameters: parameters ?? undefined };
  return { type, function: { ...told, ...(typeof strict === 'boolean' && { strict }) } };
}

const toolChoice = (choice: Json | undefined): Json | undefined =>
  isJsonObject(choice) ? { type: 'function', function: { name: choice['name'] } } : choice;

function formatOf(format: JsonObject | undefined): JsonObject | undefined {
  if (format?.['type'] !== 'json_schema') return format?.['type'] === 'json_object' ? format : undefined;
  const { type, ...schema } = format;
  return { type, json_schema: schema };
}

function messagesOf(input: Json | undefined): JsonObject[] {
  if (typeof input === 'string') return [{ role: 'user', content: input }];
  const messages: JsonObject[] = [];
  for (const [index, item] of objectsAt({ input }, 'input').entries()) add(item, `input[${index}]`, messages);
  return messages;
}

/** What an assistant thinks, says and calls one after the other is one message. */
function add(item: JsonObject, at: string, messages: JsonObject[]): void {
  switch (item['type'] ?? 'message') {
    case 'message': {
      const { role } = item;
      const content = partsOf(item['content'], at);
      if (role === 'assistant') Object.assign(assistant(messages), { content: textOf(content) });
      else messages.push({ role, content });
      return;
    }
    case 'reasoning':
      Object.assign(assistant(messages), { thinking_blocks: thoughtsIn(item['encrypted_content']) });
      return;
    case 'function_call': {
      const { call_id: id, name, arguments: input } = item;
      const message = assistant(messages);
      const calls = objectsAt(message, 'tool_calls');
      message['tool_calls'] = [...calls, { id, type: 'function', function: { name, arguments: input } }];
      return;
    }
    case 'function_call_output': {
      const { call_id: id, output } = item;
      messages.push({ role: 'tool', tool_call_id: id, content: partsOf(output, at) });
      return;
    }
    default:
      refuse(`${at}.type`, 'must be message, reasoning, function_call or function_call_output');
  }
}

function assistant(messages: JsonObject[]): JsonObject {
  const last = messages.at(-1);
  if (last?.['role'] === 'assistant') return last;
  const message: JsonObject = { role: 'assistant', content: null };
  messages.push(message);
  return message;
}

/** Thoughts travel with their signatures as what the caller need not understand. */
export const sealedThoughts = (blocks: JsonObject[]): string => Buffer.from(JSON.stringify(blocks)).toString('base64');

function thoughtsIn(sealed: Json | undefined): Json {
  try {
    return typeof sealed === 'string' ? (JSON.parse(Buffer.from(sealed, 'base64').toString()) as Json) : [];
  } catch {
    return [];
  }
}

const textOf = (content: Json): string =>
  Array.isArray(content)
    ? content.map((part) => (isJsonObject(part) ? (part['text'] as string) : '')).join('')
    : (content as string);

function partsOf(content: Json | undefined, at: string): Json {
  if (typeof content === 'string') return content;
  return objectsAt({ content }, 'content').map((part, index) => {
    const { type, text, refusal, image_url: url, detail, file_data, file_url, filename } = part;
    switch (type) {
      case 'input_text':
      case 'output_text':
        return { type: 'text', text };
      case 'refusal':
        return { type: 'text', text: refusal };
      case 'input_image':
        return { type: 'image_url', image_url: { url, ...(typeof detail === 'string' && { detail }) } };
      case 'input_file':
        return { type: 'file', file: { filename, file_data: file_data ?? file_url } };
      default:
        return refuse(`${at}.content[${index}].type`, 'must be input_text, input_image or input_file');
    }
  });
}
