import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import type { Outbound, OutboundRequest, Timeouts } from './contract.ts';
import { deliveryOf } from './delivery.ts';
import { patient, requestTo, testOutbound } from './outbound.fixtures.ts';
import { type Listener, startHttp, startTcp, type TestServer } from './servers.fixtures.ts';

let outbound: Outbound;
const servers: TestServer[] = [];

beforeEach(() => {
  outbound = testOutbound();
});

afterEach(async () => {
  await outbound.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const http = async (listener: Listener): Promise<URL> => {
  const server = await startHttp(listener);
  servers.push(server);
  return server.url;
};

const tcp = async (onConnection: (socket: Socket) => void): Promise<URL> => {
  const server = await startTcp(onConnection);
  servers.push(server);
  return server.url;
};

const send = (url: URL, changes: Partial<OutboundRequest> = {}) => outbound.send(requestTo(url, changes));
const read = async (url: URL, changes: Partial<OutboundRequest> = {}) =>
  (await send(url, changes)).body.buffer(1_000_000);
const within = (changes: Partial<Timeouts>) => ({ timeouts: { ...patient, ...changes } });

/** The error of a promise that must fail. */
async function failure(promise: Promise<unknown>): Promise<SwitchboardError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SwitchboardError)) throw new Error(`expected a SwitchboardError, got ${String(error)}`);
  return error;
}

const withDelivery = async (promise: Promise<unknown>) => {
  const error = await failure(promise);
  return { code: error.code, delivered: deliveryOf(error) };
};

