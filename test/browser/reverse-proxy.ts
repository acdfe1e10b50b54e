import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const PATH = '/gateway';
const HOST = '127.0.0.1';

/** What stands before a gateway that lives under a path of another host: it takes that path away. */
export interface ReverseProxy {
  /** The gateway, as seen from outside. */
  url: string;
  /** Where the gateway is. */
  target: string;
  /** Whether connections break off, as when nobody is there. */
  isCut: boolean;
  /** Holds answers of the API back until it is let go; others pass. @returns lets them go */
  hold(): () => void;
  close(): Promise<void>;
}

export async function startReverseProxy(): Promise<ReverseProxy> {
  let held = Promise.resolve();
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, headers, url = '' } = incoming;
    const forwarded = request(proxy.target + url.slice(PATH.length), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => outgoing.destroy()).pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  };
  const server = createServer((incoming, outgoing) => {
    const { url = '' } = incoming;
    if (proxy.isCut || !url.startsWith(`${PATH}/`)) incoming.socket.destroy();
    else if (url.startsWith(`${PATH}/ui/`)) pass(incoming, outgoing);
    else void held.then(() => pass(incoming, outgoing));
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const proxy: ReverseProxy = {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}${PATH}`,
    target: '',
    isCut: false,
    hold: () => {
      let letGo = () => {};
      held = new Promise((resolve) => {
        letGo = resolve;
      });
      return () => letGo();
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}
