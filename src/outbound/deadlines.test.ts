import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { deliveryOf } from './delivery.ts';
import { failure, useWorld, within } from './outbound.fixtures.ts';
import { closed } from './servers.fixtures.ts';

const world = useWorld();

describe('a deadline that passes says which it was, and closes the connection', () => {
  const hanging = (listener: (request: IncomingMessage, response: ServerResponse) => void) => {
    let hungUp: Promise<unknown> = Promise.resolve();
    const url = world.http((request, response) => {
      hungUp = closed(request.socket);
      listener(request, response);
    });
    return { url, hungUp: () => hungUp };
  };

  it('connect: a name server that never answers', async () => {
    world.use({ lookup: () => new Promise(() => {}) });
    const error = await failure(world.send(new URL('http://agent.example/'), within({ connectMs: 20 })));
    expect(error.code).toBe('UPSTREAM_TIMEOUT');
    expect(error.message).toBe('The agent could not be reached: no connection within 20 ms (connect timeout).');
    expect(deliveryOf(error)).toBe('no');
  });

  it('connect: a TLS handshake that never ends', async () => {
    const plain = await world.tcp(() => {});
    const error = await failure(world.send(new URL(`https://${plain.host}/`), within({ connectMs: 30 })));
    expect(error.message).toBe('The agent could not be reached: no connection within 30 ms (connect timeout).');
  });

  it('first byte', async () => {
    const server = hanging(() => {});
    const error = await failure(world.send(await server.url, within({ firstByteMs: 30 })));
    expect(error.code).toBe('UPSTREAM_TIMEOUT');
    expect(error.message).toBe('The agent did not answer within 30 ms (first byte timeout).');
    expect(deliveryOf(error)).toBe('unknown');
    await server.hungUp();
  });

  it('idle, after the pieces that did arrive', async () => {
    const server = hanging((_request, response) => response.write('piece'));
    const pieces: string[] = [];
    const error = await failure(
      (async () => {
        for await (const piece of (await world.send(await server.url, within({ idleMs: 30 }))).body)
          pieces.push(piece.toString());
      })(),
    );
    expect(pieces).toEqual(['piece']);
    expect(error.message).toBe('The agent did not go on within 30 ms (idle timeout).');
    expect(deliveryOf(error)).toBe('yes');
    await server.hungUp();
  });

  it('total, however lively the answer is', async () => {
    const server = hanging((_request, response) => {
      const beat = setInterval(() => response.write('.'), 5);
      response.on('close', () => clearInterval(beat));
    });
    const error = await failure(world.read(await server.url, within({ totalMs: 60, idleMs: 1_000 })));
    expect(error.message).toBe('The agent did not finish within 60 ms (total timeout).');
    await server.hungUp();
  });

  it('0 switches a limit off', async () => {
    const url = await world.http((_request, response) => response.end('ok'));
    expect(
      (await world.read(url, { timeouts: { connectMs: 0, firstByteMs: 0, idleMs: 0, totalMs: 0 } })).toString(),
    ).toBe('ok');
  });

  it('waiting for a slow reader is not silence of the agent', async () => {
    const url = await world.http((_request, response) => response.end(Buffer.alloc(3_000_000)));
    const { body } = await world.send(url, within({ idleMs: 40 }));
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect((await body.buffer(3_000_000)).length).toBe(3_000_000);
  });
});
