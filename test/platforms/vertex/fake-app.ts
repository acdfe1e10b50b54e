import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../support/fake-http.ts';
import { paceOf } from '../support/pace.ts';

const AUTHOR = 'root_agent';
const USAGE = { prompt_token_count: 11, candidates_token_count: 4, total_token_count: 15 };

/** What the class raised, as the service puts it. */
export class Raised extends Error {}

interface Session {
  id: string;
  user: string;
  /** What the user has said, in this session. */
  said: string[];
  /** The call whose result it waits for. */
  asked: { id: string; name: string } | undefined;
  /** What the platform keeps of it, as far as anybody asks. */
  events: Json[];
}

const SECRET = 'of-the-agents-own-client';
const CREDENTIAL = 'adk_request_credential';
/** A tool's question for the user's authorization, with secrets that callers must not see. */
const AUTH_CONFIG = {
  authScheme: { type: 'oauth2', flows: {} },
  rawAuthCredential: { authType: 'oauth2', oauth2: { clientId: 'agent', clientSecret: SECRET } },
  exchangedAuthCredential: {
    authType: 'oauth2',
    oauth2: { clientId: 'agent', clientSecret: SECRET, authUri: 'https://login.example/?state=s-1', state: 's-1' },
  },
};

/** An ADK app with sessions that belong to their users, and a scripted agent (agent platforms, sections 1.3 and 1.5). */
export class FakeAdkApp {
  readonly #sessions = new Map<string, Session>();
  #made = 0;

  readonly methods = [
    method('get_session', '', 'user_id', 'session_id'),
    method('create_session', '', 'user_id'),
    method('async_create_session', 'async', 'user_id'),
    method('async_get_session', 'async', 'user_id', 'session_id'),
    method('async_delete_session', 'async', 'user_id', 'session_id'),
    method('stream_query', 'stream', 'message', 'user_id', 'session_id?', 'run_config?'),
    method('async_stream_query', 'async_stream', 'message', 'user_id', 'session_id?', 'run_config?'),
    method('streaming_agent_run_with_events', 'async_stream', 'request_json'),
    { name: 'bidi_stream_query', api_mode: 'bidi_stream' },
  ];

