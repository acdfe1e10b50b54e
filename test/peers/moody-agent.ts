import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { closeServer, listen } from './listen.ts';
import { plainV1Card } from './recording-agent.ts';

/** How a deployment behaves towards calls; its card it always shows. */
export type Mood =
  | 'answers'
  /** The call is executed, and answered late. */
  | 'is slow'
  /** The call is executed, and the connection closed before an answer. */
  | 'resets'
  /** The call is executed, and never answered. */
  | 'hangs'
  /** The call is executed, and answered by a 500. */
  | 'fails'
  /** There is nothing at the address; nothing is executed. */
  | 'is not there'
  /** It does not know the method; nothing is executed. */
  | 'lacks the method'
  /** The first event of the stream comes, then the connection is closed. */
  | 'breaks the stream'
  /** The first event of the stream comes, then nothing. */
  | 'stalls the stream';

/** One deployment of an agent, which counts what it executes. */
export interface MoodyAgent {
  url: string;
  mood: Mood;
  /** How often each message was executed, by its id. */
  executed: Map<string, number>;
  /** Nobody listens at the address any more; and again. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

export interface MoodyAgentOptions {
  /** 0 takes any free one. */
  port?: number;
  /** Told of each message before anything else is done about it. */
  onExecuted?: (messageId: string) => void;
}

export async function startMoodyAgent(
  name: string,
  { port = 0, onExecuted = () => undefined }: MoodyAgentOptions = {},
): Promise<MoodyAgent> {
  let server: Server = createServer();
  const executed = new Map<string, number>();
  const execute = (messageId: string): void => {
    onExecuted(messageId);
    executed.set(messageId, (executed.get(messageId) ?? 0) + 1);
  };
  const agent: MoodyAgent = {
    url: '',
    mood: 'answers',
    executed,
    down: () => closeServer(server),
    async up() {
      server = serve();
      await listen(server, Number(new URL(agent.url).port));
    },
    async close() {
      if (server.listening) await closeServer(server);
    },
  };
  const serve = () =>
    createServer((request, response) => {
      // Whoever left while the request was read gets no answer.
      take(request, response).catch(() => response.destroy());
    });
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(plainV1Card(agent.url)));
      return;
    }
    const body = Buffer.concat(await request.toArray()).toString();
    behave({ name, mood: agent.mood, execute }, JSON.parse(body) as Call, response);
  };
  server = serve();
  agent.url = await listen(server, port);
  return agent;
}

interface Call {
  id: unknown;
  method: string;
  params: { message?: { messageId: string; taskId?: string }; id?: string };
}

interface Behaving {
  name: string;
  mood: Mood;
  execute: (messageId: string) => void;
}

const SLOW_MS = 80;

function behave({ name, mood, execute }: Behaving, call: Call, response: ServerResponse): void {
  if (mood === 'is not there') response.writeHead(404).end();
  else if (mood === 'lacks the method') answer(response, call, { error: { code: -32601, message: 'Unknown' } });
  else {
    const messageId = call.params.message?.messageId;
    if (messageId !== undefined) execute(messageId);
    if (mood === 'resets') response.destroy();
    else if (mood === 'fails') response.writeHead(500).end('out of order');
    else if (mood === 'is slow') setTimeout(() => tell(call, taskOf(call, name), mood, response), SLOW_MS);
    else if (mood !== 'hangs') tell(call, taskOf(call, name), mood, response);
  }
}

const taskOf = ({ params }: Call, name: string) => ({
  id: params.message?.taskId ?? params.id ?? `${name}-${params.message?.messageId}`,
  contextId: `context-of-${params.message?.messageId}`,
  status: { state: 'TASK_STATE_COMPLETED' },
  metadata: { deployment: name },
});

function tell(call: Call, task: ReturnType<typeof taskOf>, mood: Mood, response: ServerResponse): void {
  if (call.method !== 'SendStreamingMessage') {
    answer(response, call, { result: call.method === 'GetTask' ? task : { task } });
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const working = { ...task, status: { state: 'TASK_STATE_WORKING' } };
  response.write(event(call, { task: working }), () => {
    if (mood === 'breaks the stream') response.destroy();
    else if (mood !== 'stalls the stream') response.end(event(call, { task }));
  });
}

const answer = (response: ServerResponse, { id }: Call, what: object): void =>
  void response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ jsonrpc: '2.0', id, ...what }));

const event = ({ id }: Call, result: object): string => `data: ${JSON.stringify({ jsonrpc: '2.0', id, result })}\n\n`;
