import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import {
  auditActor,
  createAccess,
  createAuditLog,
  createAuditRepository,
  createBudgetRepository,
  createLimits,
  openSingleSignOn,
  readLimitTerms,
} from './access/index.ts';
import { createManagement } from './admin/index.ts';
import {
  createAgentRegistry,
  createAgentRepository,
  createBalancer,
  createHubTerms,
  deploymentFigures,
  serveCard,
} from './agents/index.ts';
import { agentSide } from './app/agent-side.ts';
import { createBookkeeping } from './app/bookkeeping.ts';
import { modelSide } from './app/model-side.ts';
import { ownUrl } from './app/own-url.ts';
import { openRecords } from './app/records.ts';
import { type App, running } from './app/running.ts';
import { openSecrets } from './app/secrets.ts';
import { tracingSide } from './app/tracing-side.ts';
import { wayOut } from './app/way-out.ts';
import type { Config, RunningConfiguration } from './config/index.ts';
import { ConnectionLimit } from './connection-limit.ts';
import { createCors } from './cors.ts';
import { createA2aFront, createAddressRefusal, createCallerAddress, createModelsFront } from './fronts/index.ts';
import { admitModel, createDescriber, createRecheck, OpenCalls } from './gateway/index.ts';
import { createHttpServer } from './http-server.ts';
import { Lifecycle } from './lifecycle.ts';
import type { Lookup } from './outbound/index.ts';
import { packageRoot } from './package-root.ts';
import { adapters } from './platforms/index.ts';
import { poolRandomHex, type Store, uuidv7 } from './store/index.ts';
import { createContextSigner, createMetrics } from './tracing/index.ts';
import { version } from './version.ts';

export type { App } from './app/running.ts';

export interface AppOptions {
  config: Config;
  /** What that came from, to be shown. */
  configuration: Pick<RunningConfiguration, 'read' | 'pending' | 'apply'>;
  log: Logger;
  /** Open; closed with the app, and when the app cannot be made. */
  store: Store;
  /** Epoch milliseconds. */
  clock?: () => number;
  /** How host names of agents and webhooks are resolved; the operating system's way by default. */
  lookup?: Lookup;
}

/**
 * The composition root: builds each part once, wires them, and starts and stops them in order.
 *
 * @throws SwitchboardError when a secret is weak, or the database or the journal cannot be used
 */
export async function createApp(options: AppOptions): Promise<App> {
  try {
    return await assemble(options);
  } catch (error) {
    await options.store.close();
    throw error;
  }
}

