import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliveryOf } from './delivery.ts';
import { failure, requestTo, testOutbound } from './outbound.fixtures.ts';
import { CERTIFICATE, KEY } from './tls.fixtures.ts';

const run = promisify(execFile);

let server: Server;
let port: number;

beforeEach(async () => {
  server = createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    const socket = request.socket as TLSSocket;
    response.setHeader('connection', 'close').end(`${socket.alpnProtocol} resumed=${socket.isSessionReused()}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

describe('a TLS connection', () => {
  it('opens to a host whose certificate is trusted, and is resumed by the next one', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'switchboard-tls-'));
    try {
      const certificate = join(directory, 'ca.pem');
      await writeFile(certificate, CERTIFICATE);
      const client = fileURLToPath(new URL('https-client.fixtures.ts', import.meta.url));
      const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate };
      const { stdout } = await run(process.execPath, ['--import', 'tsx', client, `https://agent.example:${port}/`], {
        env,
      });
      expect(stdout.trim().split('\n')).toEqual(['http/1.1 resumed=false', 'http/1.1 resumed=true']);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('is refused to a host whose certificate is not trusted', async () => {
    const outbound = testOutbound({ lookup: async () => ['127.0.0.1'] });
    const error = await failure(outbound.send(requestTo(`https://agent.example:${port}/`)));
    expect(error.code).toBe('UPSTREAM_UNREACHABLE');
    expect(error.message).toBe(
      'The agent could not be reached: the TLS handshake failed, its certificate may not be valid.',
    );
    expect(deliveryOf(error)).toBe('no');
    await outbound.close();
  });
});
