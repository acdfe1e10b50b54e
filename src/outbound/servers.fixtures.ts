import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';

/** A server on a free loopback port that vanishes with `close()`, open connections included. */
export interface TestServer {
  url: URL;
  port: number;
  close(): Promise<void>;
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

export async function startHttp(listener: Listener): Promise<TestServer> {
  const server = createServer((request, response) => void listener(request, response));
  return started(server, () => server.closeAllConnections());
}

/** For answers no HTTP server would give. */
export async function startTcp(onConnection: (socket: Socket) => void): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    onConnection(socket);
  });
  return started(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

async function started(server: Server | TcpServer, dropConnections: () => void): Promise<TestServer> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    port,
    async close() {
      server.close();
      dropConnections();
      await once(server, 'close');
    },
  };
}

/** Resolves when a socket is closed, gracefully or not. */
export const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => socket.once('close', () => resolve()));
