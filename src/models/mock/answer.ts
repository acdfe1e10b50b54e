import { createHash } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject, type ModelOperation } from '../../protocol/index.ts';

/** The whole answer of the mock model, in the shape of the operation. The same request is answered with the same bytes. */
export function mockAnswer(operation: ModelOperation, model: string, request: JsonObject): JsonObject {
  const said = saidIn(request);
  const id = createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 24);
  const tool = model === 'tools' ? firstTool(request) : undefined;
  const text = tool ? '' : `You said: ${said}`;
  const counts = { input: tokensOf(said), output: tool ? 1 : tokensOf(text) };
  switch (operation) {
    case 'embeddings':
      return embeddings(model, request);
    case 'completions':
      return {
        id: `cmpl-${id}`,
        object: 'text_completion',
        created: CREATED,
        model,
        choices: [{ index: 0, text, logprobs: null, finish_reason: 'stop' }],
        usage: chatUsage(counts),
      };
    case 'responses':
      return responseOf(id, model, text, counts);
    case 'messages':
      return {
        id: `msg_${id}`,
        type: 'message',
        role: 'assistant',
        model,
        content: [{ type: 'text', text }],
        stop_reason: 'end_turn',
        stop_sequence: null,
        usage: {
          input_tokens: counts.input,
          output_tokens: counts.output,
          cache_read_input_tokens: 0,
          cache_creation_input_tokens: 0,
        },
      };
    case 'messages.count_tokens':
      return { input_tokens: counts.input };
    case 'chat.completions':
      return {
        id: `chatcmpl-${id}`,
        object: 'chat.completion',
        created: CREATED,
        model,
        choices: [
          {
            index: 0,
            message: {
              role: 'assistant',
              content: tool ? null : text,
              refusal: null,
              ...(tool && { tool_calls: [toolCall(id, tool)] }),
            },
            logprobs: null,
            finish_reason: tool ? 'tool_calls' : 'stop',
          },
        ],
        usage: chatUsage(counts),
      };
  }
}

/** It has no clock: 2026-01-01. */
const CREATED = 1_767_225_600;

interface Counts {
  input: number;
  output: number;
}

const chatUsage = ({ input, output }: Counts): JsonObject => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: input + output,
});

const responseOf = (id: string, model: string, text: string, { input, output }: Counts): JsonObject => ({
  id: `resp_${id}`,
  object: 'response',
  created_at: CREATED,
  status: 'completed',
  model,
  output: [
    {
      id: `msg_${id}`,
      type: 'message',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text, annotations: [] }],
    },
  ],
  usage: {
    input_tokens: input,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: input + output,
  },
});

/** A word is a token. */
const tokensOf = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** What was said last: the prompt, the input, or the last message with a text. */
function saidIn(request: JsonObject): string {
  const messages = request['messages'] ?? request['input'] ?? request['prompt'];
  if (!Array.isArray(messages)) return typeof messages === 'string' ? messages : '';
  const last = messages.at(-1);
  if (isJsonObject(last)) return textOf(last['content']);
  return typeof last === 'string' ? last : JSON.stringify(messages);
}

function textOf(content: Json | undefined): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => (isJsonObject(part) && typeof part['text'] === 'string' ? part['text'] : '')).join('');
}

/** Asked for once: the answer to a tool's result is a text. */
function firstTool(request: JsonObject): string | undefined {
  const { tools, messages } = request;
  const last = Array.isArray(messages) ? messages.at(-1) : undefined;
  if (isJsonObject(last) && last['role'] === 'tool') return undefined;
  const first = Array.isArray(tools) ? tools[0] : undefined;
  const described = isJsonObject(first) ? first['function'] : undefined;
  const name = isJsonObject(described) ? described['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

const toolCall = (id: string, name: string): JsonObject => ({
  id: `call_${id}`,
  type: 'function',
  function: { name, arguments: '{}' },
});

const DIMENSIONS = 8;

function embeddings(model: string, request: JsonObject): JsonObject {
  const { input } = request;
  const texts =
    Array.isArray(input) && input.every((item) => typeof item === 'string') ? input : [JSON.stringify(input)];
  const tokens = texts.reduce((sum, text) => sum + tokensOf(text), 0);
  return {
    object: 'list',
    model,
    data: texts.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: request['encoding_format'] === 'base64' ? asBase64(vectorOf(text)) : vectorOf(text),
    })),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

const vectorOf = (text: string): number[] =>
  [...createHash('sha256').update(text).digest().subarray(0, DIMENSIONS)].map((byte) => byte / 256);

const asBase64 = (vector: number[]): string => Buffer.from(new Float32Array(vector).buffer).toString('base64');
