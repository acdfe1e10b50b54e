import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../peers/listen.ts';

/** Stands before a platform, passes everything on, and can cut whoever is connected. */
export interface CutProxy {
  url: string;
  /** Breaks every connection in mid-answer. */
  cut(): void;
  close(): Promise<void>;
}

/** @param origin of the platform */
export async function startCutProxy(origin: string): Promise<CutProxy> {
  const open = new Set<ServerResponse>();
  const server = createServer((incoming, outgoing) => {
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