describe('an exchange', () => {
  it('carries method, path, query, headers and the very bytes of the body, and the answer back', async () => {
    const url = await http(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      response
        .writeHead(202, { 'X-Twice': ['a', 'b'] })
        .end(`${request.method} ${request.url} ${String(request.headers['x-one'])} ${body.toString()}`);
    });
    const response = await send(new URL('/p/%C3%A9?q=1', url), {
      headers: { 'X-One': '1' },
      body: Buffer.from('{ "a":1}'),
    });
    expect(response.status).toBe(202);
    expect(response.headers['x-twice']).toBe('a, b');
    expect((await response.body.buffer(1_000)).toString()).toBe('POST /p/%C3%A9?q=1 1 { "a":1}');
  });

  it('promise 13: framing and hop-by-hop headers are never anybody else’s', async () => {
    const url = await http((request, response) => response.end(JSON.stringify(request.headers)));
    const headers = {
      Host: 'evil.example',
      'Content-Length': '999',
      'Transfer-Encoding': 'chunked',
      Connection: 'x-one',
      'Accept-Encoding': 'gzip',
      Upgrade: 'websocket',
      TE: 'trailers',
    };
    expect(JSON.parse((await read(url, { headers, body: Buffer.from('{}') })).toString())).toEqual({
      host: url.host,
      connection: 'keep-alive',
      'accept-encoding': 'identity',
      'content-length': '2',
    });
  });

  it.each([
    ['value', { 'x-one': 'a\r\nx-two: b' }],
    ['name', { 'x one': 'a' }],
  ])('promise 13: a header %s that would split the message is not sent', async (_what, headers) => {
    let reached = false;
    const url = await http((_request, response) => {
      reached = true;
      response.end();
    });
    expect(await withDelivery(send(url, { headers }))).toEqual({ code: 'INTERNAL', delivered: 'no' });
    expect(reached).toBe(false);
  });

  it('promise 2: redirects are answers, never followed', async () => {
    const paths: (string | undefined)[] = [];
    const url = await http((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    expect((await send(url)).status).toBe(302);
    expect(paths).toEqual(['/']);
  });

  it('reuses a connection that was kept alive', async () => {
    const ports = new Set<number | undefined>();
    const url = await http((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('x');
    });
    await read(url);
    await new Promise((resolve) => setImmediate(resolve));
    await read(url);
    expect(ports.size).toBe(1);
  });

  it('skips interim answers', async () => {
    const url = await tcp((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'),
      ),
    );
    const response = await send(url);
    expect([response.status, (await response.body.buffer(10)).toString()]).toEqual([200, 'ok']);
  });

  it('reads an empty body', async () => {
    const url = await http((_request, response) => response.writeHead(204).end());
    expect((await read(url)).length).toBe(0);
  });

  it('refuses an answer that is compressed although it was asked not to be', async () => {
    const url = await http((_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('{}')));
    expect(await withDelivery(send(url))).toEqual({ code: 'INVALID_AGENT_RESPONSE', delivered: 'yes' });
  });

  it('reads up to the limit and not a byte more', async () => {
    const url = await http((_request, response) => response.end('12345'));
    expect((await (await send(url)).body.buffer(5)).toString()).toBe('12345');
    expect(await withDelivery((await send(url)).body.buffer(4))).toEqual({
      code: 'UPSTREAM_TOO_LARGE',
      delivered: 'yes',
    });
  });

  it('stops reading an answer without end at the limit', async () => {
    const url = await http((_request, response) => {
      const more = (): void => void response.write(Buffer.alloc(65_536), more);
      more();
    });
    const error = await failure((await send(url)).body.buffer(1_000_000));
    expect(error.code).toBe('UPSTREAM_TOO_LARGE');
    expect(error.message).toBe("The agent's answer is larger than the limit of 1000000 bytes.");
  });

  it('refuses headers without end', async () => {
    const url = await tcp((socket) =>
      socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`)),
    );
    expect(await withDelivery(send(url))).toEqual({ code: 'UPSTREAM_TOO_LARGE', delivered: 'yes' });
  });
});

describe('a deadline that passes says which it was, and closes the connection', () => {
  const hanging = (listener: (request: IncomingMessage, response: ServerResponse) => void) => {
    let closed: Promise<unknown> = Promise.resolve();
    const url = http((request, response) => {
      closed = once(request.socket, 'close');
      listener(request, response);
    });
    return { url, closed: () => closed };
  };

  it('connect: a name server that never answers', async () => {
    outbound = testOutbound({ lookup: () => new Promise(() => {}) });
    const error = await failure(send(new URL('http://agent.example/'), within({ connectMs: 20 })));
    expect(error.code).toBe('UPSTREAM_TIMEOUT');
    expect(error.message).toBe('The agent could not be reached: no connection within 20 ms (connect timeout).');
    expect(deliveryOf(error)).toBe('no');
  });

  it('connect: a TLS handshake that never ends', async () => {
    const plain = await tcp(() => {});
    const error = await failure(send(new URL(`https://${plain.host}/`), within({ connectMs: 30 })));
    expect(error.message).toBe('The agent could not be reached: no connection within 30 ms (connect timeout).');
  });

  it('first byte', async () => {
    const server = hanging(() => {});
    const error = await failure(send(await server.url, within({ firstByteMs: 30 })));
    expect(error.code).toBe('UPSTREAM_TIMEOUT');
    expect(error.message).toBe('The agent did not answer within 30 ms (first byte timeout).');
    expect(deliveryOf(error)).toBe('unknown');
    await server.closed();
  });

  it('idle, after the pieces that did arrive', async () => {
    const server = hanging((_request, response) => response.write('piece'));
    const pieces: string[] = [];
    const error = await failure(
      (async () => {
        for await (const piece of (await send(await server.url, within({ idleMs: 30 }))).body)
          pieces.push(piece.toString());
      })(),
    );
    expect(pieces).toEqual(['piece']);
    expect(error.message).toBe('The agent did not go on within 30 ms (idle timeout).');
    expect(deliveryOf(error)).toBe('yes');
    await server.closed();
  });

  it('total, however lively the answer is', async () => {
    const server = hanging((_request, response) => {
      const beat = setInterval(() => response.write('.'), 5);
      response.on('close', () => clearInterval(beat));
    });
    const error = await failure(read(await server.url, within({ totalMs: 60, idleMs: 1_000 })));
    expect(error.message).toBe('The agent did not finish within 60 ms (total timeout).');
    await server.closed();
  });

  it('0 switches a limit off', async () => {
    const url = await http((_request, response) => response.end('ok'));
    expect((await read(url, { timeouts: { connectMs: 0, firstByteMs: 0, idleMs: 0, totalMs: 0 } })).toString()).toBe(
      'ok',
    );
  });

  it('waiting for a slow reader is not silence of the agent', async () => {
    const url = await http((_request, response) => response.end(Buffer.alloc(3_000_000)));
    const { body } = await send(url, within({ idleMs: 40 }));
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect((await body.buffer(3_000_000)).length).toBe(3_000_000);
  });
});

describe('a failure tells whether the request can have been delivered', () => {
  it('no: nobody listens', async () => {
    const server = await startHttp(() => {});
    await server.close();
    expect(await withDelivery(send(server.url))).toEqual({ code: 'UPSTREAM_UNREACHABLE', delivered: 'no' });
  });

  it('no: the name does not resolve', async () => {
    outbound = testOutbound({ lookup: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) });
    const error = await failure(send(new URL('http://secret-name.internal/')));
    expect([error.code, deliveryOf(error)]).toEqual(['UPSTREAM_UNREACHABLE', 'no']);
    expect(error.message).toBe('The agent could not be reached: its host name does not resolve.');
  });

  it('no: the peer speaks no TLS', async () => {
    const plain = await tcp((socket) => socket.end('plain text'));
    const error = await failure(send(new URL(`https://${plain.host}/`)));
    expect([error.code, deliveryOf(error)]).toEqual(['UPSTREAM_UNREACHABLE', 'no']);
  });

  it('unknown: the connection is reset after the request left', async () => {
    const url = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await withDelivery(send(url, { body: Buffer.from('{}') }))).toEqual({
      code: 'UPSTREAM_FAILED',
      delivered: 'unknown',
    });
  });

  it('unknown: the answer is not HTTP', async () => {
    const url = await tcp((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')));
    expect(await withDelivery(send(url))).toEqual({ code: 'UPSTREAM_FAILED', delivered: 'unknown' });
  });

  it.each([
    ['a length that is not kept', 'content-length: 10\r\n\r\n123'],
    ['chunks that do not end', 'transfer-encoding: chunked\r\n\r\n3\r\n123\r\n'],
  ])('yes: the answer breaks off (%s)', async (_what, rest) => {
    const url = await tcp((socket) => socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${rest}`)));
    const error = await failure(read(url));
    expect([error.code, deliveryOf(error)]).toEqual(['UPSTREAM_FAILED', 'yes']);
    expect(error.message).toBe('The connection to the agent broke before its answer was complete.');
  });

  it('promise 13: a length beside chunks is no valid answer', async () => {
    const url = await tcp((socket) =>
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\n123\r\n0\r\n\r\n'),
      ),
    );
    expect((await failure(read(url))).code).toBe('UPSTREAM_FAILED');
  });
});

describe('giving up', () => {
  it('closes the connection at once, before the answer', async () => {
    const caller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const url = await http((request) => {
      closed = once(request.socket, 'close');
      caller.abort();
    });
    expect(await withDelivery(send(url, { signal: caller.signal }))).toEqual({
      code: 'UPSTREAM_FAILED',
      delivered: 'unknown',
    });
    await closed;
  });

  it('closes the connection at once, in the middle of the answer', async () => {
    const caller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const url = await http((request, response) => {
      closed = once(request.socket, 'close');
      response.write('piece');
    });
    const { body } = await send(url, { signal: caller.signal });
    const pieces = body[Symbol.asyncIterator]();
    await pieces.next();
    const waiting = failure(pieces.next());
    caller.abort();
    expect((await waiting).code).toBe('UPSTREAM_FAILED');
    await closed;
  });

  it('a reader that stops early closes the connection', async () => {
    let closed: Promise<unknown> | undefined;
    const url = await http((request, response) => {
      closed = once(request.socket, 'close');
      response.write('piece');
    });
    for await (const piece of (await send(url)).body) {
      expect(piece.toString()).toBe('piece');
      break;
    }
    await closed;
  });

  it('nothing is sent once the signal is aborted', async () => {
    let reached = false;
    const url = await http((_request, response) => {
      reached = true;
      response.end();
    });
    expect(deliveryOf(await failure(send(url, { signal: AbortSignal.abort() })))).toBe('no');
    expect(reached).toBe(false);
  });

  it('nothing is sent when it is aborted while connecting', async () => {
    let reached = false;
    const url = await http(() => {
      reached = true;
    });
    const caller = new AbortController();
    const answer = withResolver<string[]>();
    outbound = testOutbound({ lookup: () => answer.promise });
    const sending = failure(outbound.send(requestTo(`http://agent.example:${url.port}/`, { signal: caller.signal })));
    caller.abort();
    expect(deliveryOf(await sending)).toBe('no');
    answer.resolve(['127.0.0.1']);
    await outbound.close();
    expect(reached).toBe(false);
  });

  it('whoever aborts may say why', async () => {
    const url = await http(() => {});
    const caller = new AbortController();
    const sending = failure(send(url, { signal: caller.signal }));
    const stopping = new SwitchboardError('SHUTTING_DOWN', 'The gateway stops.');
    caller.abort(stopping);
    expect(await sending).toBe(stopping);
  });

  it('closing fails what is still open', async () => {
    const url = await http(() => {});
    const sending = failure(send(url));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await outbound.close();
    expect((await sending).code).toBe('SHUTTING_DOWN');
  });
});

describe('back-pressure', () => {
  it('a slow reader holds the agent back instead of filling memory', async () => {
    const piece = Buffer.alloc(64 * 1024);
    let written = 0;
    const url = await http(async (_request, response) => {
      for (let count = 0; count < 800; count += 1) {
        written += piece.length;
        if (!response.write(piece)) await once(response, 'drain');
      }
      response.end();
    });
    const { body } = await send(url);
    const settled = async (): Promise<number> => {
      for (let before = -1; before !== written; ) {
        before = written;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return written;
    };
    // What the kernel's socket buffers on both ends take is outside the process.
    expect(await settled()).toBeLessThan(24 * 1024 * 1024);
    let received = 0;
    for await (const part of body) received += part.length;
    expect(received).toBe(800 * piece.length);
  });
});

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((onResolve) => {
    resolve = onResolve;
  });
  return { promise, resolve };
}
