import type { Declaration } from '../access/index.ts';
import type { AgentRegistration, Config } from '../config/index.ts';
import type { JsonObject } from '../protocol/index.ts';
import type { Agent, BalancingRules, HealthCheckRules } from './agent.ts';

type Defaults = Config['agentDefaults'];

export function balancingOf(
  { load_balancing: given = {} }: AgentRegistration,
  { balancing }: Defaults,
): BalancingRules {
  return {
    strategy: given.strategy ?? balancing.strategy,
    maxAttempts: given.max_attempts ?? balancing.maxAttempts,
    ejectAfter: given.eject_after ?? balancing.ejectAfter,
    coolDownMs: given.cool_down_ms ?? balancing.coolDownMs,
    maxCoolDownMs: given.max_cool_down_ms ?? balancing.maxCoolDownMs,
    slowStartMs: given.slow_start_ms ?? balancing.slowStartMs,
  };
}

export function healthCheckOf(
  { health_check: given = {} }: AgentRegistration,
  { healthCheck }: Defaults,
): HealthCheckRules {
  return {
    path: given.path ?? null,
    periodMs: given.period_ms ?? healthCheck.periodMs,
    timeoutMs: given.timeout_ms ?? healthCheck.timeoutMs,
    unhealthyAfter: given.unhealthy_after ?? healthCheck.unhealthyAfter,
    healthyAfter: given.healthy_after ?? healthCheck.healthyAfter,
  };
}

export function limitsOf({ limits: given = {} }: AgentRegistration, { limits }: Defaults): Agent['limits'] {
  return {
    requestBytes: given.request_bytes ?? limits.requestBytes,
    responseBytes: given.response_bytes ?? limits.responseBytes,
    eventBytes: given.event_bytes ?? limits.eventBytes,
  };
}

/** What does not exist (yet) grants nothing: the file may name an agent before it is registered. */
export const mayCallOf = ({ object_permission, access_group_ids }: AgentRegistration): Declaration => ({
  objectPermission: (object_permission ?? null) as JsonObject | null,
  accessGroupIds: access_group_ids ?? null,
});

export function contentLoggingOf(logContent: boolean | null | undefined): Agent['contentLogging'] {
  if (logContent === null || logContent === undefined) return 'inherit';
  return logContent ? 'on' : 'off';
}
