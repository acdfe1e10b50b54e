import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import {
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
  deploymentFigures,
  serveCard,
  serveExtendedCard,
} from './agents/index.ts';
import { modelSide } from './app/model-side.ts';
import { ownUrl } from './app/own-url.ts';
import { type App, running } from './app/running.ts';
import { openSecrets } from './app/secrets.ts';
import { wayOut } from './app/way-out.ts';
import type { Config } from './config/index.ts';
import { ConnectionLimit } from './connection-limit.ts';
import { createA2aFront, createCallerAddress, createModelsFront } from './fronts/index.ts';
import {
  admitModel,
  createAfterwards,
  createConversationHeaders,
  createDescriber,
  createGateway,
  createLetIn,
  createNativeWays,
  createRecheck,
  createRunnerFinder,
  createRunners,
  createTaskAsker,
  createTaskCanceler,
  createTrial,
  OpenCalls,
} from './gateway/index.ts';
import { createHttpServer } from './http-server.ts';
import { createLedger, systemSchedule } from './ledger/index.ts';
import { Lifecycle } from './lifecycle.ts';
import type { Lookup } from './outbound/index.ts';
import { packageRoot } from './package-root.ts';
import { adapters, createA2aPlatform } from './platforms/index.ts';
import { poolRandomHex, type Store, uuidv7 } from './store/index.ts';
import { createPushRelay, createSessionKeys, createTaskEngine, createTaskIndex } from './tasks/index.ts';
import {
  beginTrace,
  createContextSigner,
  createMetrics,
  createTraceExporter,
  type TraceClaims,
} from './tracing/index.ts';
import { version } from './version.ts';

export type { App } from './app/running.ts';