  query(name: unknown, { user_id: user, session_id: id }: Json): unknown {
    if (typeof user !== 'string') throw new Raised("missing a required argument: 'user_id'");
    if (name === 'async_create_session') {
      if (id !== undefined) throw new Raised('User-provided Session id is not supported for VertexAISessionService.');
      this.#made += 1;
      const session = { id: String(4_738_290_000 + this.#made), user, said: [], asked: undefined, events: [] };
      this.#sessions.set(session.id, session);
      return {
        id: session.id,
        app_name: '42',
        user_id: user,
        state: {},
        events: [],
        last_update_time: 1_795_340_000.12,
      };
    }
    const { id: known, events } = this.#sessionOf(user, id);
    if (name === 'async_get_session') return { id: known, user_id: user, events };
    if (name !== 'async_delete_session') throw new Raised(`User-specified method \`${String(name)}\` not found.`);
    this.#sessions.delete(known);
    return null;
  }

  /** All sessions are gone, as if they had expired. */
  forget(): void {
    this.#sessions.clear();
  }

  /** What a turn yields. @throws Raised before it yields anything */
  stream(name: unknown, { user_id: user, session_id: id, message, run_config }: Json, signal: AbortSignal) {
    if (name !== 'async_stream_query') throw new Raised(`User-specified method \`${String(name)}\` not found.`);
    const session = this.#sessionOf(user, id);
    const { role, parts } = message as { role: string; parts: Json[] };
    if (role !== 'user') throw new Raised('Please use a valid role: user, model.');
    const isStreaming = (run_config as Json | undefined)?.['streaming_mode'] === 'sse';
    const result = answerTo(session.asked, parts);
    if (textOf(parts).includes('raise')) throw new Raised('No luck today');
    if (result === undefined) session.said.push(textOf(parts));
    session.asked = undefined;
    return turn(session, { result, isStreaming, signal });
  }

  #sessionOf(user: unknown, id: unknown): Session {
    const session = this.#sessions.get(String(id));
    if (session?.user !== user || !session) throw new Raised(`Session not found: ${String(id)}`);
    return session;
  }
}

/** @param names of its arguments; those that are optional end with a question mark */
const method = (name: string, api_mode: string, ...names: string[]): Json => ({
  name,
  api_mode,
  parameters: {
    type: 'object',
    required: names.filter((one) => !one.endsWith('?')),
    properties: Object.fromEntries(names.map((one) => [one.replace('?', ''), { type: 'string' }])),
  },
});

/** @returns the result that a message holds. @throws Raised when nobody waits for it */
function answerTo(asked: Session['asked'], parts: Json[]): unknown {
  const { id, name, response } = (parts.find((part) => 'function_response' in part)?.['function_response'] ??
    {}) as Json;
  if (id === undefined) return undefined;
  if (id !== asked?.id || name !== asked?.name)
    throw new Raised(`No function call event found for function responses ids: {'${JSON.stringify(id)}'}`);
  return name === CREDENTIAL ? authorizedBy(response as Json) : (response as Json)['result'];
}

/** @throws Raised unless the question comes back whole, with its answer in it */
function authorizedBy({ exchangedAuthCredential }: Json): unknown {
  const { clientSecret, state, authResponseUri } = (exchangedAuthCredential as Json)['oauth2'] as Json;
  const isWhole = clientSecret === SECRET && state === 's-1';
  if (!isWhole || typeof authResponseUri !== 'string') throw new Raised('The credential cannot be exchanged.');
  return authResponseUri;
}

const textOf = (parts: Json[]): string =>
  parts.map((part) => (typeof part['text'] === 'string' ? part['text'] : JSON.stringify(part))).join(' ');

interface TurnTerms {
  result: unknown;
  isStreaming: boolean;
  signal: AbortSignal;
}

async function* turn(session: Session, { result, isStreaming, signal }: TurnTerms): AsyncGenerator<Json> {
  const invocation_id = `e-${randomUUID()}`;
  const event = (more: Json): Json => ({
    ...more,
    invocation_id,
    author: AUTHOR,
    actions: { state_delta: {}, artifact_delta: {}, requested_auth_configs: {}, ...(more['actions'] as Json) },
    id: randomUUID(),
    timestamp: Date.now() / 1000,
  });
  const said = (...parts: Json[]): Json => ({ content: { parts, role: 'model' } });
  const heard = session.said.at(-1) ?? '';
  if (result === undefined && heard.includes('boom')) {
    yield event({ error_code: 'INTERNAL', error_message: 'model exploded' });
    return;
  }
  if (result === undefined && heard.includes('ask')) {
    session.asked = { id: `adk-${randomUUID()}`, name: 'approve' };
    const function_call = { ...session.asked, args: { what: 'the plan' } };
    yield event({ ...said({ function_call }), long_running_tool_ids: [session.asked.id], usage_metadata: USAGE });
    return;
  }
  if (result === undefined && heard.includes('login')) {
    session.asked = { id: `adk-${randomUUID()}`, name: CREDENTIAL };
    const function_call = { ...session.asked, args: { functionCallId: 'adk-0', authConfig: AUTH_CONFIG } };
    const asking = event({ ...said({ function_call }), long_running_tool_ids: [session.asked.id] });
    session.events.push(asking);
    yield asking;
    return;
  }
  const words =
    result === undefined
      ? ['You ', 'said: ', heard, ` (${session.said.length} turns)`]
      : [`Resumed with ${JSON.stringify(result)}`];
  yield event({ partial: true, ...said({ text: 'Let me think.', thought: true }) });
  for (const text of words) {
    await pause(paceOf(heard), undefined, { signal });
    if (isStreaming) yield event({ partial: true, ...said({ text }), usage_metadata: USAGE });
  }
  const parts: Json[] = [
    { text: 'Let me think.', thought: true, thought_signature: 'CiQB-_8' },
    { text: words.join('') },
  ];
  if (heard.includes('picture')) parts.push({ inline_data: { mime_type: 'image/png', data: 'iVBORw0=' } });
  const call = { id: `adk-${randomUUID()}`, name: 'add_up' };
  if (heard.includes('data')) parts.push({ function_call: { ...call, args: {} } });
  yield event({ ...said(...parts), finish_reason: 'STOP', usage_metadata: USAGE });
  if (!heard.includes('data')) return;
  const content = { parts: [{ function_response: { ...call, response: { sum: 4 } } }], role: 'user' };
  yield event({ content, actions: { skip_summarization: true } });
}
