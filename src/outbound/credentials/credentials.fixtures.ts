import type { IncomingMessage, ServerResponse } from 'node:http';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import type { Outbound, OutboundRequest, OutboundResponse } from '../contract.ts';
import { requestTo, testOutbound } from '../outbound.fixtures.ts';
import { startHttp, type TestServer } from '../servers.fixtures.ts';
import type { Credentials } from './contract.ts';
import { createIdentifiedOutbound } from './identified-outbound.ts';
import type { Surroundings } from './token-endpoint.ts';

/** A request as a test server received it. */
export interface Received {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
  form: Record<string, string>;
}

export type Answer = { status?: number; headers?: Record<string, string>; body?: object | string };

/** What tests' clocks show at first: the second in which the signature's test vector was made, epoch milliseconds. */
export const NOW = Date.UTC(2026, 10, 22, 10, 0, 0);

export interface CredentialBench {
  /** Starts a server. @returns its address and everything it received */
  serve(answer: (received: Received) => Answer | Promise<Answer>): Promise<{ url: string; received: Received[] }>;
  /** Sends a request with these credentials. */
  send(url: string, credentials: Credentials, changes?: Partial<OutboundRequest>): Promise<OutboundResponse>;
  time: { now: number };
  env: Record<string, string | undefined>;
  files: Record<string, string>;
  /** Everything that was logged. */
  logged: () => string;
}

/** An identified outbound in surroundings of its own, new for each test. */
export function useCredentials(): CredentialBench {
  const servers: TestServer[] = [];
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  let plain: Outbound;
  let outbound: Outbound;
  const bench: CredentialBench = {
    async serve(answer) {
      const received: Received[] = [];
      const server = await startHttp(async (request, response) => {
        const got = await receive(request);
        received.push(got);
        reply(response, await answer(got));
      });
      servers.push(server);
      return { url: server.url.href, received };
    },
    send: (url, credentials, changes = {}) => outbound.send(requestTo(url, { identity: { credentials }, ...changes })),
    time: { now: NOW },
    env: {},
    files: {},
    logged: () => lines.join(''),
  };
  const surroundings: Surroundings = {
    env: new Proxy({}, { get: (_, name: string) => bench.env[name] }),
    homeDir: '/home/gateway',
    async readFile(path) {
      const text = bench.files[path];
      if (text === undefined) throw new Error(`no file ${path}`);
      return text;
    },
  };
  beforeEach(() => {
    plain = testOutbound({ log, lookup: async () => ['127.0.0.1'] });
    outbound = createIdentifiedOutbound(plain, { surroundings, clock: () => bench.time.now, log });
    lines.length = 0;
    Object.assign(bench, { env: {}, files: {}, time: { now: NOW } });
  });
  afterEach(async () => {
    await plain.close();
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return bench;
}

async function receive(request: IncomingMessage): Promise<Received> {
  const { method = '', headers } = request;
  const body = (await request.toArray()).join('');
  const url = new URL(request.url ?? '', `http://${headers.host}`);
  return { method, url, headers, body, form: Object.fromEntries(new URLSearchParams(body)) };
}

function reply(response: ServerResponse, { status = 200, headers = {}, body = '' }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A test server by another name. */
export const named = (hostname: string, url: string): string => Object.assign(new URL(url), { hostname }).href;

/** An agent that lets everybody in. */
export const welcoming = (): Answer => ({ body: {} });

/** A token endpoint's answer. */
export const tokenAnswer = (access_token: string, expires_in: number = 3600): Answer => ({
  body: { access_token, expires_in, token_type: 'Bearer' },
});
