import type { Config } from '../config/index.ts';
import { createModelGateway, createTraceCounts, type ModelGateway, type ModelGatewayParts } from '../gateway/index.ts';
import { systemSchedule } from '../ledger/index.ts';
import {
  createModelRegistry,
  createModelRouter,
  createModelUpstream,
  createPricer,
  type ModelRegistry,
  type Pricer,
} from '../models/index.ts';
import type { Outbound } from '../outbound/index.ts';
import { version } from '../version.ts';

/** What calls of models keep alike with those of agents. */
type Bookkeeping = Pick<
  ModelGatewayParts,
  | 'agents'
  | 'limits'
  | 'openCalls'
  | 'recorder'
  | 'unrecordable'
  | 'beginTrace'
  | 'metrics'
  | 'contentByDefault'
  | 'exportsContent'
  | 'maxContentBytes'
  | 'clock'
  | 'monotonic'
  | 'log'
>;

interface ModelSide {
  models: ModelRegistry;
  pricer: Pricer;
  modelGateway: ModelGateway;
}

/** Builds the way to models: which there are, which of their deployments is asked, and what that costs. */
export function modelSide(
  { models: registered, modelRouting: routing, agentDefaults: { limits } }: Config,
  { outbound, ...bookkeeping }: Bookkeeping & { outbound: Outbound },
): ModelSide {
  const { clock, monotonic, log } = bookkeeping;
  const models = createModelRegistry({ times: routing, aliases: routing.aliases, log });
  models.replace(registered);
  const pricer = createPricer({ log });
  const modelGateway = createModelGateway({
    ...bookkeeping,
    models,
    router: createModelRouter({ rules: routing, pricer, monotonic, clock, random: Math.random }),
    ask: createModelUpstream(outbound, { maxResponseBytes: limits.responseBytes, clock }),
    pricer,
    traceCounts: createTraceCounts(monotonic),
    retry: { retries: routing.retries, retriesBy: routing.retriesBy, leastWaitMs: routing.retryAfterMs },
    fallbacks: {
      general: routing.fallbacks,
      contextWindow: routing.contextWindowFallbacks,
      contentPolicy: routing.contentPolicyFallbacks,
      byDefault: routing.defaultFallbacks,
      max: routing.maxFallbacks,
    },
    alwaysIncludeUsage: routing.alwaysIncludeUsage,
    costInStreams: routing.costInStreams,
    schedule: systemSchedule,
    version,
    maxResponseBytes: limits.responseBytes,
    maxEventBytes: limits.eventBytes,
  });
  return { models, pricer, modelGateway };
}
