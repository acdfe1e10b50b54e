import { randomBytes, randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { pino } from 'pino';
import {
  type Access,
  createAccess,
  createAuditLog,
  createAuditRepository,
  createBudgetRepository,
  createLimits,
  type KeyRecord,
  type Limits,
} from '../access/index.ts';
import { type Bench, benchWithAgent } from '../agents/agents.fixtures.ts';
import { type AgentDirectory, createHubTerms } from '../agents/index.ts';
import { createRunningConfiguration, loadConfig } from '../config/index.ts';
import {
  type CallDetail,
  type CallFilter,
  type CallPage,
  type CallPageRequest,
  createCallFeed,
  type RecordedCall,
} from '../ledger/index.ts';
import { aLine, callsIn, manualSchedule } from '../ledger/ledger.fixtures.ts';
import {
  createFallbackRules,
  createModelEntries,
  createModelEntryRepository,
  createModelRegistry,
  createPausedDeployments,
  createPriceOverrides,
  createPricer,
  type ModelRegistry,
} from '../models/index.ts';
import { createSealer, type Store } from '../store/index.ts';
import { embeddedStore } from '../store/stores.fixtures.ts';
import { createDestinationRepository, createTraceDestinations, createTraceExporter } from '../tracing/index.ts';
import { registerAdmin } from './admin.ts';
import type { AdminDependencies, LifecycleState } from './dependencies.ts';

const openFixture = embeddedStore();

export const MASTER_KEY = 'sk-test-master-key-4f1c9a27be';
export const BASE = 'https://gateway.example';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  json: Body;
}

/** JSON as tests look into it. */
export interface Body {
  error?: { code: string; message: string };
  detail?: string;
  info?: { key_alias: string | null };
  calls?: object[];
  token?: string;
  key_id?: string;
  next_cursor?: string;
  [field: string]: unknown;
}

/** The management API on a server that listens nowhere, with everything around it at hand. */
export interface AdminBench extends Bench {
  app: FastifyInstance;
  /** What the API is made of. */
  dependencies: AdminDependencies;
  access: Access;
  keys: Access['keys'];
  db: Store['db'];
  limits: Limits;
  models: ModelRegistry;
  /** Asks as the administrator, unless told otherwise. @param credential null for nobody in particular */
  ask(method: Method, url: string, body?: unknown, credential?: string | null): Promise<Answer>;
  /** Makes a key that may call these agents. */
  keyFor(agents: string[]): Promise<{ key: string; record: KeyRecord }>;
  /** Lists and details are made up, and what was asked for is kept; days are added up from what is recorded. */
  calls: {
    asked: { filter: CallFilter; page: CallPageRequest }[];
    page: CallPage;
    details: Map<string, CallDetail>;
    record: (...calls: Partial<RecordedCall>[]) => Promise<void>;
    /** Lists what is recorded instead of what is made up. */
    listRecorded: () => void;
  };
  lifecycle: { state: LifecycleState };
  database: { isAway: boolean };
  /** Agents whose calls were ended, and what their callers were told. */
  ended: { agentId: string; message: string }[];
}

