import type { OutboundResponse } from '../../../outbound/index.ts';
import { isJsonObject, SwitchboardError } from '../../../protocol/index.ts';
import { chatDeltas } from '../chat-deltas.ts';
import { jsonIn } from '../fields.ts';
import { jsonResponse, streamResponse } from '../made-response.ts';
import { messageOfChat } from './answer.ts';
import { messageEvents } from './events.ts';

export { chatOfMessages } from './request.ts';

export interface MessagesOptions {
  /** As the provider names it. */
  model: string;
  /** Of the answer, where it is streamed. */
  id: string;
  maxResponseBytes: number;
  maxEventBytes: number;
}

/**
 * What a chat completion answered, as Anthropic's messages answer: whole, or event by event once its first has come.
 *
 * @throws SwitchboardError INVALID_AGENT_RESPONSE, UPSTREAM_TRUNCATED, UPSTREAM_FAILED
 */
export async function asMessages(response: OutboundResponse, options: MessagesOptions): Promise<OutboundResponse> {
  const { status, headers, body } = response;
  if (status !== 200) return response;
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'));
  if (headers['content-type']?.startsWith('text/event-stream')) {
    const deltas = chatDeltas(body, options.maxEventBytes);
    const first = await deltas.next();
    if (first.done) throw notUnderstood();
    return streamResponse(messageEvents(first.value, deltas, { id: options.id, model: options.model }), kept);
  }
  const chat = jsonIn((await body.buffer(options.maxResponseBytes)).toString());
  if (!isJsonObject(chat)) throw notUnderstood();
  return jsonResponse(messageOfChat(chat), 200, kept);
}

const notUnderstood = (): SwitchboardError =>
  new SwitchboardError('INVALID_AGENT_RESPONSE', 'The provider did not answer with a chat completion.');
