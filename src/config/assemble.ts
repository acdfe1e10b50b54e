import { resolve } from 'node:path';
import type { AgentRegistration } from './agent-registration.ts';
import type { Config } from './config.ts';
import type { Values } from './keys.ts';

/** Puts the values of the keys where the rest of the gateway looks for them. */
export function assembleConfig(
  values: Values & { agents: AgentRegistration[] },
  { file, cwd }: { file: string | null; cwd: string },
): Config {
  const { host, port, publicUrl, trustedProxies, shutdownGraceMs, keepAliveMs, maxRequestBytes } = values;
  const { connectMs, firstByteMs, idleMs, totalMs, requestBytes, responseBytes, eventBytes } = values;
  const { content, maxContentBytes, retentionMs } = values;
  const { maxAttempts, ejectAfter, coolDownMs, maxCoolDownMs, slowStartMs } = values;
  const { healthPeriodMs, healthTimeoutMs, unhealthyAfter, healthyAfter } = values;
  return {
    file,
    server: { host, port, publicUrl, trustedProxies, shutdownGraceMs, keepAliveMs, maxRequestBytes },
    log: { level: values.logLevel },
    store: { dataDir: resolve(cwd, values.dataDir), databaseUrl: values.databaseUrl },
    secrets: { masterKey: values.masterKey, saltKey: values.saltKey, keyHeader: values.keyHeader },
    access: { defaultAgentAccess: values.defaultAgentAccess },
    agents: values.agents,
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
    ledger: { content, maxContentBytes, retentionMs },
    audit: { retentionMs: values.auditRetentionMs },
    pushNotifications: { allowedRanges: values.callbackRanges },
    metrics: { auth: values.metricsAuth },
  };
}
