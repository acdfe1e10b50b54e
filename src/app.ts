import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import {
  createAuthenticator,
  createKeyRepository,
  createKeyService,
  createKeyUsage,
  loadKeyPepper,
  loadMasterKey,
} from './access/index.ts';
import { registerAdmin } from './admin/index.ts';
import { createAgentRegistry, createAgentRepository, serveCard, serveExtendedCard } from './agents/index.ts';
import type { Config } from './config/index.ts';
import { createA2aFront, createCallerAddress } from './fronts/index.ts';
import { createGateway } from './gateway/index.ts';
import { closeServer, createHttpServer, listen } from './http-server.ts';
import { createLedger } from './ledger/index.ts';
import { Lifecycle } from './lifecycle.ts';
import { createOutbound, type Lookup } from './outbound/index.ts';
import { createA2aPlatform } from './platforms/index.ts';
import { createSealer, loadSaltKey, openStore, poolRandomHex, type Store, uuidv7 } from './store/index.ts';
import { beginTrace, createMetrics } from './tracing/index.ts';
import { version } from './version.ts';

export interface App {
  readonly adminKey: string;
  /** True when the admin key was made at this start, and so should be shown, once. */
  readonly adminKeyGenerated: boolean;
  /**
   * Starts to serve.
   * @returns where, as this machine reaches it
   * @throws SwitchboardError UNAVAILABLE when the address is taken or not this machine's
   */
  listen(): Promise<{ url: string }>;
  /** Takes over what can change at run time: the agents of the file. */
  reload(config: Config): Promise<void>;
  /** Stops in good order: no new calls, open ones may end until the deadline, records are flushed, the store closed. */
  close(): Promise<void>;
}

export interface AppOptions {
  config: Config;
  log: Logger;
  /** Epoch milliseconds. */
  clock?: () => number;
  /** How host names of agents and webhooks are resolved; the operating system's way by default. */
  lookup?: Lookup;
}

/**
 * The composition root: builds each part once, wires them, and starts and stops them in order.
 *
 * @throws SwitchboardError when the data directory is in use, a secret is weak, or the database cannot be reached
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, log, clock = Date.now } = options;
  const store = await openStore({ ...config.store, log, clock });
  try {
    return await assemble({ ...options, clock }, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(
  { config, log, clock, lookup }: AppOptions & { clock: () => number },
  store: Store,
): Promise<App> {
  const lifecycle = new Lifecycle();
  const monotonic = () => performance.now();
  const newId = () => uuidv7(clock());
  const randomHex = poolRandomHex(randomBytes);

  const { dataDir } = config.store;
  const sealer = createSealer(await loadSaltKey({ configured: config.secrets.saltKey, dataDir }));
  const secrets = { settings: store.settings, sealer, randomBytes };
  const masterKey = await loadMasterKey({ ...secrets, configured: config.secrets.masterKey });
  const pepper = await loadKeyPepper(secrets);

  const keyRepository = createKeyRepository(store.db);
  const keyUsage = createKeyUsage({ repository: keyRepository, clock, log });
  const authenticator = createAuthenticator({
    repository: keyRepository,
    pepper,
    masterKey: masterKey.key,
    clock,
    monotonic,
    onUse: (keyId) => keyUsage.note(keyId),
  });
  const keys = createKeyService({
    repository: keyRepository,
    pepper,
    clock,
    newId,
    randomBytes,
    invalidate: (keyId) => authenticator.invalidate(keyId),
  });

  const outbound = createOutbound({ log, lookup, allowedRanges: config.pushNotifications.allowedRanges });
  const registry = createAgentRegistry({
    repository: createAgentRepository(store.db),
    sealer,
    outbound,
    clock,
    newId,
    random: Math.random,
    log,
    defaults: config.agentDefaults,
  });
  await registry.load();
  await registry.syncConfigAgents(config);

  const ledger = createLedger({ dataDir, db: store.db, kind: store.kind, log, clock, options: config.ledger });
  await ledger.start();
  const metrics = createMetrics({ lag: () => ledger.lag() });

  const gateway = createGateway({
    agents: registry,
    platforms: { a2a: createA2aPlatform({ outbound }) },
    recorder: ledger,
    beginTrace: (headers) => beginTrace(headers, randomHex),
    serveExtendedCard,
    cardLooksStale: (agentId) => registry.cardLooksStale(agentId),
    callbackGuard: (url) => outbound.proveCallerChosen(url),
    metrics,
    contentByDefault: config.ledger.content,
    maxContentBytes: config.ledger.maxContentBytes,
    clock,
    monotonic,
    log,
  });
  const callerAddress = createCallerAddress(config.server.publicUrl, config.server.trustedProxies);
  const front = createA2aFront({
    gateway,
    agents: registry,
    authenticator,
    serveCard,
    callerAddress,
    keyHeader: config.secrets.keyHeader,
    maxRequestBytes: config.server.maxRequestBytes,
    keepAliveMs: config.server.keepAliveMs,
    newId,
    monotonic,
    isStopping: () => lifecycle.state === 'stopping',
    log,
  });
  const server = createHttpServer({ front, log, newId });
  await registerAdmin(server, {
    registry,
    keys,
    calls: ledger.queries,
    authenticator,
    keyHeader: config.secrets.keyHeader,
    store,
    metrics,
    metricsAuth: config.metrics.auth,
    lifecycle,
    baseUrl: (request) => callerAddress.baseUrl(request),
    clock,
    version,
  });

  return {
    adminKey: masterKey.key,
    adminKeyGenerated: masterKey.generated,
    async listen() {
      const { host, port } = config.server;
      await listen(server, { host, port });
      registry.start();
      keyUsage.start();
      lifecycle.ready();
      const address = server.server.address();
      return { url: localUrl(host, typeof address === 'object' && address ? address.port : port) };
    },
    async reload(next) {
      await registry.syncConfigAgents(next);
    },
    async close() {
      lifecycle.stopping();
      const { shutdownGraceMs } = config.server;
      await Promise.all([front.open.drain(shutdownGraceMs), closeServer(server, shutdownGraceMs)]);
      await registry.stop();
      await keyUsage.stop();
      await ledger.close();
      await outbound.close();
      await store.close();
    },
  };
}

/** Where a server that listens on `host` is found from its own machine. */
function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
