import { z } from 'zod';
import type { DeploymentHealth } from '../../agents/index.ts';
import { isoTime } from '../http/time.ts';

/** How one deployment fares; for administrators only. */
export const deploymentHealthView = z
  .object({
    deployment_id: z.string(),
    name: z.string(),
    url: z.string(),
    network: z.enum(['public', 'private', 'loopback']),
    weight: z.number(),
    priority: z.number(),
    interfaces: z
      .array(z.object({ url: z.string(), binding: z.string(), version: z.string(), tenant: z.string().optional() }))
      .describe('Where the gateway calls; empty until it showed its card.'),
    card_fetched_at: z.string().nullable(),
    card_error: z.string().nullable().describe('Why its card could not be fetched the last time.'),
    standing: z
      .enum(['ready', 'trial', 'ejected', 'unhealthy'])
      .describe('Whether it takes new calls: "trial" takes one at a time, the last two none while another can.'),
    in_flight: z.number(),
    faults_in_a_row: z.number(),
    last_fault: z.string().nullable(),
    latency_ms: z.number().nullable().describe('Moving average of the time until an answer begins.'),
    cool_down_ms: z.number().describe('How long it is left out yet.'),
    check_state: z.enum(['unknown', 'healthy', 'unhealthy']).describe('What health checks say.'),
    check_state_since: z.string().nullable(),
    checks: z
      .array(z.object({ at: z.string(), ms: z.number(), healthy: z.boolean(), reason: z.string().nullable() }))
      .describe('The newest first.'),
  })
  .meta({ id: 'DeploymentHealth' });

type DeploymentHealthView = z.input<typeof deploymentHealthView>;

export function viewDeployment({ deployment, fitness, health, ...card }: DeploymentHealth): DeploymentHealthView {
  const { id, name, url, network, weight, priority, interfaces } = deployment;
  return {
    deployment_id: id,
    name,
    url,
    network,
    weight,
    priority,
    interfaces,
    card_fetched_at: isoTime(card.cardFetchedAt),
    card_error: card.cardError,
    standing: fitness.standing,
    in_flight: fitness.inFlight,
    faults_in_a_row: fitness.faultsInARow,
    last_fault: fitness.lastFault,
    latency_ms: fitness.latencyMs,
    cool_down_ms: fitness.coolDownMs,
    check_state: health.state,
    check_state_since: isoTime(health.since),
    checks: health.recent.map(({ at, ms, isHealthy, reason }) => ({ at: isoTime(at), ms, healthy: isHealthy, reason })),
  };
}

/** Whether calls can be expected to succeed there, without asking. */
export const seemsHealthy = ({ deployment, fitness, cardError, health }: DeploymentHealth): boolean =>
  deployment.weight > 0 &&
  deployment.interfaces.length > 0 &&
  cardError === null &&
  health.state !== 'unhealthy' &&
  (fitness.standing === 'ready' || fitness.standing === 'trial');
