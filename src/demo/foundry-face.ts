import { text } from 'node:stream/consumers';
import { BREAK, type Face, fail, oneByOne, openStream, sendJson } from './agent-server.ts';

interface ResponseRequest {
  input?: string | { content?: string | { text?: string }[] }[];
  conversation?: string;
}

const TOKENS_A_CALL = 420;

/** An agent of a project of Azure AI Foundry: conversations, and responses as streams. */
export const foundryFace: Face = async (request, response, { role, outcomeOf }) => {
  const body = await text(request);
  const { name, description } = role;
  if (request.method === 'GET') {
    const latest = { object: 'agent.version', id: `${name}:3`, name, version: '3', description, metadata: {} };
    return sendJson(response, { object: 'agent', id: name, name, versions: { latest } });
  }
  if (request.url?.includes('/conversations'))
    return sendJson(response, { id: `conv_${crypto.randomUUID()}`, object: 'conversation', metadata: {} });
  const { input, conversation } = JSON.parse(body) as ResponseRequest;
  const asked = saidIn(input);
  if (asked.startsWith(BREAK)) return fail(response);
  const { words } = await outcomeOf(asked, request.headers, true);
  const sendNamed = openStream(response);
  let sent = 0;
  const send = (type: string, more: object): void => {
    sendNamed({ type, sequence_number: sent, ...more }, type);
    sent += 1;
  };
  const whole = {
    id: `resp_${crypto.randomUUID()}`,
    object: 'response',
    model: 'gpt-4.1',
    ...(conversation !== undefined && { conversation: { id: conversation } }),
    error: null,
    incomplete_details: null,
  };
  send('response.created', { response: { ...whole, status: 'in_progress', output: [] } });
  const message = { id: `msg_${crypto.randomUUID()}`, type: 'message', role: 'assistant' };
  const place = { item_id: message.id, output_index: 0, content_index: 0 };
  send('response.output_item.added', { output_index: 0, item: { ...message, status: 'in_progress', content: [] } });
  for await (const { piece } of oneByOne(words)) send('response.output_text.delta', { ...place, delta: piece });
  const item = { ...message, status: 'completed', content: [{ type: 'output_text', text: words, annotations: [] }] };
  send('response.output_item.done', { output_index: 0, item });
  const usage = usageOf(asked, words);
  send('response.completed', { response: { ...whole, status: 'completed', output: [item], usage } });
  response.end();
};

/** What was said last. */
function saidIn(input: ResponseRequest['input'] = ''): string {
  if (typeof input === 'string') return input;
  const content = input.at(-1)?.content ?? '';
  return typeof content === 'string' ? content : (content.at(-1)?.text ?? '');
}

function usageOf(asked: string, words: string) {
  const input_tokens = TOKENS_A_CALL + asked.split(' ').length;
  const output_tokens = words.split(' ').length;
  return { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens };
}