export async function createAdminBench(changes: Partial<AdminDependencies> = {}): Promise<AdminBench> {
  const bench = benchWithAgent({ onRegistration: (agentId) => access.authenticator.invalidate({ agentId }) });
  const store = await openFixture();
  const access: Access = createPeople(store, bench.registry, () => bench.time.now);
  const limits = createCounting(store, () => bench.time.now);
  const calls: AdminBench['calls'] = {
    asked: [],
    page: { calls: [], nextCursor: null },
    details: new Map(),
    listRecorded: () => {
      dependencies.calls.list = (filter, page) => inStore.list(filter, page);
    },
    record: (...recorded) => inStore.insert(recorded.map((changes) => aLine(changes))),
  };
  const inStore = callsIn(store);
  const feed = createCallFeed();
  const ended: AdminBench['ended'] = [];
  const log = pino({ level: 'silent' });
  const times = { timeoutMs: 1000, streamTimeoutMs: null };
  const models = createModelRegistry({ times, log });
  const lifecycle: AdminBench['lifecycle'] = { state: 'ready' };
  const database = { isAway: false };
  const loaded = await loadConfig({ env: {}, cwd: '/nowhere' });
  const running = createRunningConfiguration(loaded, () => bench.time.now);
  const priceOverrides = createPriceOverrides(store.settings);
  const sealer = createSealer('test salt key');
  const traces = await createTraceExporter({
    ...loaded.config.tracing,
    version: '1.2.3',
    instanceId: 'instance-1',
    follow: () => () => {},
    outbound: bench.world,
    agentName: () => null,
    agentUrl: () => null,
    clock: () => bench.time.now,
    random: () => 0,
    schedule: manualSchedule().schedule,
    log,
  });
  const app = Fastify({ genReqId: () => 'request-1' });
  const paused = createPausedDeployments(store.settings);
  const dependencies: AdminDependencies = {
    ...access,
    singleSignOn: null,
    registry: bench.registry,
    tryAgent: async ({ name }, words) => ({ ms: 7, frames: [{ atMs: 3, frame: `${name}: ${words}` }], failure: null }),
    models,
    modelEntries: createModelEntries({
      repository: createModelEntryRepository(store.db),
      sealer,
      registry: models,
      times,
      config: loaded.config,
      clock: () => bench.time.now,
      newId: randomUUID,
      log,
    }),
    modelFallbacks: createFallbackRules(store.settings, {
      general: { declared: ['spare'] },
      context_window: {},
      content_policy: {},
    }),
    pricer: createPricer({ overrides: priceOverrides, log }),
    priceOverrides,
    deployments: {
      standingOf: ({ id }) => ({
        state: paused.find(id) ? 'paused' : 'cooling',
        waitMs: paused.find(id) ? null : 2500,
        inFlight: 1,
        requests: 7,
      }),
      paused,
      tryOne: async ({ id }) => ({ ms: 12, status: 200, failure: id === 'broken' ? 'no' : null }),
    },
    endCalls: (agentId, reason) => {
      ended.push({ agentId, message: reason.message });
      return 2;
    },
    limits,
    calls: {
      list: async (filter, page) => {
        calls.asked.push({ filter, page });
        return calls.page;
      },
      statistics: (filter) => inStore.statistics(filter),
      get: async (id) => calls.details.get(id),
      recordedAfter: async (seq) => ({
        calls: calls.page.calls.filter((call) => call.seq !== null && call.seq > seq),
        next: null,
      }),
      caughtUp: async () => undefined,
      sumDays: (filter, by) => inStore.sumDays(filter, by),
      countDays: (filter) => inStore.countDays(filter),
      sumUsage: (filter, group) => inStore.sumUsage(filter, group),
      latencyOfUsage: (filter, group, mostRead) => inStore.latencyOfUsage(filter, group, mostRead),
      usageOfHours: (filter, group) => inStore.usageOfHours(filter, group),
      agentHours: (from, to) => inStore.agentHours(from, to),
      agentForwarding: (agentIds, filter) => inStore.agentForwarding(agentIds, filter),
      linkedCalls: (agentId, filter) => inStore.linkedCalls(agentId, filter),
      activity: (filter) => inStore.activity(filter),
      callsOfTrace: (traceId, scope, limit) => inStore.callsOfTrace(traceId, scope, limit),
      hopsOfTraces: (traceIds, scope, mostOfEach) => inStore.hopsOfTraces(traceIds, scope, mostOfEach),
      artifactTimes: async () => new Map([['a', [40, 80.5]]]),
      sumTraces: (traceIds, scope) => inStore.sumTraces(traceIds, scope),
      watch: feed.watch,
      watching: feed.watching,
    },
    tasks: {
      list: async () => ({ tasks: [], nextCursor: null }),
      isOwn: () => false,
      find: async () => undefined,
      refreshed: () => false,
      watch: () => () => undefined,
      ask: async () => undefined,
      cancel: async () => ({}),
    },
    push: {
      list: async () => ({ notices: [], nextCursor: null }),
      find: async () => undefined,
      configs: async () => [],
      redeliver: async () => undefined,
      secretOf: (principal) => `secret of ${principal}`,
    },
    traces: {
      ...traces,
      linksTo: ({ traceId }) => [{ destination: 'langfuse', url: `https://lf.example/project/p/traces/${traceId}` }],
    },
    traceDestinations: createTraceDestinations({
      repository: createDestinationRepository(store.db),
      sealer,
      exporter: traces,
      outbound: bench.world,
      config: loaded.config.tracing,
      clock: () => bench.time.now,
      log,
    }),
    audit: createAudit(store, () => bench.time.now),
    keyHeader: null,
    store: {
      kind: 'sqlite',
      db: store.db,
      ping: async () => {
        if (database.isAway) throw new Error('gone');
      },
    },
    hub: createHubTerms(store.settings),
    metrics: {
      expose: async () => ({ contentType: 'text/plain; version=0.0.4', body: 'up 1\n' }),
    },
    settings: {
      config: loaded.config,
      nodeVersion: 'v20.20.0',
      startedAt: bench.time.now,
      configuration: running,
      ledgerLag: () => ({ waiting: 0, journalBytes: 0, writable: true, draining: true }),
    },
    metricsAuth: 'admin',
    lifecycle,
    baseUrl: () => BASE,
    clientAddress: () => '192.0.2.1',
    refusal: () => undefined,
    clock: () => bench.time.now,
    version: '1.2.3',
    builtUi: '/nowhere/',
    ...changes,
  };
  await registerAdmin(app, dependencies);

  return {
    ...bench,
    app,
    dependencies,
    access,
    keys: access.keys,
    db: store.db,
    limits,
    models,
    calls,
    lifecycle,
    database,
    ended,
    async ask(method, url, body, credential = MASTER_KEY) {
      const request: InjectOptions = { method, url };
      if (credential !== null) request.headers = { authorization: `Bearer ${credential}` };
      if (body !== undefined) request.payload = body as object;
      const { statusCode: status, headers, body: text } = await app.inject(request);
      const isJson = String(headers['content-type']).startsWith('application/json');
      return { status, headers, text, json: (isJson ? JSON.parse(text) : {}) as Body };
    },
    keyFor: (agents) => access.keys.generate({ objectPermission: { agents } }, 'admin'),
  };
}

