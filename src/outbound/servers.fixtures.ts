import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';

/** A server on a free loopback port that vanishes with `close()`, open connections included. */
export interface TestServer {
  url: URL;
  port: number;
  close(): Promise<void>;
}

export async function startHttp(listener: RequestListener): Promise<TestServer> {
  const server = createServer(listener);
  return started(server, () => server.closeAllConnections());
}

/** For answers no HTTP server would give. */
export async function startTcp(onConnection: (socket: Socket) => void): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    onConnection(socket);
  });
  return started(server, () => sockets.forEach((socket) => socket.destroy()));
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
