import { text } from 'node:stream/consumers';
import { BREAK, type Face, fail, oneByOne, openStream, sendJson } from './agent-server.ts';

interface RunRequest {
  input?: { messages?: { content: string }[] };
  command?: { resume?: unknown };
}

const TOKENS_A_WORD = 2;

/** A graph on a LangGraph server: an assistant, and runs of its threads as streams. */
export const langgraphFace: Face = async (request, response, { role, outcomeOf }) => {
  if (request.method === 'GET')
    return sendJson(response, { name: role.title, description: role.description, graph_id: role.name });
  const { input, command } = JSON.parse(await text(request)) as RunRequest;
  const asked = input?.messages?.map(({ content }) => content).join('') ?? JSON.stringify(command?.resume);
  if (asked.startsWith(BREAK)) return fail(response);
  const { words, isQuestion } = await outcomeOf(asked, request.headers, command !== undefined);
  const thread = request.url?.replace(/\/runs.*$/, '') ?? '';
  const send = openStream(response, { 'content-location': `${thread}/runs/${crypto.randomUUID()}` });
  const said = { type: 'human', id: crypto.randomUUID(), content: asked };
  send({ messages: [said] }, 'values');
  if (isQuestion) {
    send({ __interrupt__: [{ id: crypto.randomUUID().replaceAll('-', ''), value: { question: words } }] }, 'values');
    response.end();
    return;
  }
  const message = { type: 'ai', id: crypto.randomUUID() };
  for await (const { piece } of oneByOne(words)) send([{ ...message, content: piece }, {}], 'messages');
  send({ messages: [said, { ...message, content: words, usage_metadata: usageOf(asked, words) }] }, 'values');
  response.end();
};

function usageOf(asked: string, words: string) {
  const [input_tokens, output_tokens] = [tokensIn(asked), tokensIn(words)];
  return { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens };
}

const tokensIn = (words: string): number => words.split(' ').length * TOKENS_A_WORD;
