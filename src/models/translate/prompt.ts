import type {
  LanguageModelV3FilePart,
  LanguageModelV3Message,
  LanguageModelV3Prompt,
  LanguageModelV3TextPart,
  LanguageModelV3ToolResultPart,
} from '@ai-sdk/provider';
import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';
import type { FetchFile } from './attachments.ts';
import { cacheOptionsOf } from './cache-control.ts';
import { contentParts } from './content-parts.ts';
import { jsonIn, objectAt, objectsAt, refuse, textAt } from './fields.ts';
import { reasoningOf, signedCall } from './thinking.ts';

/** Whatever a message may carry: who said it stands beside it. */
type Said = (LanguageModelV3TextPart | LanguageModelV3FilePart)[];

/**
 * The messages of a chat completion. Instructions come first, wherever they stood: only OpenAI takes them in between.
 * Results of tools that follow each other are one turn (model notes, A.11).
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export async function promptOf(body: JsonObject, fetchFile: FetchFile): Promise<LanguageModelV3Prompt> {
  const messages = objectsAt(body, 'messages');
  if (messages.length === 0) return refuse('messages', 'must hold at least one message');
  const toolNames = namesOfCalls(messages);
  const prompt: LanguageModelV3Message[] = [];
  const instructions: LanguageModelV3Message[] = [];
  for (const [index, message] of messages.entries()) {
    const at = `messages[${index}]`;
    switch (message['role']) {
      case 'system':
      case 'developer':
        instructions.push(...systemMessages(message, at));
        break;
      case 'user':
        prompt.push({ role: 'user', content: await contentParts(message['content'], at, fetchFile) });
        break;
      case 'assistant':
        prompt.push({ role: 'assistant', content: assistantParts(message, at) });
        break;
      case 'tool': {
        const result = await toolResult(message, at, toolNames, fetchFile);
        const last = prompt.at(-1);
        if (last?.role === 'tool') last.content.push(result);
        else prompt.push({ role: 'tool', content: [result] });
        break;
      }
      default:
        refuse(`${at}.role`, 'must be system, developer, user, assistant or tool');
    }
  }
  return [...instructions, ...prompt];
}

/** Results name their calls by id, and some providers want the name of the tool. */
const namesOfCalls = (messages: JsonObject[]): ReadonlyMap<string, string> =>
  new Map(
    messages.flatMap((message) =>
      objectsAt(message, 'tool_calls').flatMap((call) => {
        const [id, name] = [call['id'], objectAt(call, 'function')?.['name']];
        return typeof id === 'string' && typeof name === 'string' ? [[id, name] as const] : [];
      }),
    ),
  );

/** Each part for itself: one may end what is kept in a cache. */
const systemMessages = ({ content }: JsonObject, at: string): LanguageModelV3Message[] =>
  textParts(content, at).map(({ text, providerOptions }) => ({
    role: 'system',
    content: text,
    ...(providerOptions && { providerOptions }),
  }));

const textParts = (content: Json | undefined, at: string): LanguageModelV3TextPart[] => {
  if (content === undefined || content === null || content === '') return [];
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  if (!Array.isArray(content)) return refuse(`${at}.content`, 'must be a text, or a list of parts');
  return content.map((part, index) => {
    const text = isJsonObject(part) ? (part['text'] ?? part['refusal']) : undefined;
    if (!isJsonObject(part) || typeof text !== 'string')
      return refuse(`${at}.content[${index}]`, 'must be a part with a text');
    return { type: 'text', text, ...cacheOptionsOf(part['cache_control']) };
  });
};

type AssistantContent = Extract<LanguageModelV3Message, { role: 'assistant' }>['content'];

function assistantParts(message: JsonObject, at: string): AssistantContent {
  const calls = objectsAt(message, 'tool_calls').map((call, index): AssistantContent[number] => {
    const where = `${at}.tool_calls[${index}]`;
    const called = objectAt(call, 'function');
    const [id, name] = [textAt(call, 'id'), called && textAt(called, 'name')];
    if (!called || !id || !name) return refuse(where, 'must have an "id" and a "function" with its "name"');
    const input = argumentsOf(called['arguments'], where);
    return { type: 'tool-call', toolCallId: id, toolName: name, input, ...signedCall(call) };
  });
  return [...reasoningOf(message['thinking_blocks']), ...textParts(message['content'], at), ...calls];
}

/** Models tell arguments as a text of JSON; providers want the object that it says. */
function argumentsOf(text: Json | undefined, where: string): JsonObject {
  const value = typeof text === 'string' && text.trim() !== '' ? jsonIn(text) : {};
  return isJsonObject(value) ? value : refuse(`${where}.function.arguments`, 'must be the text of a JSON object');
}

async function toolResult(
  message: JsonObject,
  at: string,
  toolNames: ReadonlyMap<string, string>,
  fetchFile: FetchFile,
): Promise<LanguageModelV3ToolResultPart> {
  const toolCallId = textAt(message, 'tool_call_id') ?? refuse(`${at}.tool_call_id`, 'is missing');
  const parts = await contentParts(message['content'], at, (file) => fetchFile({ ...file, mustBeInline: true }));
  return {
    type: 'tool-result',
    toolCallId,
    toolName: toolNames.get(toolCallId) ?? textAt(message, 'name') ?? 'tool',
    output: outputOf(parts),
    ...cacheOptionsOf(message['cache_control']),
  };
}

function outputOf(parts: Said): LanguageModelV3ToolResultPart['output'] {
  const [only] = parts;
  if (!only) return { type: 'text', value: '' };
  if (parts.length === 1 && only.type === 'text') return { type: 'text', value: only.text };
  return {
    type: 'content',
    value: parts.map((part) => {
      if (part.type === 'text') return { type: 'text', text: part.text };
      const { mediaType, data } = part;
      const type = mediaType.startsWith('image/') ? 'image-data' : 'file-data';
      return { type, mediaType, data: String(data) };
    }),
  };
}
