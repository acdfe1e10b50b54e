import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../peers/listen.ts';

/** Stands before a platform and passes everything on, as long as nobody wants it to break something. */
export interface UpstreamProxy {
  url: string;
  /** Requests that have come so far. */
  readonly requests: number;
  /** Those that are not answered to their end yet. */
  readonly underWay: number;
  /** Breaks every connection in mid-answer. */
  cut(): void;
  /** Answers everything with this status from now on, or breaks the connection; `undefined` ends that. */
  refuseWith(refusal: number | 'reset' | undefined): void;
  close(): Promise<void>;
}

/** What no caller may read: an answer of the platform's that tells of its insides. */
export const INTERNALS = 'Internal address 10.0.0.7 is upset';

/** @param origin of the platform */
export async function startUpstreamProxy(origin: string): Promise<UpstreamProxy> {
  const open = new Set<ServerResponse>();
  let requests = 0;
  let refusal: number | 'reset' | undefined;
  const server = createServer((incoming, outgoing) => {
    requests += 1;
    open.add(outgoing);
    outgoing.once('close', () => open.delete(outgoing));
    if (refusal === undefined) forward(origin, incoming, outgoing);
    else if (refusal === 'reset') outgoing.destroy();
    else outgoing.writeHead(refusal, { 'content-type': 'text/plain' }).end(INTERNALS);
  });
  return {
    url: await listen(server),
    get requests() {
      return requests;
    },
    get underWay() {
      return open.size;
    },
    cut() {
      for (const response of open) response.destroy();
    },
    refuseWith(next) {
      refusal = next;
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
