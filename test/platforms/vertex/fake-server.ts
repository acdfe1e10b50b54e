import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../peers/listen.ts';
import { answerJson, type Json, parsed, readBytes } from '../support/fake-http.ts';
import { CARD_03, FakeA2a } from './fake-a2a.ts';
import { FakeAdkApp, Raised } from './fake-app.ts';
import { FakeGoogle } from './fake-google.ts';
import { FakeGraph } from './fake-graph.ts';

const ENGINES = 'projects/my-project/locations/us-central1/reasoningEngines/';

/** Engines of the fake: an ADK app, a graph, and agents that speak A2A of either version. */
export const ADK = `${ENGINES}42`;
export const GRAPH = `${ENGINES}43`;
export const NATIVE_10 = `${ENGINES}44`;
export const NATIVE_03 = `${ENGINES}45`;
/** An agent of Gemini Enterprise, which speaks 0.3 and is no engine. */
export const GEMINI =
  'projects/123/locations/global/collections/default_collection/engines/e/assistants/default_assistant/agents/7';

export interface FakeVertex {
  url: string;
  tokens: FakeGoogle;
  /** Method and path of every request to an engine, oldest first. */
  requests: readonly string[];
  expireTokens(): void;
  /** All sessions of the ADK app expire. */
  forgetSessions(): void;
  close(): Promise<void>;
}

/**
 * Agent Engine with Google's token endpoint, after the checklist (agent platforms, section 1.12). Streams are framed as lines
 * and as server-sent events in turn, and break apart in the middle of lines.
 *
 * @param native the origin of an agent on the official SDK of A2A 1.0: what stands behind `NATIVE_10`
 */
export async function startFakeVertex({ native = '' }: { native?: string } = {}): Promise<FakeVertex> {
  const tokens = new FakeGoogle();
  const adk = new FakeAdkApp();
  const apps: Record<string, FakeAdkApp | FakeGraph> = { [ADK]: adk, [GRAPH]: new FakeGraph() };
  const a2a = new FakeA2a();
  const requests: string[] = [];
  let streams = 0;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (error instanceof Raised && !response.headersSent) failed(response, error.message);
      else response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', 'http://fake');
    const bytes = await readBytes(request);
    if (url.pathname === '/token') return tokens.answer(response, bytes.toString());
    requests.push(`${method} ${url.pathname}`);
    if (!tokens.knows(headers.authorization)) return refuse(response, 401, 'UNAUTHENTICATED');
    const [, resource = '', rest = ''] =
      /^\/v1(?:beta1)?\/(.+?)(|:query|:streamQuery|\/a2a\/.*)$/.exec(url.pathname) ?? [];
    if (resource === NATIVE_10 && rest === '/a2a/v1/card') return refuse(response, 404, 'NOT_FOUND');
    if (resource === NATIVE_10 && rest.startsWith('/a2a/')) return passOn(native, rest, { request, response, bytes });
    if (rest.startsWith('/a2a/')) return a2a.answer(response, { method, path: rest.slice(4), body: parsed(bytes) });
    const app = apps[resource];
    if (rest === '' && method === 'GET') return tellOf(response, resource, app?.methods);
    if (!app || method !== 'POST') return refuse(response, 404, 'NOT_FOUND');
    const { class_method: name, input } = parsed(bytes);
    if (rest === ':query') {
      const output = 'query' in app ? app.query(name, input as Json) : raise(name);
      return answerJson(response, output === null ? {} : { output });
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const values = app.stream(name, input as Json, gone.signal);
    streams += 1;
    await write(response, values, streams % 2 === 0);
  }

  return {
    url: await listen(server),
    tokens,
    requests,
    expireTokens: () => tokens.expire(),
    forgetSessions: () => adk.forget(),
    close: () => closeServer(server),
  };
}

const raise = (name: unknown): never => {
  throw new Raised(`User-specified method \`${String(name)}\` not found.`);
};

function tellOf(response: ServerResponse, name: string, classMethods: Json[] | undefined): void {
  const isNative = name === NATIVE_10 || name === NATIVE_03;
  const card = name === NATIVE_03 ? JSON.stringify(CARD_03) : undefined;
  const methods = classMethods ?? [{ name: 'on_message_send', api_mode: 'a2a_extension', a2a_agent_card: card }];
  const spec = { agentFramework: name === ADK ? 'google-adk' : 'langgraph', classMethods: methods };
  if (classMethods || isNative) answerJson(response, { name, displayName: 'Echo', description: 'Echoes.', spec });
  else refuse(response, 404, 'NOT_FOUND');
}

/** Nothing is written before there is something: a class that raises at once is refused by its status. */
async function write(response: ServerResponse, values: AsyncIterable<Json>, asEvents: boolean): Promise<void> {
  for await (const value of values) {
    if (!response.headersSent)
      response.writeHead(200, { 'content-type': asEvents ? 'text/event-stream' : 'application/json' });
    const text = JSON.stringify(value);
    const line = Buffer.from(asEvents ? `data: ${text}\n\n` : `${text}\n`);
    response.write(line.subarray(0, line.length / 2));
    await new Promise((resolve) => setImmediate(resolve));
    response.write(line.subarray(line.length / 2));
  }
  response.end();
}

/** What a class has raised: with the request that it was given, which is not for everybody. */
function failed(response: ServerResponse, exception: string): void {
  const detail = `Agent Engine Error: An error occurred during invocation. Exception: ${exception}\nRequest Data: {"secret":1}`;
  const message = `Reasoning Engine Execution failed.\nError Details: ${JSON.stringify({ detail })}`;
  answerJson(response, { error: { code: 400, status: 'FAILED_PRECONDITION', message } }, 400);
}

const refuse = (response: ServerResponse, code: number, status: string): void =>
  answerJson(response, { error: { code, status, message: `Refused for project my-project: ${status}.` } }, code);

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  bytes: Buffer;
}

/** The real SDK answers, where it stands below its own origin. */
function passOn(origin: string, rest: string, { request, response, bytes }: Exchange): void {
  const { method, headers, url = '' } = request;
  const search = new URL(url, 'http://fake').search;
  const onward = forward(`${origin}/a2a/rest${rest.slice(4)}${search}`, { method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  onward.once('error', () => response.destroy());
  response.once('close', () => onward.destroy());
  onward.end(bytes);
}
