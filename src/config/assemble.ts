import { resolve } from 'node:path';
import type { AgentRegistration } from './agent-registration.ts';
import type { Config } from './config.ts';
import type { TraceDestination } from './destination-registration.ts';
import type { Values } from './keys.ts';
import type { LimitFields } from './limit-fields.ts';
import type { CompleteModel } from './models/complete-model.ts';
import type { ModelRegistration } from './models/model-registration.ts';

/** Puts the values of the keys where the rest of the gateway looks for them. */
export function assembleConfig(
  values: Values & { agents: AgentRegistration[]; models: ModelRegistration[]; destinations: TraceDestination[] },
  { file, cwd, completeModel }: { file: string | null; cwd: string; completeModel: CompleteModel },
): Config {
  const { host, port, publicUrl, trustedProxies, corsOrigins, shutdownGraceMs, keepAliveMs, maxRequestBytes } = values;
  const { maxConnections, maxStreams } = values;
  const { connectMs, firstByteMs, idleMs, totalMs, requestBytes, responseBytes, eventBytes } = values;
  const { content, maxContentBytes, retentionMs, contentRetentionMs } = values;
  const { maxAttempts, ejectAfter, coolDownMs, maxCoolDownMs, slowStartMs } = values;
  const { healthPeriodMs, healthTimeoutMs, unhealthyAfter, healthyAfter } = values;
  return {
    file,
    server: {
      host,
      port,
      publicUrl,
      trustedProxies,
      allowedAddresses: values.allowedAddresses,
      corsOrigins,
      shutdownGraceMs,
      keepAliveMs,
      maxRequestBytes,
      maxConnections,
      maxStreams,
    },
    log: { level: values.logLevel },
    store: { dataDir: resolve(cwd, values.dataDir), databaseUrl: values.databaseUrl },
    secrets: { masterKey: values.masterKey, saltKey: values.saltKey, keyHeader: values.keyHeader },
    access: { defaultAgentAccess: values.defaultAgentAccess, defaultModelAccess: values.defaultModelAccess },
    singleSignOn: singleSignOn(values),
    agents: values.agents,
    models: values.models,
    completeModel,
    modelRouting: modelRouting(values),
    publicAgents: values.publicAgents,
    defaultAgent: values.defaultAgent,
    agentDefaults: {
      timeouts: { connectMs, firstByteMs, idleMs, totalMs },
      limits: { requestBytes, responseBytes, eventBytes },
      cardMode: values.cardMode,
      cardRefreshMs: values.cardRefreshMs,
      balancing: {
        strategy: values.balancingStrategy,
        maxAttempts,
        ejectAfter,
        coolDownMs,
        maxCoolDownMs,
        slowStartMs,
      },
      healthCheck: { periodMs: healthPeriodMs, timeoutMs: healthTimeoutMs, unhealthyAfter, healthyAfter },
    },
    ledger: { content, maxContentBytes, retentionMs, contentRetentionMs, responsesPerKey: values.responsesPerKey },
    tasks: {
      ownership: values.taskOwnership,
      unknownTasks: values.unknownTasks,
      unknownContexts: values.unknownContexts,
      retentionMs: values.taskRetentionMs,
    },
    audit: { retentionMs: values.auditRetentionMs },
    limits: { shadow: values.shadowLimits, defaultKey: defaultKeyLimits(values), gateway: gatewayLimits(values) },
    pushNotifications: {
      allowedRanges: values.callbackRanges,
      callbackUrl: values.callbackUrl,
      retentionMs: values.pushRetentionMs,
    },
    metrics: { auth: values.metricsAuth },
    tracing: {
      environment: values.traceEnvironment,
      serviceName: values.serviceName,
      timeoutMs: values.exportTimeoutMs,
      hidesKeys: values.hidesKeys,
      silencesContent: values.turnOffMessageLogging,
      sessionHeaderAsTrace: values.sessionHeaderAsTrace,
      destinations: values.destinations,
    },
  };
}

/** LiteLLM writes 0 for no budget; a window alone limits nothing. */
const gatewayLimits = ({ gatewayBudget, gatewayBudgetDuration, gatewayParallel }: Values): LimitFields => ({
  ...(gatewayBudget && { max_budget: gatewayBudget, budget_duration: gatewayBudgetDuration }),
  ...(gatewayParallel && { max_parallel_requests: gatewayParallel }),
});

const defaultKeyLimits = (values: Values): LimitFields => ({
  rpm_limit: values.defaultKeyRpm,
  tpm_limit: values.defaultKeyTpm,
  max_parallel_requests: values.defaultKeyParallel,
  max_streams: values.defaultKeyStreams,
  max_budget: values.defaultKeyBudget,
  soft_budget: values.defaultKeySoftBudget,
  budget_duration: values.defaultKeyBudgetDuration,
});

/** It takes both to be somebody there. */
const singleSignOn = (values: Values): Config['singleSignOn'] =>
  values.ssoIssuer === null || values.ssoClientId === null
    ? null
    : {
        issuer: values.ssoIssuer,
        clientId: values.ssoClientId,
        clientSecret: values.ssoClientSecret,
        name: values.ssoName,
        scopes: values.ssoScopes,
        allowedDomains: values.ssoDomains.map((domain) => domain.toLowerCase()),
        provisions: values.ssoProvisions,
        defaultRole: values.ssoDefaultRole,
        roleClaim: values.ssoRoleClaim,
        roles: values.ssoRoles ?? {},
        teamClaim: values.ssoTeamClaim,
        teams: values.ssoTeams ?? {},
      };

const modelRouting = (values: Values): Config['modelRouting'] => ({
  strategy: values.modelStrategy === 'usage-based-routing-v2' ? 'usage-based-routing' : values.modelStrategy,
  strategyTerms: values.modelStrategyTerms ?? { latencyTtlMs: null, latencyBuffer: 0 },
  checksContext: values.checksContext,
  dropsParams: values.dropsParams,
  costDiscounts: values.costDiscounts ?? {},
  costMargins: values.costMargins ?? {},
  aliases: values.modelAliases ?? {},
  retries: values.modelRetries ?? values.modelRetriesToo ?? 2,
  retriesBy: values.modelRetryPolicy ?? {},
  retryAfterMs: values.modelRetryAfterMs,
  fallbacks: { ...values.modelFallbacksToo, ...values.modelFallbacks },
  contextWindowFallbacks: { ...values.contextWindowFallbacksToo, ...values.contextWindowFallbacks },
  contentPolicyFallbacks: { ...values.contentPolicyFallbacksToo, ...values.contentPolicyFallbacks },
  defaultFallbacks: values.defaultFallbacks ?? values.defaultFallbacksToo ?? [],
  maxFallbacks: values.maxFallbacks,
  coolDownMs: values.modelCoolDownMs ?? values.modelCoolDownMsToo ?? 5_000,
  neverCools: values.disableCoolDowns,
  allowedFails: values.modelAllowedFails ?? values.modelAllowedFailsToo ?? 3,
  allowedFailsBy: values.modelAllowedFailsPolicy ?? {},
  timeoutMs: values.modelTimeoutMs ?? values.modelTimeoutMsToo ?? 600_000,
  streamTimeoutMs: values.modelStreamTimeoutMs,
  maxParallel: values.deploymentParallel,
  alwaysIncludeUsage: values.alwaysIncludeUsage,
  costInStreams: values.costInStreams,
  forwardsHeadersTo: values.forwardsHeaders ? ['*'] : values.forwardsHeadersTo,
  userHeaders: [...(values.userHeaderMappings ?? []), ...(values.userHeader ? [values.userHeader] : [])],
});
