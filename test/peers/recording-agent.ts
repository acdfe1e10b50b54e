import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen, type Peer, type SeenRequest } from './listen.ts';

/** A call as the raw agent got it, to the byte. */
export interface RecordedCall extends SeenRequest {
  /** Names and values as they came, in order. */
  rawHeaders: string[];
  body: Buffer;
  /** Settles when the caller closed the connection or the exchange was over. */
  closed: Promise<void>;
}

/** How the raw agent treats a call; it may break any rule. */
export type Behaviour = (call: RecordedCall, response: ServerResponse) => void | Promise<void>;

export interface RecordingAgent extends Peer {
  /** Calls only: fetching the card is not one. */
  calls: RecordedCall[];
  /** From now on calls are treated so. */
  behave(behaviour: Behaviour): void;
}

export type CardFor = (origin: string) => object;

/** The least a card of 1.0 must say, with both bindings. */
export const plainV1Card: CardFor = (origin) => ({
  name: 'Raw agent',
  description: 'answers with exactly the bytes it is told to',
  version: '1.0.0',
  supportedInterfaces: [
    { url: `${origin}/rpc`, protocolBinding: 'JSONRPC', protocolVersion: '1.0' },
    { url: `${origin}/rest`, protocolBinding: 'HTTP+JSON', protocolVersion: '1.0' },
  ],
  capabilities: { streaming: true, pushNotifications: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [{ id: 'raw', name: 'raw', description: 'raw', tags: ['test'] }],
});

/** An agent without a library: records what arrives and answers with exactly the bytes it is told to. */
export async function startRecordingAgent(card: CardFor = plainV1Card): Promise<RecordingAgent> {
  const requests: SeenRequest[] = [];
  const calls: RecordedCall[] = [];
  let behaviour: Behaviour = (_call, response) => {
    response.writeHead(501).end();
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url: path = '', headers } = request;
    requests.push({ method, url: path, headers });
    if (path.endsWith('/agent-card.json')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(card(url)));
      return;
    }
    const call = await record(request, response);
    calls.push(call);
    await behaviour(call, response);
  };
  const server = createServer((request, response) => {
    // The caller left while it was being read: there is nothing to record.
    answer(request, response).catch(() => response.destroy());
  });
  const url = await listen(server);
  return {
    url,
    requests,
    calls,
    behave: (next) => {
      behaviour = next;
    },
    close: () => closeServer(server),
  };
}

async function record(request: IncomingMessage, response: ServerResponse): Promise<RecordedCall> {
  const { method = '', url = '', headers, rawHeaders } = request;
  const closed = new Promise<void>((resolve) => response.on('close', () => resolve()));
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return { method, url, headers, rawHeaders, body: Buffer.concat(chunks), closed };
}
