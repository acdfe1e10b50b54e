import type { Json, JsonObject } from '../../../protocol/index.ts';
import { objectAt, objectsAt, refuse, textAt } from '../fields.ts';

/**
 * A request of Anthropic's messages as a chat completion's, for models that are none of Anthropic's.
 *
 * @param keepsMarks whether marks of what is kept in a cache go along: providers of OpenAI's protocol refuse them
 * @throws SwitchboardError INVALID_PARAMS
 */
export function chatOfMessages(body: JsonObject, keepsMarks: boolean): JsonObject {
  const choice = objectAt(body, 'tool_choice');
  const tools = objectsAt(body, 'tools').map((tool, index) => functionOf(tool, index, keepsMarks));
  const user = objectAt(body, 'metadata')?.['user_id'];
  const chat: JsonObject = {
    model: body['model'],
    messages: [
      ...systemMessages(body['system'], keepsMarks),
      ...objectsAt(body, 'messages').flatMap((message, index) => turn(message, `messages[${index}]`, keepsMarks)),
    ],
    max_tokens: body['max_tokens'],
    stop: body['stop_sequences'],
    temperature: body['temperature'],
    top_p: body['top_p'],
    top_k: body['top_k'],
    // Whatever serves best is what all others do anyway.
    service_tier: body['service_tier'] === 'standard_only' ? 'default' : undefined,
    stream: body['stream'],
    thinking: keepsMarks ? body['thinking'] : undefined,
    user: typeof user === 'string' ? user : undefined,
    tools: tools.length > 0 ? tools : undefined,
    tool_choice: choice && toolChoice(choice),
    parallel_tool_calls: choice?.['disable_parallel_tool_use'] === true ? false : undefined,
  };
  return Object.fromEntries(Object.entries(chat).filter(([, value]) => value !== undefined && value !== null));
}

function systemMessages(system: Json | undefined, keepsMarks: boolean): JsonObject[] {
  if (system === undefined || system === null) return [];
  return [{ role: 'system', content: typeof system === 'string' ? system : parts(system, 'system', keepsMarks) }];
}

function functionOf(tool: JsonObject, index: number, keepsMarks: boolean): JsonObject {
  const { type, name, description, input_schema: parameters, cache_control: mark } = tool;
  if (type !== undefined && type !== 'custom')
    return refuse(`tools[${index}]`, 'is one of Anthropic’s own, which other models do not have');
  return {
    type: 'function',
    function: { name, description, parameters },
    ...(keepsMarks && mark !== undefined && { cache_control: mark }),
  };
}

function toolChoice({ type, name }: JsonObject): Json {
  if (type === 'tool') return { type: 'function', function: { name } };
  return type === 'any' ? 'required' : (type ?? 'auto');
}

/** Results of tools are messages of their own, before what the user says. */
function turn(message: JsonObject, at: string, keepsMarks: boolean): JsonObject[] {
  const { role, content } = message;
  if (typeof content === 'string') return [{ role, content }];
  const blocks = objectsAt(message, 'content');
  if (role === 'assistant') return [assistantTurn(blocks)];
  const results = blocks.filter(({ type }) => type === 'tool_result').map((block) => toolResult(block, at, keepsMarks));
  const said = blocks.filter(({ type }) => type !== 'tool_result');
  return said.length > 0 ? [...results, { role, content: parts(said, at, keepsMarks) }] : results;
}

function assistantTurn(blocks: JsonObject[]): JsonObject {
  const calls = blocks.filter(({ type }) => type === 'tool_use');
  const thoughts = blocks.filter(({ type }) => type === 'thinking' || type === 'redacted_thinking');
  const text = blocks.flatMap((block) => (block['type'] === 'text' ? [textAt(block, 'text') ?? ''] : [])).join('');
  return {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    ...(thoughts.length > 0 && { thinking_blocks: thoughts }),
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ id, name, input }) => ({
        type: 'function',
        ...signedId(id),
        function: { name, arguments: JSON.stringify(input ?? {}) },
      })),
    }),
  };
}

/** Messages have no place for the signature that Gemini puts on calls: it goes within the id, as in LiteLLM. */
const SIGNED = '__thought__';

export const idWithSignature = (id: string, signature: string | undefined): string =>
  signature === undefined ? id : `${id}${SIGNED}${Buffer.from(signature).toString('base64url')}`;

function signedId(id: Json | undefined): JsonObject {
  const [plain = '', signature] = typeof id === 'string' ? id.split(SIGNED) : [];
  if (signature === undefined) return { id: plain };
  const told = Buffer.from(signature, 'base64url').toString();
  return { id: plain, extra_content: { google: { thought_signature: told } } };
}

function toolResult(block: JsonObject, at: string, keepsMarks: boolean): JsonObject {
  const { tool_use_id: id, content } = block;
  const told = Array.isArray(content) ? parts(content, at, keepsMarks) : (content ?? '');
  return { role: 'tool', tool_call_id: signedId(id)['id'], content: told };
}

const parts = (blocks: Json, at: string, keepsMarks: boolean): JsonObject[] =>
  objectsAt({ content: blocks }, 'content').map((block, index) => {
    const mark = block['cache_control'];
    const marked = keepsMarks && mark !== undefined && mark !== null ? { cache_control: mark } : {};
    return { ...part(block, `${at}.content[${index}]`), ...marked };
  });

function part(block: JsonObject, where: string): JsonObject {
  switch (block['type']) {
    case 'text':
      return { type: 'text', text: textAt(block, 'text') ?? '' };
    case 'image':
      return { type: 'image_url', image_url: { url: sourceOf(block, where) } };
    case 'document': {
      const source = objectAt(block, 'source') ?? {};
      if (source['type'] === 'text') return { type: 'text', text: textAt(source, 'data') ?? '' };
      const filename = textAt(block, 'title') ?? 'document.pdf';
      return { type: 'file', file: { filename, file_data: sourceOf(block, where) } };
    }
    default:
      return refuse(where, 'must be a text, an image, a document or the result of a tool');
  }
}

function sourceOf(block: JsonObject, where: string): string {
  const { type, media_type: mediaType, data, url } = objectAt(block, 'source') ?? {};
  if (type === 'base64' && typeof mediaType === 'string' && typeof data === 'string')
    return `data:${mediaType};base64,${data}`;
  return type === 'url' && typeof url === 'string' ? url : refuse(where, 'its source must be base64 or a url');
}
