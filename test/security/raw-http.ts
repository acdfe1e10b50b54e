import { once } from 'node:events';
import { connect } from 'node:net';

/** What came back over one connection, and whether the server closed it. */
export interface RawAnswer {
  text: string;
  /** The status of each answer, in order. */
  statuses: number[];
}

/**
 * Writes bytes to a server as they are, for requests that no client library would send, and reads until the server closes
 * the connection.
 */
export async function rawRequest(origin: string, bytes: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {});
  socket.write(bytes, 'latin1');
  await once(socket, 'close');
  const text = Buffer.concat(chunks).toString('latin1');
  return { text, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)) };
}

/** A request as text, its lines ended as HTTP wants. */
export const http = (head: string[], body = ''): string => `${head.join('\r\n')}\r\n\r\n${body}`;