/** Real keys, users, teams and access groups, kept in the embedded database. */
function createPeople({ db }: Store, agents: AgentDirectory, clock: () => number) {
  let ids = 0;
  return createAccess({
    db,
    pepper: 'test pepper',
    masterKey: MASTER_KEY,
    defaultAgentAccess: 'none',
    defaultModelAccess: 'all',
    findAgent: (id) => agents.find(id),
    onChange: () => {},
    onActAs: async () => {},
    clock,
    monotonic: clock,
    newId: () => `key-${++ids}`,
    randomBytes,
    passwordCost: { log2n: 4, blockSize: 8, parallel: 1 },
    log: pino({ level: 'silent' }),
  });
}

/** Real limits; every call is in the database already. */
const createCounting = ({ db }: Store, clock: () => number) =>
  createLimits({
    repository: createBudgetRepository(db, clock),
    flushLedger: async () => {},
    defaultKeyTerms: null,
    gatewayTerms: null,
    shadow: false,
    metrics: { limitReached: () => {}, softBudgetReached: () => {} },
    clock,
    log: pino({ level: 'silent' }),
  });

/** A real audit log beside them. */
const createAudit = ({ db }: Store, clock: () => number) =>
  createAuditLog({
    repository: createAuditRepository(db),
    key: 'test audit key',
    retentionMs: null,
    clock,
    log: pino({ level: 'silent' }),
  });
