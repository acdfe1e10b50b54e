import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../peers/listen.ts';

/** Stands before a platform: shows a card for it, passes everything else on, and can cut whoever is connected. */
export interface CardProxy {
  url: string;
  /** Breaks every connection in mid-answer. */
  cut(): void;
  close(): Promise<void>;
}

/** What the gateway asks of a card before it lets an agent be called. */
const cardOf = (url: string): object => ({
  name: 'scripted',
  description: 'Says what it is told.',
  version: '1',
  supportedInterfaces: [{ url, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [],
});

/** @param origin of the platform */
export async function startCardProxy(origin: string): Promise<CardProxy> {
  const open = new Set<ServerResponse>();
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/.well-known/agent-card.json') {
      outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(cardOf(origin)));
      return;
    }
    open.add(outgoing);
    outgoing.once('close', () => open.delete(outgoing));
    forward(origin, incoming, outgoing);
  });
  return {
    url: await listen(server),
    cut() {
      for (const response of open) response.destroy();
    },
    close: () => closeServer(server),
  };
}

function forward(origin: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url = '/' } = incoming;
  const onward = request(origin + url, { method, headers }, (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    outgoing.flushHeaders();
    response.pipe(outgoing);
    response.once('error', () => outgoing.destroy());
  });
  onward.once('error', () => outgoing.destroy());
  outgoing.once('close', () => onward.destroy());
  incoming.pipe(onward);
}
