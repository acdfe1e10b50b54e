import { z } from 'zod';
import type { RunningSettings } from './running-settings.ts';

const count = z.number();
const standIns = z.record(z.string(), z.array(z.string()));

export const routingView = z.object({
  models: z.object({
    strategy: z.string(),
    retries: count,
    retries_by_failure: z.record(z.string(), count),
    retry_after_ms: count,
    cooldown_ms: count.nullable().describe('Null where no deployment is ever left out.'),
    allowed_fails: count,
    timeout_ms: count,
    stream_timeout_ms: count.nullable(),
    fallbacks: standIns,
    context_window_fallbacks: standIns,
    content_policy_fallbacks: standIns,
    default_fallbacks: z.array(z.string()),
    max_fallbacks: count,
    aliases: z.record(z.string(), z.string()),
  }),
  agents: z
    .object({
      strategy: z.string(),
      max_attempts: count,
      eject_after: count,
      cooldown_ms: count,
      health_check_ms: count,
      first_byte_ms: count,
      total_ms: count,
    })
    .describe('For agents that say nothing else.'),
});

export function viewRouting({
  modelRouting,
  agentDefaults,
}: Pick<RunningSettings['config'], 'modelRouting' | 'agentDefaults'>): z.input<typeof routingView> {
  const { balancing, healthCheck, timeouts } = agentDefaults;
  return {
    models: {
      strategy: modelRouting.strategy,
      retries: modelRouting.retries,
      retries_by_failure: defined(modelRouting.retriesBy),
      retry_after_ms: modelRouting.retryAfterMs,
      cooldown_ms: modelRouting.neverCools ? null : modelRouting.coolDownMs,
      allowed_fails: modelRouting.allowedFails,
      timeout_ms: modelRouting.timeoutMs,
      stream_timeout_ms: modelRouting.streamTimeoutMs,
      fallbacks: modelRouting.fallbacks,
      context_window_fallbacks: modelRouting.contextWindowFallbacks,
      content_policy_fallbacks: modelRouting.contentPolicyFallbacks,
      default_fallbacks: modelRouting.defaultFallbacks,
      max_fallbacks: modelRouting.maxFallbacks,
      aliases: Object.fromEntries(Object.entries(modelRouting.aliases).map(([name, { model }]) => [name, model])),
    },
    agents: {
      strategy: balancing.strategy,
      max_attempts: balancing.maxAttempts,
      eject_after: balancing.ejectAfter,
      cooldown_ms: balancing.coolDownMs,
      health_check_ms: healthCheck.periodMs,
      first_byte_ms: timeouts.firstByteMs,
      total_ms: timeouts.totalMs,
    },
  };
}

const defined = (counts: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
