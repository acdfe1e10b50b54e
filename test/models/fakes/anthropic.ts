import type { ServerResponse } from 'node:http';
import { type Asked, sendJson } from '../upstream.ts';

// Anthropic's messages (API reference, "Messages" and "Streaming"), strict about what the real one is strict about.

export type Block =
  | { type: 'text'; text: string }
  | { type: 'thinking'; thinking: string; signature: string }
  | { type: 'redacted_thinking'; data: string }
  | { type: 'tool_use'; id: string; name: string; input: object };

export interface AnthropicReply {
  content: Block[];
  stop_reason: 'end_turn' | 'tool_use' | 'max_tokens' | 'refusal';
  usage: {
    input_tokens: number;
    output_tokens: number;
    cache_read_input_tokens: number;
    cache_creation_input_tokens: number;
    cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number };
    service_tier?: 'standard' | 'priority' | 'batch';
    speed?: 'standard' | 'fast';
  };
}

export const KEY = 'sk-ant-upstream';
const ID = 'msg_01';
/** A model is asked for by a name that moves on, and says by which it was when it answered. */
const DATED: Record<string, string> = { 'claude-sonnet-4-5': 'claude-sonnet-4-5-20250929' };

/** Answers as told, whole or streamed, if the request is right. */
export const anthropicAnswers =
  (reply: AnthropicReply) =>
  (asked: Asked, response: ServerResponse): void => {
    const wrong = wrongIn(asked);
    const { stream } = asked.body;
    const model = DATED[String(asked.body['model'])] ?? asked.body['model'];
    const message = { id: ID, type: 'message', role: 'assistant', model, ...reply, stop_sequence: null };
    if (wrong) anthropicError(response, ...wrong);
    else if (stream === true) sendStream(response, eventsOf(message, reply));
    else sendJson(response, 200, message);
  };

const COUNTED_FIELDS = new Set(['model', 'messages', 'system', 'tools', 'tool_choice', 'thinking', 'output_config']);

/** Counts tokens (API reference, "Count tokens in a Message"), if the request is right. */
export const anthropicCounts =
  (input_tokens: number) =>
  ({ url, headers, body }: Asked, response: ServerResponse): void => {
    const extra = Object.keys(body).find((name) => !COUNTED_FIELDS.has(name));
    if (url !== '/v1/messages/count_tokens') anthropicError(response, 404, 'not_found_error', `Not found: ${url}`);
    else if (!isKnown(headers)) anthropicError(response, 401, 'authentication_error', 'invalid x-api-key');
    else if (!VERSIONS.includes(String(headers['anthropic-version'])))
      anthropicError(response, 400, 'invalid_request_error', 'anthropic-version: header is required');
    else if (extra !== undefined)
      anthropicError(response, 400, 'invalid_request_error', `${extra}: Extra inputs are not permitted`);
    else sendJson(response, 200, { input_tokens });
  };

export function anthropicError(response: ServerResponse, status: number, type: string, message: string): void {
  const headers = status === 429 ? { 'retry-after': '7' } : {};
  sendJson(response, status, { type: 'error', error: { type, message }, request_id: 'req_1' }, headers);
}

function sendStream(response: ServerResponse, events: { type: string }[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  for (const event of events) write(response, event);
  response.end();
}

/** One event, as `event:` and `data:`. */
export function write(response: ServerResponse, event: { type: string }): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

interface Event {
  type: string;
  [member: string]: unknown;
}

export function eventsOf(message: object, { content, stop_reason, usage }: AnthropicReply): Event[] {
  const begun = { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } };
  return [
    { type: 'message_start', message: begun },
    { type: 'ping' },
    ...content.flatMap((block, index): Event[] => [
      { type: 'content_block_start', index, content_block: emptied(block) },
      ...deltasOf(block).map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]),
    {
      type: 'message_delta',
      delta: { stop_reason, stop_sequence: null },
      usage: { output_tokens: usage.output_tokens },
    },
    { type: 'message_stop' },
  ];
}

