import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoRole, Outcome, WayBack } from './role.ts';
import { type Ask, askWithTools } from './tool-loop.ts';

const HOST = '127.0.0.1';

/** An agent that is running in this process. */
export interface DemoAgent {
  /** Its origin. */
  url: string;
  wayBack: WayBack | undefined;
  /** Its card is another one than at first. */
  isRenewed: boolean;
  close(): Promise<void>;
}

/** What an agent says on its platform's wire. */
export type Face = (request: IncomingMessage, response: ServerResponse, work: Work) => Promise<void>;

/** The agent behind its wire. */
export interface Work {
  role: DemoRole;
  /** Its address. */
  origin: string;
  agent: Pick<DemoAgent, 'isRenewed'>;
  /**
   * Does what it takes to answer.
   * @param continues whether the message answers a question
   */
  outcomeOf: (asked: string, headers: IncomingMessage['headers'], continues: boolean) => Promise<Outcome>;
}

/** Begins a message with it and the agent fails: that is how failures come into the demo. */
export const BREAK = 'break';

/** Starts an agent on any free port of the loopback interface. */
export async function startAgent(role: DemoRole, face: Face): Promise<DemoAgent> {
  const agent: Pick<DemoAgent, 'wayBack' | 'isRenewed'> = { wayBack: undefined, isRenewed: false };
  const work = { role, origin: '', agent, outcomeOf: outcomes(role, agent) };
  const server = createServer((request, response) => {
    face(request, response, work).catch(() => response.destroy());
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  work.origin = `http://${HOST}:${(server.address() as AddressInfo).port}`;
  return Object.assign(agent, { url: work.origin, close: () => closeServer(server) });
}

const outcomes =
  (role: DemoRole, agent: Pick<DemoAgent, 'wayBack'>): Work['outcomeOf'] =>
  async (asked, headers, continues) => {
    await askOthers(role, agent.wayBack, asked, headers);
    await pause(role.thinksMs);
    if (asked.startsWith('book') && !continues) return { words: 'Which day, and for how many?', isQuestion: true };
    const answer = role.answer(asked);
    return { ...(typeof answer === 'string' ? { words: answer } : answer), isQuestion: false };
  };

async function askOthers(
  role: DemoRole,
  wayBack: WayBack | undefined,
  asked: string,
  headers: IncomingMessage['headers'],
): Promise<void> {
  if (!wayBack) return;
  const { title, asks = [], asksModels = [], usesTools, forgetsTrace } = role;
  const traceparent = forgetsTrace ? undefined : headers['traceparent'];
  const ask: Ask = (path, body) => post(path, body, wayBack, traceparent);
  // In words of its own: what it is told to do is not what it asks others to do.
  const askAgent = (other: string, about: string) => ask(`/a2a/${other}`, sendMessage(`For ${title}: ${about}`));
  if (usesTools) return askWithTools(role, asked, ask, askAgent);
  for (const other of asks) await askAgent(other, asked);
  for (const model of asksModels)
    await ask(
      '/v1/chat/completions',
      JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: asked }] }),
    );
}

/** As a well-behaved agent calls others: with its own key, and the trace handed on. */
async function post(path: string, body: string, { gatewayUrl, key }: WayBack, traceparent: unknown): Promise<string> {
  const answered = await fetch(gatewayUrl + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'a2a-version': '1.0',
      ...(typeof traceparent === 'string' && { traceparent }),
    },
    body,
  });
  return answered.text();
}

/** A2A 1.0's `SendMessage`, as JSON-RPC. */
export const sendMessage = (words: string, method = 'SendMessage', configuration?: object): string =>
  JSON.stringify({
    jsonrpc: '2.0',
    id: crypto.randomUUID(),
    method,
    params: { message: { messageId: crypto.randomUUID(), role: 'ROLE_USER', parts: [{ text: words }] }, configuration },
  });

export function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Between two words of a stream, milliseconds. */
const WORD_MS = 15;

/** The words one by one, as a model writes them. */
export async function* oneByOne(words: string): AsyncGenerator<{ piece: string; isFirst: boolean; isLast: boolean }> {
  const pieces = words.split(/(?<= )/);
  for (const [index, piece] of pieces.entries()) {
    await pause(WORD_MS);
    yield { piece, isFirst: index === 0, isLast: index === pieces.length - 1 };
  }
}

/** Begins a stream of server-sent events. @returns sends one */
export function openStream(response: ServerResponse, headers: Record<string, string> = {}) {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  return (data: unknown, name?: string): void => {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    response.write(`${name === undefined ? '' : `event: ${name}\n`}data: ${text}\n\n`);
  };
}

export function fail(response: ServerResponse): void {
  response.writeHead(500).end('stack trace of the agent');
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
