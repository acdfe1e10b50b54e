import { type Agent, request } from 'node:http';

export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Buffer | undefined;
}

export interface Received {
  status: number;
  text: string;
}

const DEADLINE_MS = 20_000;

/** Sends over the connections of an agent, and reads each answer to its end. */
export type Sender = (origin: string, sent: Sent) => Promise<Received>;

/**
 * @returns a sender: its answers have status 0 when the connection ended without one, and it throws an Error when nothing
 *   came until the deadline
 */
export const createSender =
  (agent: Agent): Sender =>
  (origin, { method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(origin);
      const head = { ...headers, 'content-length': body?.length ?? 0 };
      const outgoing = request({ hostname, port, method, path, headers: head, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('close', () => {
          clearTimeout(deadline);
          const shown = Object.entries(response.headers).join('\n');
          resolve({ status: response.statusCode ?? 0, text: `${shown}\n${Buffer.concat(chunks).toString('latin1')}` });
        });
        response.on('error', () => {});
      });
      const deadline = setTimeout(() => {
        reject(new Error(`No end of the answer to ${method} ${path} within ${DEADLINE_MS} ms.`));
        outgoing.destroy();
      }, DEADLINE_MS);
      outgoing.on('error', () => {
        clearTimeout(deadline);
        resolve({ status: 0, text: '' });
      });
      outgoing.end(body);
    });
