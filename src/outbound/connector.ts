import { once } from 'node:events';
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, type SecureContext } from 'node:tls';
import { callbackify } from 'node:util';
import type { buildConnector } from 'undici';
import type { ClientCertificate } from './credentials/contract.ts';
import { upstreamError } from './delivery.ts';
import type { Guard, Scope } from './guard.ts';

export interface ConnectorOptions {
  guard: Guard;
  scope: Scope;
  /** Name resolution, TCP and TLS together, milliseconds; 0 means no limit. */
  connectMs: number;
  /** Shown to peers that ask for one. */
  certificate?: ClientCertificate | undefined;
}

type Target = buildConnector.Options;

/** TCP keep-alive notices peers that vanished without a word. */
const KEEP_ALIVE_DELAY_MS = 60_000;

/**
 * Opens the sockets of one pool. The guard proves the addresses before anything is dialled, literals included, and the
 * socket can reach no other: its lookup answers the proven ones. What it reached is checked once more, before a byte of
 * TLS or HTTP is written (security promise 1: rebinding cannot win).
 */
export function createConnector({ guard, scope, connectMs, certificate }: ConnectorOptions): buildConnector.connector {
  /** The last TLS session, resumed by the next connection: saves a round trip and a key exchange. */
  let session: Buffer | undefined;
  const secureContext = certificate && contextOf(certificate);

  const establish = async (target: Target, signal: AbortSignal): Promise<Socket> => {
    const addresses = await unlessAborted(guard.resolve(target.hostname, scope), signal);
    const tcp = await opened(dial(target, addresses), 'connect', signal);
    try {
      guard.checkPeer(target.hostname, tcp.remoteAddress, scope);
    } catch (refusal) {
      tcp.destroy();
      throw refusal;
    }
    if (target.protocol !== 'https:') return tcp;
    const tls = connectTls({
      socket: tcp,
      servername: serverName(target),
      ALPNProtocols: ['http/1.1'],
      session,
      secureContext,
    });
    tls.on('session', (fresh) => {
      session = fresh;
    });
    return opened(tls, 'secureConnect', signal);
  };

  const connect = callbackify(async (target: Target): Promise<Socket> => {
    const attempt = new AbortController();
    const deadline = connectMs > 0 ? setTimeout(() => attempt.abort(tooSlow(connectMs)), connectMs) : undefined;
    try {
      return await establish(target, attempt.signal);
    } finally {
      clearTimeout(deadline);
    }
  });
  return (target, callback) =>
    connect(target, (error, socket) => (error ? callback(error, null) : callback(null, socket)));
}

/** @throws Error when the texts are no certificate and key; they were checked when they were registered */
const contextOf = ({ certificate, privateKey, passphrase, authorities }: ClientCertificate): SecureContext =>
  createSecureContext({ cert: certificate, key: privateKey, passphrase, ca: authorities });

const dial = (target: Target, addresses: string[]): Socket =>
  connectTcp({
    host: target.hostname,
    port: Number(target.port || (target.protocol === 'https:' ? 443 : 80)),
    lookup: pinnedTo(addresses),
    // Tries the addresses one after another instead of hanging on a family that is not routed.
    autoSelectFamily: true,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_DELAY_MS,
  });

const pinnedTo = (addresses: string[]): LookupFunction => {
  const proven = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, answer) => {
    if (options.all) answer(null, proven);
    else answer(null, proven[0]?.address ?? '', proven[0]?.family);
  };
};

/** Server names are host names: RFC 6066, section 3 forbids addresses. */
const serverName = ({ servername, hostname }: Target): string => servername ?? (isIP(hostname) === 0 ? hostname : '');

/** Waits until a socket is open; destroys it when it fails or takes too long. */
async function opened<T extends Socket>(socket: T, event: string, signal: AbortSignal): Promise<T> {
  // Errors between this wait and the HTTP client's own listener are read from `socket.errored` there.
  socket.on('error', () => {});
  try {
    await once(socket, event, { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? signal.reason : error;
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}

const tooSlow = (connectMs: number): Error =>
  upstreamError(
    'UPSTREAM_TIMEOUT',
    `The agent could not be reached: no connection within ${connectMs} ms (connect timeout).`,
    'no',
  );
