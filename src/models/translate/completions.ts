import type { OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type Json, type JsonObject, SwitchboardError, sseEvent } from '../../protocol/index.ts';
import { type ChatDelta, chatDeltas } from './chat-deltas.ts';
import { jsonIn, refuse } from './fields.ts';
import { following } from './following.ts';
import { jsonResponse, streamResponse } from './made-response.ts';

/**
 * OpenAI's older route for texts as a chat: the prompt is what the user says.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export function chatOfCompletions({ prompt, ...body }: JsonObject): JsonObject {
  const prompts = Array.isArray(prompt) ? prompt : [prompt];
  const [text] = prompts;
  if (prompts.length !== 1 || typeof text !== 'string')
    return refuse('prompt', 'must be one text: the model takes neither several nor tokens');
  return { ...body, messages: [{ role: 'user', content: text }] };
}

/** What every piece of an answer says of the whole. */
interface Head {
  id: string;
  /** Epoch seconds. */
  created: number;
  model: string;
}

export interface CompletionsOptions extends Head {
  maxResponseBytes: number;
  maxEventBytes: number;
}

/**
 * What a chat completion answered, as the older route answers: whole, or event by event once its first has come.
 *
 * @throws SwitchboardError INVALID_AGENT_RESPONSE, UPSTREAM_TRUNCATED, UPSTREAM_FAILED
 */
export async function asCompletions(
  response: OutboundResponse,
  { maxResponseBytes, maxEventBytes, ...head }: CompletionsOptions,
): Promise<OutboundResponse> {
  const { status, headers, body } = response;
  if (status !== 200) return response;
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'));
  if (headers['content-type']?.startsWith('text/event-stream')) {
    const deltas = chatDeltas(body, maxEventBytes);
    const first = await deltas.next();
    if (first.done) throw notUnderstood();
    return streamResponse(events(first.value, deltas, head), kept);
  }
  const chat = jsonIn((await body.buffer(maxResponseBytes)).toString());
  const choice = isJsonObject(chat) && Array.isArray(chat['choices']) ? chat['choices'][0] : undefined;
  if (!isJsonObject(chat) || !isJsonObject(choice)) throw notUnderstood();
  const { message, finish_reason: finish } = choice;
  const text = isJsonObject(message) ? message['content'] : null;
  const told = choiceOf(typeof text === 'string' ? text : '', typeof finish === 'string' ? finish : 'stop');
  const { usage = null, service_tier: tier } = chat;
  return jsonResponse({ ...pieceOf(head, [told]), usage, ...tierIn(tier) }, 200, kept);
}

async function* events(
  first: ChatDelta,
  rest: AsyncGenerator<ChatDelta, undefined>,
  head: Head,
): AsyncGenerator<Buffer, undefined> {
  for await (const { delta, finishReason, usage, serviceTier } of following(first, rest)) {
    const text = typeof delta['content'] === 'string' ? delta['content'] : '';
    if (text !== '' || finishReason !== null) yield frame(pieceOf(head, [choiceOf(text, finishReason)]));
    if (usage) yield frame({ ...pieceOf(head, []), usage, ...tierIn(serviceTier) });
  }
  yield sseEvent('[DONE]');
  return undefined;
}

const frame = (piece: JsonObject): Buffer => sseEvent(JSON.stringify(piece));

const pieceOf = ({ id, created, model }: Head, choices: JsonObject[]): JsonObject => ({
  id,
  object: 'text_completion',
  created,
  model,
  choices,
});

/** What it costs depends on it, so it stands where that is read. */
const tierIn = (tier: Json | undefined): JsonObject => (typeof tier === 'string' ? { service_tier: tier } : {});

const choiceOf = (text: string, finish: string | null): JsonObject => ({
  index: 0,
  text,
  logprobs: null,
  finish_reason: finish,
});

const notUnderstood = (): SwitchboardError =>
  new SwitchboardError('INVALID_AGENT_RESPONSE', 'The provider did not answer with a chat completion.');
