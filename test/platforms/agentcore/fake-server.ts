import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../peers/listen.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { type Container, ContainerFailed } from './containers.ts';
import { FakeSts, REGION } from './fake-sts.ts';
import { signatureError, type WireRequest } from './verify-signature.ts';

// The data plane of Amazon Bedrock AgentCore, strict about signatures, tokens, ARNs, endpoints and session ids (agent
// platforms, sections 4.1, 4.2 and 4.8). Each session has a machine of its own.

export const ARN = `arn:aws:bedrock-agentcore:${REGION}:123456789012:runtime/my_agent-AbCdEf1234`;
/** Taken by runtimes that want OAuth. */
export const TOKEN = 'a.jwt.for-the-runtime';

const SESSION = 'x-amzn-bedrock-agentcore-runtime-session-id';
const USER = 'x-amzn-bedrock-agentcore-runtime-user-id';
const QUALIFIERS = ['DEFAULT', 'LIVE'];

const STATUSES: Readonly<Record<string, number>> = {
  ValidationException: 400,
  UnauthorizedException: 401,
  ServiceQuotaExceededException: 402,
  ResourceNotFoundException: 404,
  ConflictException: 409,
  RetryableConflictException: 409,
  RuntimeClientError: 424,
  ThrottlingException: 429,
  InternalServerException: 500,
};

export interface FakeAgentCoreOptions {
  /** Makes what runs in the machine of a new session. */
  container: () => Container;
  /** SigV4 unless told: a runtime takes either, never both. */
  auth?: 'sigv4' | 'oauth';
}

export interface FakeAgentCore extends RunningPlatform {
  /** Sessions that have a machine. */
  readonly sessions: ReadonlyMap<string, Container>;
  /** Users that calls were made for, in order. */
  readonly users: string[];
  /** The next requests are refused, one after the other; a number is an error in the envelope of A2A. */
  refuseNext(...refusals: (string | number)[]): void;
  /** All sessions have been idle for too long: their machines are taken away. */
  idle(): Promise<void>;
}

export async function startFakeAgentCore({ container, auth = 'sigv4' }: FakeAgentCoreOptions): Promise<FakeAgentCore> {
  const sts = new FakeSts();
  const sessions = new Map<string, Container>();
  const users: string[] = [];
  const refusals: (string | number)[] = [];

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(await incoming.toArray()) };
    if (url.startsWith('/sts')) return sts.answer(request, response);
    const refused = unauthorized(request);
    if (refused !== undefined) return refuse(response, refused);
    const refusal = refusals.shift();
    if (typeof refusal === 'number') return refuseInA2a(response, request, refusal);
    if (refusal !== undefined) return refuse(response, refusal);
    const [, runtime, path = ''] = /^\/runtimes\/([^/?]+)(\/[^?]*)/.exec(url) ?? [];
    const qualifier = new URL(url, 'http://fake').searchParams.get('qualifier') ?? 'DEFAULT';
    if (runtime !== encodeURIComponent(ARN) || !QUALIFIERS.includes(qualifier))
      return refuse(response, 'ResourceNotFoundException');
    const session = String(headers[SESSION] ?? randomUUID());
    if (session.length < 33 || session.length > 256) return refuse(response, 'ValidationException');
    response.setHeader(SESSION, session);
    if (headers[USER] !== undefined) users.push(String(headers[USER]));
    await serve(`${method} ${path}`, request, session, response);
  }

  async function serve(call: string, request: WireRequest, session: string, response: ServerResponse): Promise<void> {
    switch (call) {
      case 'POST /stopruntimesession':
        return stop(request, session, response);
      case 'POST /invocations':
      case 'GET /invocations/.well-known/agent-card.json': {
        const machine = sessions.get(session) ?? container();
        sessions.set(session, machine);
        return machine
          .answer(call.split(' ')[1] ?? '', request, response)
          .catch((error) => runtimeFailed(response, error));
      }
      default:
        return refuse(response, 'ResourceNotFoundException');
    }
  }

  async function stop({ body }: WireRequest, session: string, response: ServerResponse): Promise<void> {
    const { clientToken } = JSON.parse(body.toString()) as Record<string, unknown>;
    if (typeof clientToken !== 'string' || clientToken.length < 33) return refuse(response, 'ValidationException');
    const machine = sessions.get(session);
    if (!machine) return refuse(response, 'ResourceNotFoundException');
    sessions.delete(session);
    await machine.stop();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }

  function unauthorized(request: WireRequest): string | undefined {
    if (auth === 'oauth')
      return request.headers.authorization === `Bearer ${TOKEN}` ? undefined : 'UnauthorizedException';
    return signatureError(request, { keysOf: sts.keysOf, region: REGION, service: 'bedrock-agentcore' });
  }

  const idle = async (): Promise<void> => {
    const machines = [...sessions.values()];
    sessions.clear();
    await Promise.all(machines.map((machine) => machine.stop()));
  };

  return {
    url: await listen(server),
    sessions,
    users,
    refuseNext: (...next) => void refusals.push(...next),
    expireTokens: () => sts.expire(),
    idle,
    async close() {
      await closeServer(server);
      await idle();
    },
  };
}

function runtimeFailed(response: ServerResponse, error: unknown): void {
  if (!(error instanceof ContainerFailed)) throw error;
  refuse(
    response,
    'RuntimeClientError',
    `Received error (${error.status}) from runtime. Please check your CloudWatch logs.`,
  );
}

function refuse(response: ServerResponse, name: string, message = 'Internal address 10.0.0.7 is upset.'): void {
  const status = STATUSES[name] ?? 403;
  const fields = name === 'ValidationException' ? { reason: 'FieldValidationFailed', fieldList: [] } : {};
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/`,
    ...(status === 401 && { 'www-authenticate': 'Bearer resource_metadata="https://example.com/metadata"' }),
  });
  response.end(JSON.stringify({ message, ...fields }));
}

const HTTP_STATUSES: Readonly<Record<number, number>> = { [-32053]: 429, [-32054]: 409 };

/** In runtimes that speak A2A the platform's errors come in its envelope: with a status of their own, or without. */
function refuseInA2a(response: ServerResponse, { body }: WireRequest, code: number): void {
  const { id } = JSON.parse(body.toString()) as Record<string, unknown>;
  response.writeHead(HTTP_STATUSES[code] ?? 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ jsonrpc: '2.0', id, error: { code, message: 'Internal address 10.0.0.7 is upset.' } }));
}
