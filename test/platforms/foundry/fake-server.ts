import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { JSONRPC_PATH } from '../../peers/express-agent.ts';
import { closeServer, listen } from '../../peers/listen.ts';
import { answerJson, type Json, parsed, readBytes, refuse } from '../support/fake-http.ts';
import { FakeResponses } from '../support/fake-responses.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { FakeClassic } from './fake-classic.ts';
import { FakeEntra } from './fake-entra.ts';

// A project of Azure AI Foundry with agents of both generations, and the Entra ID that lets callers in (agent platforms,
// section 3.5). Strict about tokens, about where the version of the API stands, and about how a request names the agent.

export const PROJECT = '/api/projects/proj';
export const API_KEY = '0123456789abcdef0123456789abcdef';
const AGENT = { name: 'echo', version: '3' };
const VERSIONS = ['2025-05-01', '2025-05-15-preview', 'v1'];

export interface FakeFoundryOptions {
  /** The member of a request that names the agent. */
  referenceKey?: 'agent_reference' | 'agent';
  /** An agent of 1.0 to which calls of the project's A2A face go on. */
  a2a?: string;
}

export interface FakeFoundry extends RunningPlatform {
  entra: FakeEntra;
  /** Every request of the project, oldest first: `POST /threads?api-version=v1`. */
  requests: string[];
  /** What the last request said. */
  last(): Json;
  expireTokens(): void;
  /** Threads and conversations are gone, as after their retention. */
  forget(): void;
}

const FACE = `/agents/${AGENT.name}/endpoint/protocols/a2a`;
const HOSTED = `/agents/${AGENT.name}/endpoint/protocols/openai`;

export async function startFakeFoundry(options: FakeFoundryOptions = {}): Promise<FakeFoundry> {
  const { referenceKey = 'agent_reference', a2a } = options;
  const entra = new FakeEntra();
  const responses = new FakeResponses();
  const classic = new FakeClassic();
  const requests: string[] = [];
  let last: Json = {};
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readBytes(request);
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://fake');
    if (pathname.startsWith('/entra/'))
      return entra.answer(response, pathname.slice('/entra'.length), bytes.toString());
    if (!isLetIn(request)) return unauthorized(response);
    if (!pathname.startsWith(PROJECT)) return azureError(response, 404, 'NotFound', 'Resource not found');
    const path = pathname.slice(PROJECT.length);
    requests.push(`${request.method} ${path}${search}`);
    if (request.headers['content-type']?.startsWith('multipart/')) return classic.upload(response, request, bytes);
    const body = parsed(bytes);
    if (bytes.length > 0) last = body;
    if (path.startsWith(HOSTED)) return hosted(request, response, path.slice(HOSTED.length), body, searchParams);
    if (path.startsWith(FACE)) return relay(request, response, path.slice(FACE.length), bytes);
    const version = searchParams.get('api-version');
    if (path.startsWith('/openai/v1/')) {
      if (version !== null) return refuse(response, 400, 'unsupported_query', { param: 'api-version' });
      return openai(response, path.slice('/openai/v1'.length), body, searchParams);
    }
    if (!VERSIONS.includes(version ?? '')) return azureError(response, 400, 'BadRequest', 'API version not supported');
    if (path.startsWith('/agents/')) return agent(response, path.slice('/agents/'.length));
    await classic.answer(response, { method: request.method ?? '', path, query: searchParams, body });
  }

  const isLetIn = ({ headers }: IncomingMessage): boolean =>
    headers['api-key'] === API_KEY || entra.knows(headers.authorization);

  async function openai(response: ServerResponse, path: string, body: Json, query: URLSearchParams): Promise<void> {
    const [, resource, id = '', action] = path.split('/');
    if (resource === 'conversations' && id === '') return responses.converse(response, body);
    if (resource !== 'responses') return refuse(response, 404, 'unknown_url');
    if (action === 'cancel') return responses.cancel(response, id);
    if (id !== '') return responses.get(response, id, query);
    const reference = body[referenceKey] as Json | undefined;
    const { type, name, version = AGENT.version } = reference ?? {};
    if (type !== 'agent_reference') return refuse(response, 400, 'missing_required_parameter', { param: 'model' });
    if (name !== AGENT.name || version !== AGENT.version)
      return refuse(response, 404, 'not_found', {
        message: `Agent ${String(name)} with version ${String(version)} not found`,
      });
    await responses.create(response, body, { model: 'gpt-4.1', agent_reference: { type, name, version } });
  }

  /** The agent is the one of the path, and nobody else. */
  async function hosted(
    { headers }: IncomingMessage,
    response: ServerResponse,
    path: string,
    body: Json,
    query: URLSearchParams,
  ): Promise<void> {
    const [, resource, id = '', action] = path.split('/');
    if (query.get('api-version') !== 'v1') return azureError(response, 400, 'BadRequest', 'API version not supported');
    if (!headers['foundry-features']?.includes('HostedAgents=V1Preview'))
      return azureError(
        response,
        403,
        'preview_feature_required',
        'This operation needs a feature that was not asked for',
      );
    if (resource !== 'responses') return refuse(response, 404, 'unknown_url');
    if (action === 'cancel') return responses.cancel(response, id);
    if (id !== '') return responses.get(response, id, query);
    if ('agent_reference' in body || 'conversation' in body) return refuse(response, 400, 'unknown_parameter');
    await responses.create(response, body, { model: 'hosted' });
  }

  /** The card needs a token as everything does, and names an address that nobody else can reach. */
  async function relay(
    { method = '', headers }: IncomingMessage,
    response: ServerResponse,
    path: string,
    bytes: Buffer,
  ): Promise<void> {
    const isCard = path === '/agentCard/v1.0';
    if (a2a === undefined || (path !== '' && !isCard))
      return azureError(response, 404, 'NotFound', 'Resource not found');
    const { 'a2a-version': version = '', 'content-type': type = 'application/json' } = headers as Record<
      string,
      string
    >;
    const answered = await fetch(a2a + (isCard ? '/.well-known/agent-card.json' : JSONRPC_PATH), {
      method,
      headers: { 'a2a-version': version, 'content-type': type },
      ...(bytes.length > 0 && { body: new Uint8Array(bytes) }),
    });
    response.writeHead(answered.status, { 'content-type': answered.headers.get('content-type') ?? '' });
    response.end(await answered.text());
  }

  return {
    url: await listen(server),
    entra,
    requests,
    last: () => last,
    expireTokens: () => entra.expire(),
    forget() {
      responses.forget();
      classic.forget();
    },
    close: () => closeServer(server),
  };
}

function agent(response: ServerResponse, name: string): void {
  const definition = { kind: 'prompt', model: 'gpt-4.1', instructions: 'Echo.' };
  const latest = { object: 'agent.version', ...AGENT, id: 'echo:3', description: 'Echoes.', definition, metadata: {} };
  if (name === AGENT.name) answerJson(response, { object: 'agent', id: name, name, versions: { latest } });
  else azureError(response, 404, 'not_found', `Agent ${name} not found`);
}

const unauthorized = (response: ServerResponse): void =>
  answerJson(
    response,
    { error: { code: '401', message: 'Access denied due to invalid subscription key or wrong API endpoint.' } },
    401,
    {
      'www-authenticate': 'Bearer authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    },
  );

export const azureError = (response: ServerResponse, status: number, code: string, message: string): void =>
  answerJson(response, { error: { code, message } }, status);
