import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ConnectionLimit } from './connection-limit.ts';
import { closeServer, createHttpServer, listen } from './http-server.ts';

const figures = () => ({ connectionOpened: vi.fn(), connectionClosed: vi.fn(), overloaded: vi.fn() });

interface Options {
  maxConnections?: number;
  times?: Parameters<typeof createHttpServer>[0]['times'];
  /** What is done with a request that is no call. */
  answer?: (request: IncomingMessage, response: ServerResponse) => void;
}

/** A server whose front refuses as the gateway's does; everything else is answered. */
async function start({ maxConnections = 100, times, answer = (_, response) => response.end('ok') }: Options = {}) {
  const metrics = figures();
  const connections = new ConnectionLimit(maxConnections, metrics);
  const server = createHttpServer({
    connections,
    ...(times && { times }),
    fronts: [
      {
        handle(request, response) {
          if (request.url !== '/a2a/echo') return false;
          const refusal = connections.refusal(request);
          response.writeHead(refusal?.row.status ?? 200).end(refusal?.code ?? 'called');
          return true;
        },
      },
    ],
    management: { handle: answer },
  });
  await listen(server, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => stop(server));
  return { server, metrics, connections };
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

async function open(server: Server): Promise<Socket> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  const socket = connect(address.port, '127.0.0.1');
  socket.on('error', () => undefined);
  onTestFinished(() => {
    socket.destroy();
  });
  const taken = once(server, 'connection');
  await once(socket, 'connect');
  await taken;
  return socket;
}

/** Everything the server says until it closes the connection. */
async function untilClosed(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  await once(socket, 'close');
  return text;
}

/** The next answer, over a connection that stays. */
async function ask(socket: Socket, path: string): Promise<string> {
  socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  return String(answer);
}

const CALL = 'GET /a2a/echo HTTP/1.1\r\nhost: x\r\n\r\n';

it('calls no agent over connections beyond the limit, says so, and closes them', async () => {
  const { server, metrics } = await start({ maxConnections: 1 });
  const first = await open(server);
  const second = await open(server);
  const refused = untilClosed(second);
  second.write(CALL);
  expect(await refused).toMatch(/^HTTP\/1\.1 503 .+\r\nconnection: close\r\n(.*\r\n)+OVERLOADED/);
  expect(metrics.overloaded.mock.calls).toEqual([['connections']]);
  expect(await ask(first, '/a2a/echo')).toContain('called');
});

it('answers everything else over them once: probes pass, and operators get in', async () => {
  const { server, metrics } = await start({ maxConnections: 1 });
  await open(server);
  const second = await open(server);
  const answered = untilClosed(second);
  second.write('GET /health/liveness HTTP/1.1\r\nhost: x\r\n\r\n');
  expect(await answered).toMatch(/^HTTP\/1\.1 200 (.*\r\n)+\r\n(.*\r\n)*ok/);
  expect(metrics.overloaded).not.toHaveBeenCalled();
});

it('takes calls again when connections have gone', async () => {
  const { server, metrics } = await start({ maxConnections: 1 });
  const first = await open(server);
  first.destroy();
  await vi.waitFor(() => expect(metrics.connectionClosed).toHaveBeenCalledTimes(1));
  expect(await ask(await open(server), '/a2a/echo')).toContain('called');
  expect(metrics.connectionOpened).toHaveBeenCalledTimes(2);
});

it('takes no connection beyond the reserve: it is closed without a word, and counted', async () => {
  const { server, metrics } = await start({ maxConnections: 1 });
  for (let taken = 0; taken < 17; taken++) await open(server);
  const dropped = once(server, 'drop');
  const address = server.address() as { port: number };
  const socket = connect(address.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const [text] = await Promise.all([untilClosed(socket), dropped]);
  expect(text).toBe('');
  expect(metrics.overloaded.mock.calls).toEqual([['connections']]);
});

const IMPATIENT = {
  headersTimeout: 100,
  requestTimeout: 200,
  connectionsCheckingInterval: 20,
  keepAliveTimeout: 75_000,
};

it('promise 12: whoever dribbles headers is cut off, in the middle of them', async () => {
  const { server } = await start({ times: IMPATIENT });
  const socket = await open(server);
  const said = untilClosed(socket);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n');
  const dribbling = setInterval(() => socket.write('x-more: 1\r\n'), 10);
  expect(await said).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n/);
  clearInterval(dribbling);
});

it('promise 12: whoever dribbles a body is cut off, whatever waits for it', async () => {
  const gone = vi.fn();
  const { server } = await start({
    times: IMPATIENT,
    answer: (request) => {
      request.on('error', () => undefined);
      request.on('close', () => gone(request.complete));
      request.resume();
    },
  });
  const socket = await open(server);
  const said = untilClosed(socket);
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n');
  const dribbling = setInterval(() => socket.write('x'), 10);
  expect(await said).toMatch(/^HTTP\/1\.1 408 /);
  clearInterval(dribbling);
  await vi.waitFor(() => expect(gone.mock.calls).toEqual([[false]]));
});

it('lets an answer take longer than any request may', async () => {
  const { server } = await start({
    times: IMPATIENT,
    answer: (_, response) => {
      response.write('first');
      setTimeout(() => response.end('last'), IMPATIENT.requestTimeout + 5 * IMPATIENT.connectionsCheckingInterval);
    },
  });
  const socket = await open(server);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  expect(await untilClosed(socket)).toContain('last');
});

it('a connection that nobody has used yet does not hold the stop up', async () => {
  const { server } = await start();
  const socket = await open(server);
  await Promise.all([closeServer(server, 60_000), once(socket, 'close')]);
});