async function assemble({ config, configuration, log, store, clock = Date.now, lookup }: AppOptions): Promise<App> {
  const lifecycle = new Lifecycle();
  const monotonic = () => performance.now();
  const newId = () => uuidv7(clock());
  const randomHex = poolRandomHex(randomBytes);

  const { ledger, tasks, engine, push } = openRecords(
    config,
    { store, clock, newId, log },
    {
      pepper: () => pepper,
      sealer: () => sealer,
      outbound: () => outbound,
      runnerOf: (agentId, deploymentId) => agentCalls.findRunner(agentId, deploymentId),
      onResumed: (record, turn) => agentCalls.afterwards.followResumed(record, turn),
      isLetIn: (asked) => agentCalls.letIn(asked),
    },
  );
  const { maxConnections, maxStreams } = config.server;
  const openCalls = new OpenCalls({ maxStreams, onRefused: () => metrics.overloaded('streams') });
  const recheck = createRecheck({
    openCalls,
    agents: { find: (id) => registry.find(id) },
    models: { refusal: (principal, name) => admitModel(principal, name, models).refusal },
    authenticator: () => authenticator,
    log,
  });
  const [{ sealer, masterKey, pepper, auditKey }] = await Promise.all([openSecrets(config, store), ledger.start()]);

  const { authenticator, keyUsage, ...people } = createAccess({
    db: store.db,
    pepper,
    masterKey: masterKey.key,
    ...config.access,
    findAgent: (id) => registry.find(id),
    onChange: (concerned) => recheck.keysChanged(concerned),
    onActAs: (who, keyId) => audit.record({ actor: auditActor(who), action: 'key.act_as', target: keyId }),
    clock,
    monotonic,
    newId,
    randomBytes,
    log,
  });

  const audit = createAuditLog({
    repository: createAuditRepository(store.db),
    key: auditKey,
    retentionMs: config.audit.retentionMs,
    clock,
    log,
  });

  const outbound = wayOut({ log, lookup, allowedRanges: config.pushNotifications.allowedRanges, clock });
  const balancer = createBalancer({
    monotonic,
    random: Math.random,
    log,
    onFault: (agent, deployment, { kind }) => metrics.deploymentFailed(agent.name, deployment.name, kind),
  });
  const registry = createAgentRegistry({
    repository: createAgentRepository(store.db),
    sealer,
    outbound,
    describe: createDescriber({ adapters, outbound, defaults: config.agentDefaults }),
    clock,
    newId,
    random: Math.random,
    balancer,
    log,
    onRegistration(agentId) {
      authenticator.invalidate({ agentId });
      recheck.agentChanged(agentId);
    },
    defaults: config.agentDefaults,
  });
  await registry.load();
  await registry.syncConfigAgents(config);

  const { traces, traceDestinations } = await tracingSide(config.tracing, {
    follow: ledger.follow,
    outbound,
    db: store.db,
    sealer,
    agentName: (agentId) => registry.find(agentId)?.name ?? null,
    agentUrl: (agentId, deploymentId) =>
      registry.find(agentId)?.deployments.find(({ id }) => id === deploymentId)?.url ?? null,
    clock,
    log,
  });

  const metrics = createMetrics({
    lag: () => ledger.lag(),
    deployments: () => deploymentFigures(registry, balancer),
    push: () => push.notices.figures(),
    models: () => models.list().map(({ name }) => name),
    exports: () => traces.expose(),
  });

  const limits = createLimits({
    repository: createBudgetRepository(store.db, clock),
    flushLedger: () => ledger.flush(),
    defaultKeyTerms: readLimitTerms(config.limits.defaultKey),
    gatewayTerms: readLimitTerms(config.limits.gateway),
    shadow: config.limits.shadow,
    metrics,
    clock,
    log,
  });

  const contexts = createContextSigner(() => pepper, clock);
  const bookkeeping = createBookkeeping(config, {
    limits,
    openCalls,
    ledger,
    traces,
    contexts,
    metrics,
    randomHex,
    newId,
    clock,
    monotonic,
    log,
  });
  const callbackUrl = config.pushNotifications.callbackUrl ?? config.server.publicUrl;
  const agentCalls = agentSide(
    {
      ledger,
      tasks,
      engine,
      push,
      registry,
      balancer,
      outbound,
      keys: people.keys,
      authenticator,
      contexts,
      traces,
      pepper,
      callbackBase: () => callbackUrl?.href.replace(/\/+$/, '') ?? ownUrl(server, config.server),
      randomHex,
      newId,
    },
    bookkeeping,
  );
  const { gateway, askTask, cancelTask, tryAgent } = agentCalls;
  const { models, modelEntries, modelFallbacks, pricer, priceOverrides, deployments, modelGateway, responseSessions } =
    modelSide(config, { agents: registry, outbound, store, sealer, newId }, bookkeeping);
  const kept = [modelEntries, modelFallbacks, priceOverrides, deployments.paused, traceDestinations];
  await Promise.all(kept.map((one) => one.load()));
  const connections = new ConnectionLimit(maxConnections, metrics);
  const callerAddress = createCallerAddress(config.server.publicUrl, config.server.trustedProxies);
  const addressRefusal = createAddressRefusal(config.server.allowedAddresses, callerAddress);
  /** What every way in asks of a request before it is anybody's call. */
  const wayIn = {
    authenticator,
    acting: people.acting,
    callerAddress,
    keyHeader: config.secrets.keyHeader,
    maxRequestBytes: config.server.maxRequestBytes,
    keepAliveMs: config.server.keepAliveMs,
    newId,
    monotonic,
    refusal: (request: IncomingMessage) =>
      lifecycle.refusal() ?? connections.refusal(request) ?? addressRefusal(request),
    log,
  };
  const front = createA2aFront({ ...wayIn, gateway, agents: registry, serveCard, push });
  const modelsFront = createModelsFront({
    ...wayIn,
    gateway: modelGateway,
    models,
    agentGateway: gateway,
    agents: registry,
    tasks,
    clock,
  });
  const management = createManagement(
    {
      registry,
      tryAgent,
      models,
      modelEntries,
      modelFallbacks,
      pricer,
      priceOverrides,
      deployments,
      endCalls: (agentId, reason) => {
        engine.end(agentId, reason);
        return openCalls.end(agentId, reason);
      },
      ...people,
      singleSignOn:
        config.singleSignOn &&
        openSingleSignOn({ ...people, settings: config.singleSignOn, db: store.db, sealer, outbound, clock, log }),
      limits,
      calls: ledger.queries,
      traces,
      traceDestinations,
      tasks: {
        ...tasks.overview,
        find: (task) => tasks.find(task),
        refreshed: (task, sighting) => tasks.refreshed(task, sighting),
        watch: (watcher) => tasks.watch(watcher),
        ask: askTask,
        cancel: cancelTask,
      },
      push: { ...push.notices, secretOf: (principal) => push.secretOf(principal) },
      audit,
      authenticator,
      keyHeader: config.secrets.keyHeader,
      store,
      hub: createHubTerms(store.settings),
      settings: {
        config,
        nodeVersion: process.version,
        startedAt: clock(),
        configuration,
        ledgerLag: () => ledger.lag(),
      },
      metrics,
      metricsAuth: config.metrics.auth,
      lifecycle,
      baseUrl: (request) => callerAddress.baseUrl(request),
      clientAddress: (request) => callerAddress.client(request),
      refusal: addressRefusal,
      clock,
      version,
      builtUi: fileURLToPath(new URL('dist/ui/', packageRoot)),
    },
    { log, newId },
  );
  const server = createHttpServer({
    fronts: [front, modelsFront],
    management,
    connections,
    cors: createCors(config.server.corsOrigins),
  });

  return {
    adminKey: masterKey.key,
    adminKeyGenerated: masterKey.generated,
    ...running({
      config,
      lifecycle,
      server,
      fronts: [front, modelsFront],
      management,
      registry,
      modelEntries,
      keyUsage,
      audit,
      limits,
      tasks,
      responseSessions,
      engine,
      push: {
        start: () => push.start(askTask),
        stop: () => push.stop(),
      },
      recheck,
      metrics,
      traces,
      traceDestinations,
      ledger,
      outbound,
      store,
    }),
  };
}
