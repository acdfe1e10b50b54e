import { text } from 'node:stream/consumers';
import { BREAK, type Face, fail, oneByOne, sendJson } from './agent-server.ts';

interface MethodCall {
  input?: { user_id?: string; message?: { parts?: { text?: string }[] } };
}

const METHODS = ['async_create_session', 'async_get_session', 'async_delete_session'].map((name) => ({
  name,
  api_mode: 'async',
  parameters: { type: 'object', properties: { user_id: { type: 'string' } }, required: ['user_id'] },
}));

const STREAM = {
  name: 'async_stream_query',
  api_mode: 'async_stream',
  parameters: {
    type: 'object',
    properties: { message: {}, user_id: { type: 'string' }, session_id: { type: 'string' }, run_config: {} },
    required: ['message', 'user_id'],
  },
};

/** An app of Google's Agent Development Kit on Agent Engine, and the place where its tokens come from. */
export const vertexFace: Face = async (request, response, { role, outcomeOf }) => {
  const body = await text(request);
  if (request.url === '/token')
    return sendJson(response, { access_token: 'of-the-demo', expires_in: 3_599, token_type: 'Bearer' });
  const { title, description } = role;
  if (request.method === 'GET') {
    const spec = { agentFramework: 'google-adk', classMethods: [...METHODS, STREAM] };
    return sendJson(response, { name: request.url, displayName: title, description, spec });
  }
  const { input = {} } = JSON.parse(body) as MethodCall;
  if (request.url?.includes(':query')) {
    const session = { id: crypto.randomUUID(), app_name: title, user_id: input.user_id, state: {}, events: [] };
    return sendJson(response, { output: session });
  }
  const asked = input.message?.parts?.map((part) => part.text ?? '').join('') ?? '';
  if (asked.startsWith(BREAK)) return fail(response);
  const { words } = await outcomeOf(asked, request.headers, true);
  response.writeHead(200, { 'content-type': 'application/json' });
  const send = (said: string, more: object) =>
    response.write(
      `${JSON.stringify({ author: 'root_agent', id: crypto.randomUUID(), ...contentOf(said), ...more })}\n`,
    );
  for await (const { piece } of oneByOne(words)) send(piece, { partial: true });
  send(words, { finish_reason: 'STOP', usage_metadata: usageOf(asked, words) });
  response.end();
};

const contentOf = (said: string) => ({ content: { role: 'model', parts: [{ text: said }] } });

const TOKENS_A_CALL = 310;

function usageOf(asked: string, words: string) {
  const prompt_token_count = TOKENS_A_CALL + asked.split(' ').length;
  const candidates_token_count = words.split(' ').length;
  return {
    prompt_token_count,
    candidates_token_count,
    total_token_count: prompt_token_count + candidates_token_count,
  };
}
