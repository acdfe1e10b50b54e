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
import type { ClientCertificate } from './credentials/contract.ts';
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

describe('a client certificate', () => {
  let strict: Server;
  const world = testOutbound({ lookup: async () => ['127.0.0.1'] });
  const certificate: ClientCertificate = {
    id: 'one',
    certificate: CERTIFICATE,
    privateKey: KEY,
    authorities: CERTIFICATE,
  };
  const ask = (shown: ClientCertificate) => {
    const { port: at } = strict.address() as AddressInfo;
    return world.send(requestTo(`https://agent.example:${at}/`, { identity: { certificate: shown } }));
  };

  beforeEach(async () => {
    const rules = { cert: CERTIFICATE, key: KEY, ca: CERTIFICATE, requestCert: true, rejectUnauthorized: true };
    strict = createServer(rules, (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      response.end(subject.CN);
    });
    strict.listen(0, '127.0.0.1');
    await once(strict, 'listening');
  });
  afterEach(async () => {
    await world.close();
    strict.close();
    strict.closeAllConnections();
    await once(strict, 'close');
  });

  it('is shown, and the peer’s is held to the authorities that were given; no other request uses its connection', async () => {
    const { body } = await ask(certificate);
    expect((await body.buffer(100)).toString()).toBe('agent.example');
    await expect(ask({ ...certificate, id: 'two', authorities: undefined })).rejects.toMatchObject({
      code: 'UPSTREAM_UNREACHABLE',
    });
  });
});
