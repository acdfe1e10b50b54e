import type { Config } from '../config/index.ts';
import {
  createModelGateway,
  createResponseSessions,
  createResponseSessionsRepository,
  createTraceCounts,
  type ModelGateway,
  type ModelGatewayParts,
  type ResponseSessions,
} from '../gateway/index.ts';
import { systemSchedule } from '../ledger/index.ts';
import {
  createContextCheck,
  createFallbackRules,
  createModelEntries,
  createModelEntryRepository,
  createModelRegistry,
  createModelRouter,
  createModelUpstream,
  createPausedDeployments,
  createPriceOverrides,
  createPricer,
  createTryDeployment,
  type FallbackRules,
  type ModelEntries,
  type ModelRegistry,
  type ModelRouter,
  type PausedDeployments,
  type PriceOverrides,
  type Pricer,
  type TryDeployment,
} from '../models/index.ts';
import type { Outbound } from '../outbound/index.ts';
import type { Sealer, Store } from '../store/index.ts';
import { version } from '../version.ts';
import type { Bookkeeping } from './bookkeeping.ts';

/** What it stands on. */
interface Ground {
  agents: ModelGatewayParts['agents'];
  outbound: Outbound;
  store: Pick<Store, 'db' | 'settings'>;
  sealer: Sealer;
  newId: () => string;
}

interface ModelSide {
  models: ModelRegistry;
  /** To be loaded before calls are served, as are the next two. */
  modelEntries: ModelEntries;
  modelFallbacks: FallbackRules;
  pricer: Pricer;
  priceOverrides: PriceOverrides;
  deployments: ModelDeployments;
  modelGateway: ModelGateway;
  responseSessions: ResponseSessions;
}

/** What is known of the deployments of models, and done to them. */
export interface ModelDeployments extends Pick<ModelRouter, 'standingOf'> {
  /** To be loaded before calls are served. */
  paused: PausedDeployments;
  tryOne: TryDeployment;
}

/** Builds the way to models: which there are, which of their deployments is asked, and what that costs. */
export function modelSide(
  config: Config,
  { agents, outbound, store: { db, settings }, sealer, newId }: Ground,
  bookkeeping: Bookkeeping,
): ModelSide {
  const {
    modelRouting: routing,
    agentDefaults: { limits },
  } = config;
  const { clock, monotonic, log } = bookkeeping;
  const models = createModelRegistry({ times: routing, aliases: routing.aliases, log });
  const modelEntries = createModelEntries({
    repository: createModelEntryRepository(db),
    sealer,
    registry: models,
    times: routing,
    config,
    clock,
    newId,
    log,
  });
  const modelFallbacks = createFallbackRules(settings, {
    general: routing.fallbacks,
    context_window: routing.contextWindowFallbacks,
    content_policy: routing.contentPolicyFallbacks,
  });
  const priceOverrides = createPriceOverrides(settings);
  const pricer = createPricer({
    overrides: priceOverrides,
    discounts: routing.costDiscounts,
    margins: routing.costMargins,
    log,
  });
  const paused = createPausedDeployments(settings);
  const router = createModelRouter({
    rules: routing,
    pricer,
    monotonic,
    clock,
    random: Math.random,
    isPaused: (id) => paused.find(id) !== undefined,
  });
  const ask = createModelUpstream(outbound, {
    dropParams: routing.dropsParams,
    maxResponseBytes: limits.responseBytes,
    maxEventBytes: limits.eventBytes,
    warn: (warning, { id, name }) =>
      log.warn({ model: name, deployment: id }, `a model was asked not quite so: ${warning}`),
    clock,
  });
  const responseSessions = createResponseSessions({
    repository: createResponseSessionsRepository(db),
    mostPerKey: config.ledger.responsesPerKey,
    clock,
    log,
  });
  const modelGateway = createModelGateway({
    ...bookkeeping,
    agents,
    models,
    router,
    fit: routing.checksContext ? createContextCheck({ log }) : null,
    ask,
    pricer,
    traceCounts: createTraceCounts(monotonic),
    responseSessions,
    retry: { retries: routing.retries, retriesBy: routing.retriesBy, leastWaitMs: routing.retryAfterMs },
    fallbacks: {
      table: (type) => modelFallbacks.table(type),
      byDefault: routing.defaultFallbacks,
      max: routing.maxFallbacks,
    },
    alwaysIncludeUsage: routing.alwaysIncludeUsage,
    costInStreams: routing.costInStreams,
    userHeaders: routing.userHeaders,
    forwarding: { models: routing.forwardsHeadersTo, keyHeader: config.secrets.keyHeader },
    schedule: systemSchedule,
    version,
    maxResponseBytes: limits.responseBytes,
    maxEventBytes: limits.eventBytes,
  });
  const deployments: ModelDeployments = {
    standingOf: (deployment) => router.standingOf(deployment),
    paused,
    tryOne: createTryDeployment({ ask, monotonic }),
  };
  return { models, modelEntries, modelFallbacks, pricer, priceOverrides, deployments, modelGateway, responseSessions };
}
