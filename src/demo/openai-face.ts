import { text } from 'node:stream/consumers';
import { BREAK, type Face, fail, oneByOne, openStream, sendJson } from './agent-server.ts';

interface ChatRequest {
  model: string;
  messages: { content: string }[];
}

const TOKENS_A_MESSAGE = 40;

/** A model behind OpenAI's chat completions. */
export const openaiFace: Face = async (request, response, { outcomeOf }) => {
  if (request.method === 'GET') return sendJson(response, { object: 'list', data: [] });
  const { model, messages } = JSON.parse(await text(request)) as ChatRequest;
  const asked = messages.at(-1)?.content ?? '';
  if (asked.startsWith(BREAK)) return fail(response);
  const { words } = await outcomeOf(asked, request.headers, true);
  const send = openStream(response);
  const chunk = { id: `chatcmpl-${crypto.randomUUID()}`, object: 'chat.completion.chunk', model };
  for await (const { piece } of oneByOne(words))
    send({ ...chunk, choices: [{ index: 0, delta: { content: piece }, finish_reason: null }] });
  send({ ...chunk, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  const prompt_tokens = messages.length * TOKENS_A_MESSAGE;
  const completion_tokens = words.split(' ').length;
  send({
    ...chunk,
    choices: [],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  });
  send('[DONE]');
  response.end();
};
