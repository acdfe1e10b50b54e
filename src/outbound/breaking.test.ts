import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import { deliveryOf } from './delivery.ts';
import { failure, failureAndDelivery, useWorld } from './outbound.fixtures.ts';
import { closed, startHttp } from './servers.fixtures.ts';

const world = useWorld();

describe('a failure tells whether the request can have been delivered', () => {
  it('no: nobody listens', async () => {
    const server = await startHttp(() => {});
    await server.close();
    expect(await failureAndDelivery(world.send(server.url))).toEqual({ code: 'UPSTREAM_UNREACHABLE', delivered: 'no' });
  });

  it('no: the name does not resolve', async () => {
    world.use({ lookup: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) });
    const error = await failure(world.send(new URL('http://secret-name.internal/')));
    expect([error.code, deliveryOf(error)]).toEqual(['UPSTREAM_UNREACHABLE', 'no']);
    expect(error.message).toBe('The agent could not be reached: its host name does not resolve.');
  });

  it('no: the peer speaks no TLS', async () => {
    const plain = await world.tcp((socket) => socket.end('plain text'));
    const error = await failure(world.send(new URL(`https://${plain.host}/`)));
    expect([error.code, deliveryOf(error)]).toEqual(['UPSTREAM_UNREACHABLE', 'no']);
  });

  it('unknown: the connection is reset after the request left', async () => {
    const url = await world.tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await failureAndDelivery(world.send(url, { body: Buffer.from('{}') }))).toEqual({
      code: 'UPSTREAM_FAILED',
      delivered: 'unknown',
    });
  });

  it('unknown: the answer is not HTTP', async () => {
    const url = await world.tcp((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')));
    expect(await failureAndDelivery(world.send(url))).toEqual({ code: 'UPSTREAM_FAILED', delivered: 'unknown' });
  });

  it.each([
    ['a length that is not kept', 'content-length: 10\r\n\r\n123'],
    ['chunks that do not end', 'transfer-encoding: chunked\r\n\r\n3\r\n123\r\n'],
  ])('yes: the answer breaks off (%s)', async (_what, rest) => {
    const url = await world.tcp((socket) => socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${rest}`)));
    const error = await failure(world.read(url));
    expect([error.code, deliveryOf(error)]).toEqual(['UPSTREAM_FAILED', 'yes']);
    expect(error.message).toBe('The connection to the agent broke before its answer was complete.');
  });

  it('promise 13: a length beside chunks is no valid answer', async () => {
    const url = await world.tcp((socket) =>
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\n123\r\n0\r\n\r\n'),
      ),
    );
    expect((await failure(world.read(url))).code).toBe('UPSTREAM_FAILED');
  });
});

describe('giving up', () => {
  it('closes the connection at once, before the answer', async () => {
    const caller = new AbortController();
    let hungUp: Promise<unknown> | undefined;
    const url = await world.http((request) => {
      hungUp = closed(request.socket);
      caller.abort();
    });
    expect(await failureAndDelivery(world.send(url, { signal: caller.signal }))).toEqual({
      code: 'UPSTREAM_FAILED',
      delivered: 'unknown',
    });
    await hungUp;
  });

  it('closes the connection at once, in the middle of the answer', async () => {
    const caller = new AbortController();
    let hungUp: Promise<unknown> | undefined;
    const url = await world.http((request, response) => {
      hungUp = closed(request.socket);
      response.write('piece');
    });
    const { body } = await world.send(url, { signal: caller.signal });
    const pieces = body[Symbol.asyncIterator]();
    await pieces.next();
    const waiting = failure(pieces.next());
    caller.abort();
    expect((await waiting).code).toBe('UPSTREAM_FAILED');
    await hungUp;
  });

  it('a reader that stops early closes the connection', async () => {
    let hungUp: Promise<unknown> | undefined;
    const url = await world.http((request, response) => {
      hungUp = closed(request.socket);
      response.write('piece');
    });
    for await (const piece of (await world.send(url)).body) {
      expect(piece.toString()).toBe('piece');
      break;
    }
    await hungUp;
  });

  it('nothing is sent once the signal is aborted', async () => {
    let reached = false;
    const url = await world.http((_request, response) => {
      reached = true;
      response.end();
    });
    expect(deliveryOf(await failure(world.send(url, { signal: AbortSignal.abort() })))).toBe('no');
    expect(reached).toBe(false);
  });

  it('nothing is sent when it is aborted while connecting', async () => {
    let reached = false;
    const url = await world.http(() => {
      reached = true;
    });
    const caller = new AbortController();
    const answer = withResolver<string[]>();
    world.use({ lookup: () => answer.promise });
    const sending = failure(world.send(new URL(`http://agent.example:${url.port}/`), { signal: caller.signal }));
    caller.abort();
    expect(deliveryOf(await sending)).toBe('no');
    answer.resolve(['127.0.0.1']);
    await world.close();
    expect(reached).toBe(false);
  });

  it('whoever aborts may say why', async () => {
    const url = await world.http(() => {});
    const caller = new AbortController();
    const sending = failure(world.send(url, { signal: caller.signal }));
    const stopping = new SwitchboardError('SHUTTING_DOWN', 'The gateway stops.');
    caller.abort(stopping);
    expect(await sending).toBe(stopping);
  });

  it('closing fails what is still open', async () => {
    const url = await world.http(() => {});
    const sending = failure(world.send(url));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await world.close();
    expect((await sending).code).toBe('SHUTTING_DOWN');
  });
});

describe('back-pressure', () => {
  it('a slow reader holds the agent back instead of filling memory', async () => {
    const piece = Buffer.alloc(64 * 1024);
    let written = 0;
    const url = await world.http(async (_request, response) => {
      for (let count = 0; count < 800; count += 1) {
        written += piece.length;
        if (!response.write(piece)) await once(response, 'drain');
      }
      response.end();
    });
    const { body } = await world.send(url);
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
