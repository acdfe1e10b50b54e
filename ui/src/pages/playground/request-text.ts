import { wireOf } from './a2a-wires.ts';
import type { Setting } from './use-conversation.ts';

type HowToAsk = Omit<Setting, 'speaker'>;

/** The body of a request that says something for the first time, in the words of the client that one speaks like. */
export const requestText = (how: HowToAsk, words: string): string =>
  JSON.stringify(how.shape === 'openai' ? chatRequest(how, words) : a2aRequest(how, words), null, 2);

function a2aRequest({ shape, isStreaming }: HowToAsk, words: string): object {
  const { methods, messageOf } = wireOf(shape);
  const message = messageOf({ messageId: '1', parts: [{ text: words }] });
  return { jsonrpc: '2.0', id: 1, method: methods[isStreaming ? 'stream' : 'send'], params: { message } };
}

function chatRequest({ agent, isStreaming }: HowToAsk, words: string): object {
  return {
    model: `a2a/${agent}`,
    messages: [{ role: 'user', content: words }],
    ...(isStreaming && { stream: true }),
  };
}
