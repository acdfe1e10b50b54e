import { once } from 'node:events';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a peer saw it. */
export interface SeenRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
}

/** A peer that is running in this process. */
export interface Peer {
  /** Its origin, without a trailing slash; the card is at the usual place below it. */
  url: string;
  /** Every request it got, oldest first. */
  requests: SeenRequest[];
  close(): Promise<void>;
}

/** Listens on loopback, on any free port unless one is asked for. @returns the origin */
export async function listen(server: Server, port = 0): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Closes a server and every connection to it, also those in the middle of a stream. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