function emptied(block: Block): object {
  switch (block.type) {
    case 'text':
      return { type: 'text', text: '' };
    case 'thinking':
      return { type: 'thinking', thinking: '', signature: '' };
    case 'redacted_thinking':
      return block;
    case 'tool_use':
      return { ...block, input: {} };
  }
}

function deltasOf(block: Block): object[] {
  switch (block.type) {
    case 'text':
      return halves(block.text).map((text) => ({ type: 'text_delta', text }));
    case 'thinking':
      return [
        ...halves(block.thinking).map((thinking) => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature: block.signature },
      ];
    case 'redacted_thinking':
      return [];
    case 'tool_use':
      return ['', ...halves(JSON.stringify(block.input))].map((partial_json) => ({
        type: 'input_json_delta',
        partial_json,
      }));
  }
}

const halves = (text: string): string[] => {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((half) => half !== '');
};

const FIELDS = new Set([
  'model',
  'messages',
  'max_tokens',
  'system',
  'temperature',
  'top_p',
  'top_k',
  'stop_sequences',
  'stream',
  'tools',
  'tool_choice',
  'thinking',
  'metadata',
  'output_config',
  'service_tier',
]);

const isKnown = (headers: Asked['headers']): boolean =>
  headers['x-api-key'] === KEY || headers.authorization === `Bearer ${KEY}`;

/** The first, and the one of the SDK of today. */
const VERSIONS = ['2023-06-01', '2026-10-21'];

type Wrong = [status: number, type: string, message: string];

const invalid = (message: string): Wrong => [400, 'invalid_request_error', message];

/** What the real one would refuse. */
function wrongIn({ url, headers, body }: Asked): Wrong | undefined {
  if (url !== '/v1/messages') return [404, 'not_found_error', `Not found: ${url}`];
  if (!isKnown(headers)) return [401, 'authentication_error', 'invalid x-api-key'];
  if (!VERSIONS.includes(String(headers['anthropic-version']))) return invalid('anthropic-version: header is required');
  const extra = Object.keys(body).find((name) => !FIELDS.has(name));
  if (extra !== undefined) return invalid(`${extra}: Extra inputs are not permitted`);
  const { service_tier: tier = 'auto' } = body;
  if (tier !== 'auto' && tier !== 'standard_only')
    return invalid("service_tier: Input should be 'auto' or 'standard_only'");
  const { model, max_tokens, messages, temperature, thinking } = body as Record<string, unknown> & {
    thinking?: { type: string; budget_tokens?: number };
  };
  if (typeof model !== 'string') return invalid('model: Field required');
  if (!Number.isInteger(max_tokens) || Number(max_tokens) < 1) return invalid('max_tokens: Field required');
  if (temperature !== undefined && (Number(temperature) < 0 || Number(temperature) > 1))
    return invalid('temperature: range: 0..1');
  if (thinking?.type === 'enabled' && Number(thinking.budget_tokens) >= Number(max_tokens))
    return invalid('`max_tokens` must be greater than `thinking.budget_tokens`');
  if (!Array.isArray(messages) || messages.length === 0) return invalid('messages: at least one message is required');
  return wrongMessages(messages as Message[]);
}

interface Message {
  role: string;
  content: { type: string; [member: string]: unknown }[] | string;
}

function wrongMessages(messages: Message[]): Wrong | undefined {
  let owed: string[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    if (role !== (index % 2 === 0 ? 'user' : 'assistant')) return invalid(`messages.${index}: roles must alternate`);
    if (content.length === 0) return invalid(`messages.${index}: content must be non-empty`);
    const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
    const given = blocks.filter(({ type }) => type === 'tool_result').map(({ tool_use_id }) => String(tool_use_id));
    if (owed.some((id) => !given.includes(id)) || given.some((id) => !owed.includes(id)))
      return invalid(`messages.${index}: \`tool_use\` ids and \`tool_result\` blocks do not match`);
    owed = blocks.filter(({ type }) => type === 'tool_use').map(({ id }) => String(id));
    const unsigned = blocks.find(({ type, signature }) => type === 'thinking' && !String(signature).startsWith('sig-'));
    if (unsigned) return invalid(`messages.${index}: Invalid \`signature\` in \`thinking\` block`);
  }
  return undefined;
}