export interface AppOptions {
  config: Config;
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

async function assemble({ config, log, store, clock = Date.now, lookup }: AppOptions): Promise<App> {
  const lifecycle = new Lifecycle();
  const monotonic = () => performance.now();
  const newId = () => uuidv7(clock());
  const randomHex = poolRandomHex(randomBytes);

  const ledger = createLedger({
    dataDir: config.store.dataDir,
    db: store.db,
    kind: store.kind,
    log,
    clock,
    options: config.ledger,
    handlers: {
      task: (entries) => tasks.handler(entries),
      turn: (entries) => engine.handler(entries),
      push: (entries) => push.handler(entries),
    },
  });
  const tasks = createTaskIndex({
    db: store.db,
    kind: store.kind,
    journal: ledger,
    settings: config.tasks,
    clock,
    newId: randomUUID,
    log,
  });
  const engine = createTaskEngine({
    db: store.db,
    journal: ledger,
    secret: () => pepper,
    retentionMs: config.tasks.retentionMs,
    runnerOf: (agentId, deploymentId) => findRunner(agentId, deploymentId),
    onUpdates: ({ record, sighting }) => tasks.told(record, sighting),
    onUpdatesStored: (updates) => push.stored(updates),
    onResumed: (record, turn) => afterwards.followResumed(record, turn),
    clock,
    newId,
    schedule: systemSchedule,
    log,
  });
  const push = createPushRelay({
    db: store.db,
    journal: ledger,
    sealer: () => sealer,
    secret: () => pepper,
    tasks,
    outbound: () => outbound,
    isLetIn: (asked) => letIn(asked),
    retentionMs: config.pushNotifications.retentionMs,
    clock,
    newId,
    random: Math.random,
    randomBytes,
    schedule: systemSchedule,
    log,
  });
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

  const traces = await createTraceExporter({
    ...config.tracing,
    version,
    follow: ledger.follow,
    outbound,
    agentName: (agentId) => registry.find(agentId)?.name ?? null,
    clock,
    random: Math.random,
    schedule: systemSchedule,
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

  const runnerOf = createRunners({ adapters, outbound });
  const findRunner = createRunnerFinder(registry, runnerOf);
  const sessions = { adapters, keys: createSessionKeys(() => pepper) };
  const nativeWayOf = createNativeWays({ ...sessions, newId: randomUUID });
  const conversationHeaders = createConversationHeaders(sessions);

  const contexts = createContextSigner(() => pepper, clock);

  /** What calls of agents and calls of models keep alike. */
  const bookkeeping = {
    limits,
    openCalls,
    recorder: ledger,
    unrecordable: () => ledger.refusal(),
    beginTrace: (headers: IncomingHttpHeaders, claims?: TraceClaims) => {
      const trace = beginTrace(headers, claims, { random: randomHex, newId, contexts });
      traces.placed(trace);
      return trace;
    },
    metrics,
    contentByDefault: config.ledger.content,
    exportsContent: () => traces.wantsContent,
    maxContentBytes: config.ledger.maxContentBytes,
    clock,
    monotonic,
    log,
  };
  const afterwards = createAfterwards({
    agents: registry,
    limits,
    calls: ledger.queries,
    flushLedger: () => ledger.flush(),
    recorder: ledger,
    metrics,
    clock,
    newId,
    log,
  });
  const letIn = createLetIn({ keys: people.keys, authenticator, agents: registry });
  const platforms = { a2a: createA2aPlatform({ outbound }) };
  const askTask = createTaskAsker({ agents: registry, engine, tasks, platforms, conversationHeaders });
  const callbackUrl = config.pushNotifications.callbackUrl ?? config.server.publicUrl;
  const gateway = createGateway({
    ...bookkeeping,
    beginTrace(headers, claims) {
      const trace = bookkeeping.beginTrace(headers, claims);
      traces.began(trace.traceId);
      return trace;
    },
    agents: registry,
    tasks,
    balancer,
    platforms,
    push: { relay: push, callbackBase: () => callbackUrl?.href.replace(/\/+$/, '') ?? ownUrl(server, config.server) },
    adapted: { engine, runnerOf, nativeWayOf },
    afterwards,
    contexts,
    serveExtendedCard,
    cardLooksStale: (agentId) => registry.cardLooksStale(agentId),
    callbackGuard: (url) => outbound.proveCallerChosen(url),
  });
  const { models, pricer, modelGateway } = modelSide(config, { ...bookkeeping, agents: registry, outbound });
  const connections = new ConnectionLimit(maxConnections, metrics);
  const callerAddress = createCallerAddress(config.server.publicUrl, config.server.trustedProxies);
  /** What every way in asks of a request before it is anybody's call. */
  const wayIn = {
    authenticator,
    callerAddress,
    keyHeader: config.secrets.keyHeader,
    maxRequestBytes: config.server.maxRequestBytes,
    keepAliveMs: config.server.keepAliveMs,
    newId,
    monotonic,
    refusal: (request: IncomingMessage) => lifecycle.refusal() ?? connections.refusal(request),
    log,
  };
  const front = createA2aFront({ ...wayIn, gateway, agents: registry, sessions: people.sessions, serveCard, push });
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
      tryAgent: createTrial({
        platforms,
        runnerOf,
        conversationHeaders,
        randomHex: () => randomHex(32),
        newId: randomUUID,
        monotonic,
      }),
      models,
      pricer,
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
      tasks: {
        ...tasks.overview,
        find: (task) => tasks.find(task),
        refreshed: (task, sighting) => tasks.refreshed(task, sighting),
        ask: askTask,
        cancel: createTaskCanceler({ agents: registry, engine, findRunner, platforms, conversationHeaders }),
      },
      push: { ...push.notices, secretOf: (principal) => push.secretOf(principal) },
      audit,
      authenticator,
      keyHeader: config.secrets.keyHeader,
      store,
      metrics,
      metricsAuth: config.metrics.auth,
      lifecycle,
      baseUrl: (request) => callerAddress.baseUrl(request),
      clientAddress: (request) => callerAddress.client(request),
      clock,
      version,
      builtUi: fileURLToPath(new URL('dist/ui/', packageRoot)),
    },
    { log, newId },
  );
  const server = createHttpServer({ fronts: [front, modelsFront], management, connections });

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
      models,
      keyUsage,
      audit,
      limits,
      tasks,
      engine,
      push: {
        start: () => push.start(askTask),
        stop: () => push.stop(),
      },
      recheck,
      metrics,
      traces,
      ledger,
      outbound,
      store,
    }),
  };
}
