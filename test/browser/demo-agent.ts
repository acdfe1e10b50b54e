import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { closeServer, listen } from '../peers/listen.ts';

/** How an agent of the demo looks, and what it does about a message. */
export interface DemoRole {
  name: string;
  title: string;
  description: string;
  skills: readonly { id: string; name: string; description: string; tags: string[]; examples?: string[] }[];
  /** The words of the answer, which a stream sends one by one. */
  answer: (asked: string) => string;
  /** How long it thinks, milliseconds. */
  thinksMs: number;
  /** Other agents that it asks first, through the gateway, with its own key. */
  asks?: readonly string[];
  /** And then models, in the same way. */
  asksModels?: readonly string[];
}

interface Rpc {
  id: unknown;
  method: string;
  params?: { message?: { messageId: string; contextId?: string; taskId?: string; parts?: { text?: string }[] } };
}

/** Where an agent reaches the gateway; set once both are there. */
export interface WayBack {
  gatewayUrl: string;
  key: string;
}

export interface DemoAgent {
  /** Its origin. */
  url: string;
  wayBack: WayBack | undefined;
  close(): Promise<void>;
}

/** An agent of A2A 1.0 without a library: tasks with an artifact, streams, questions back, and calls of its own. */
export async function startDemoAgent(role: DemoRole): Promise<DemoAgent> {
  const agent: { wayBack: WayBack | undefined } = { wayBack: undefined };
  let origin = '';
  const server = createServer((request, response) => {
    if (request.url === '/.well-known/agent-card.json') return sendJson(response, cardOf(role, origin));
    void answer(role, agent, request, response);
  });
  origin = await listen(server);
  return Object.assign(agent, { url: origin, close: () => closeServer(server) });
}

const cardOf = ({ title, description, skills }: DemoRole, origin: string) => ({
  name: title,
  description,
  version: '1.4.0',
  supportedInterfaces: [{ url: `${origin}/rpc`, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
  capabilities: { streaming: true, pushNotifications: false },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills,
});

async function answer(
  role: DemoRole,
  { wayBack }: Pick<DemoAgent, 'wayBack'>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { id, method, params } = JSON.parse(await text(request)) as Rpc;
  const message = params?.message;
  const asked = message?.parts?.map((part) => part.text ?? '').join('') ?? '';
  if (asked.startsWith('break')) return void response.writeHead(500).end('stack trace of the agent');
  if (wayBack) {
    for (const other of role.asks ?? []) await ask(`/a2a/${other}`, sendMessage(asked), wayBack, request.headers);
    for (const model of role.asksModels ?? [])
      await ask('/v1/chat/completions', chat(model, asked), wayBack, request.headers);
  }
  await pause(role.thinksMs);
  const task = {
    id: message?.taskId ?? randomUUID(),
    contextId: message?.contextId ?? randomUUID(),
  };
  const state = asked.startsWith('book') && !message?.taskId ? 'TASK_STATE_INPUT_REQUIRED' : 'TASK_STATE_COMPLETED';
  const words = state === 'TASK_STATE_COMPLETED' ? role.answer(asked) : 'Which day, and for how many?';
  if (method === 'SendStreamingMessage') return stream(response, id, task, state, words);
  const status = { state, ...(state !== 'TASK_STATE_COMPLETED' && { message: said(words) }) };
  const artifacts =
    state === 'TASK_STATE_COMPLETED' ? [{ artifactId: 'answer', name: 'answer', parts: [{ text: words }] }] : [];
  sendJson(response, { jsonrpc: '2.0', id, result: { task: { ...task, status, artifacts } } });
}

async function stream(
  response: ServerResponse,
  id: unknown,
  task: { id: string; contextId: string },
  state: string,
  words: string,
) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (result: object) => response.write(`data: ${JSON.stringify({ jsonrpc: '2.0', id, result })}\n\n`);
  const about = { taskId: task.id, contextId: task.contextId };
  send({ task: { ...task, status: { state: 'TASK_STATE_WORKING' } } });
  if (state === 'TASK_STATE_COMPLETED') {
    const pieces = words.split(/(?<= )/);
    for (const [index, piece] of pieces.entries()) {
      await pause(15);
      const artifact = { artifactId: 'answer', name: 'answer', parts: [{ text: piece }] };
      send({ artifactUpdate: { ...about, artifact, append: index > 0, lastChunk: index === pieces.length - 1 } });
    }
  }
  send({
    statusUpdate: { ...about, status: { state, ...(state !== 'TASK_STATE_COMPLETED' && { message: said(words) }) } },
  });
  response.end();
}

const said = (words: string) => ({ messageId: randomUUID(), role: 'ROLE_AGENT', parts: [{ text: words }] });

/** As a well-behaved agent calls others: with its own key, and the trace handed on. */
async function ask(path: string, body: string, { gatewayUrl, key }: WayBack, headers: IncomingMessage['headers']) {
  const { traceparent } = headers;
  await fetch(gatewayUrl + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'a2a-version': '1.0',
      ...(typeof traceparent === 'string' && { traceparent }),
    },
    body,
  }).then((answered) => answered.arrayBuffer());
}

const chat = (model: string, words: string): string =>
  JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: words }] });

/** A2A 1.0's `SendMessage`, as JSON-RPC. */
export const sendMessage = (words: string, method = 'SendMessage'): string =>
  JSON.stringify({
    jsonrpc: '2.0',
    id: randomUUID(),
    method,
    params: { message: { messageId: randomUUID(), role: 'ROLE_USER', parts: [{ text: words }] } },
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
