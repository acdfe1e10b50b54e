import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LoggedExchange } from './contract.ts';
import { failure, failureAndDelivery, useWorld } from './outbound.fixtures.ts';

const world = useWorld();

describe('an exchange', () => {
  it('carries method, path, query, headers and the very bytes of the body, and the answer back', async () => {
    const url = await world.http(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      response
        .writeHead(202, { 'X-Twice': ['a', 'b'] })
        .end(`${request.method} ${request.url} ${String(request.headers['x-one'])} ${body.toString()}`);
    });
    const response = await world.send(new URL('/p/%C3%A9?q=1', url), {
      headers: { 'X-One': '1' },
      body: Buffer.from('{ "a":1}'),
    });
    expect(response.status).toBe(202);
    expect(response.headers['x-twice']).toBe('a, b');
    expect((await response.body.buffer(1_000)).toString()).toBe('POST /p/%C3%A9?q=1 1 { "a":1}');
  });

  it('tells the headers of both sides to whoever keeps them, answered or not', async () => {
    const url = await world.http((request, response) =>
      request.url === '/cut' ? response.destroy() : response.writeHead(202, { 'X-Two': '2' }).end(),
    );
    const told: LoggedExchange[] = [];
    const log = { add: (exchange: LoggedExchange) => void told.push(exchange) };
    await world.send(url, { headers: { 'X-One': '1' }, log });
    await failure(world.send(new URL('/cut', url), { headers: {}, log }));
    expect(told).toMatchObject([
      { method: 'POST', sent: ['accept-encoding', 'identity', 'X-One', '1'], status: 202, received: { 'x-two': '2' } },
      { status: null, received: null },
    ]);
  });

  it('promise 13: framing and hop-by-hop headers are never anybody else’s', async () => {
    const url = await world.http((request, response) => response.end(JSON.stringify(request.headers)));
    const headers = {
      Host: 'evil.example',
      'Content-Length': '999',
      'Transfer-Encoding': 'chunked',
      Connection: 'x-one',
      'Accept-Encoding': 'gzip',
      Upgrade: 'websocket',
      TE: 'trailers',
    };
    expect(JSON.parse((await world.read(url, { headers, body: Buffer.from('{}') })).toString())).toEqual({
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
    const url = await world.http((_request, response) => {
      reached = true;
      response.end();
    });
    expect(await failureAndDelivery(world.send(url, { headers }))).toEqual({ code: 'INTERNAL', delivered: 'no' });
    expect(reached).toBe(false);
  });

  it('promise 2: redirects are answers, never followed', async () => {
    const paths: (string | undefined)[] = [];
    const url = await world.http((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    expect((await world.send(url)).status).toBe(302);
    expect(paths).toEqual(['/']);
  });

  it('reuses a connection that was kept alive', async () => {
    const ports = new Set<number | undefined>();
    const url = await world.http((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('x');
    });
    await world.read(url);
    await new Promise((resolve) => setImmediate(resolve));
    await world.read(url);
    expect(ports.size).toBe(1);
  });

  it('skips interim answers', async () => {
    const url = await world.tcp((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'),
      ),
    );
    const response = await world.send(url);
    expect([response.status, (await response.body.buffer(10)).toString()]).toEqual([200, 'ok']);
  });

  it('reads an empty body', async () => {
    const url = await world.http((_request, response) => response.writeHead(204).end());
    expect((await world.read(url)).length).toBe(0);
  });

  it('refuses an answer that is compressed although it was asked not to be', async () => {
    const url = await world.http((_request, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync('{}')),
    );
    expect(await failureAndDelivery(world.send(url))).toEqual({ code: 'INVALID_AGENT_RESPONSE', delivered: 'yes' });
  });

  it('reads up to the limit and not a byte more', async () => {
    const url = await world.http((_request, response) => response.end('12345'));
    expect((await (await world.send(url)).body.buffer(5)).toString()).toBe('12345');
    expect(await failureAndDelivery(world.read(url, {}, 4))).toEqual({
      code: 'UPSTREAM_TOO_LARGE',
      delivered: 'yes',
    });
  });

  it('stops reading an answer without end at the limit', async () => {
    const url = await world.http((_request, response) => {
      const more = (): void => void response.write(Buffer.alloc(65_536), more);
      more();
    });
    const error = await failure(world.read(url));
    expect(error.code).toBe('UPSTREAM_TOO_LARGE');
    expect(error.message).toBe("The agent's answer is larger than the limit of 1000000 bytes.");
  });

  it('refuses headers without end', async () => {
    const url = await world.tcp((socket) =>
      socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`)),
    );
    expect(await failureAndDelivery(world.send(url))).toEqual({ code: 'UPSTREAM_TOO_LARGE', delivered: 'yes' });
  });
});
