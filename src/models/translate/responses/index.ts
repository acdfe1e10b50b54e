import type { OutboundResponse } from '../../../outbound/index.ts';
import { isJsonObject, type JsonObject, SwitchboardError, sseEvent } from '../../../protocol/index.ts';
import { type ChatDelta, chatDeltas } from '../chat-deltas.ts';
import { jsonIn } from '../fields.ts';
import { jsonResponse, streamResponse } from '../made-response.ts';
import { ResponseBuilder, type ResponseEvent } from './response-builder.ts';

export { chatOfResponses } from './request.ts';

export interface ResponsesOptions {
  /** What was asked, parts of which every response repeats. */
  asked: JsonObject;
  /** As the provider names it. */
  model: string;
  newId: () => string;
  /** Epoch milliseconds. */
  clock: () => number;
  maxResponseBytes: number;
  maxEventBytes: number;
}

/**
 * What a chat completion answered, as OpenAI's responses answer: whole, or event by event once its first has come.
 *
 * @throws SwitchboardError INVALID_AGENT_RESPONSE, UPSTREAM_TRUNCATED, UPSTREAM_FAILED
 */
export async function asResponses(response: OutboundResponse, options: ResponsesOptions): Promise<OutboundResponse> {
  const { status, headers, body } = response;
  if (status !== 200) return response;
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'));
  const builder = new ResponseBuilder(headOf(options), options.newId);
  if (headers['content-type']?.startsWith('text/event-stream')) {
    const deltas = chatDeltas(body, options.maxEventBytes);
    const first = await deltas.next();
    if (first.done) throw notUnderstood();
    return streamResponse(events(builder, first.value, deltas), kept);
  }
  const chat = jsonIn((await body.buffer(options.maxResponseBytes)).toString());
  const choice = isJsonObject(chat) && Array.isArray(chat['choices']) ? chat['choices'][0] : undefined;
  if (!isJsonObject(chat) || !isJsonObject(choice)) throw notUnderstood();
  const told = [...builder.add(wholeDelta(chat, choice)), ...builder.end()];
  return jsonResponse(told.at(-1)?.[1]['response'] ?? null, 200, kept);
}

const wholeDelta = (
  { usage, service_tier: tier }: JsonObject,
  { message, finish_reason: finish }: JsonObject,
): ChatDelta => {
  const told = isJsonObject(message) ? message : {};
  const calls = Array.isArray(told['tool_calls']) ? told['tool_calls'] : [];
  const numbered = calls.flatMap((call, index) => (isJsonObject(call) ? [{ index, ...call }] : []));
  return {
    delta: { ...told, tool_calls: numbered },
    finishReason: typeof finish === 'string' ? finish : null,
    usage: isJsonObject(usage) ? usage : null,
    serviceTier: typeof tier === 'string' ? tier : null,
  };
};

async function* events(
  builder: ResponseBuilder,
  first: ChatDelta,
  rest: AsyncIterable<ChatDelta>,
): AsyncGenerator<Buffer, undefined> {
  let number = 0;
  const frame = ([type, members]: ResponseEvent): Buffer =>
    sseEvent(JSON.stringify({ type, sequence_number: number++, ...members }), type);
  for (const event of builder.begin()) yield frame(event);
  for (const event of builder.add(first)) yield frame(event);
  for await (const delta of rest) for (const event of builder.add(delta)) yield frame(event);
  for (const event of builder.end()) yield frame(event);
  return undefined;
}

const REPEATED = ['instructions', 'max_output_tokens', 'temperature', 'top_p', 'tools', 'tool_choice', 'text'];

const headOf = ({ asked, model, newId, clock }: ResponsesOptions): JsonObject => ({
  id: `resp_${newId()}`,
  object: 'response',
  created_at: Math.floor(clock() / 1000),
  error: null,
  incomplete_details: null,
  ...Object.fromEntries(REPEATED.map((name) => [name, asked[name] ?? null])),
  tools: asked['tools'] ?? [],
  tool_choice: asked['tool_choice'] ?? 'auto',
  parallel_tool_calls: asked['parallel_tool_calls'] ?? true,
  previous_response_id: null,
  metadata: asked['metadata'] ?? {},
  store: false,
  model,
});

const notUnderstood = (): SwitchboardError =>
  new SwitchboardError('INVALID_AGENT_RESPONSE', 'The provider did not answer with a chat completion.');
