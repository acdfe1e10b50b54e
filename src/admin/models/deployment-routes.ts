import { z } from 'zod';
import type { ModelDeployment } from '../../models/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';

const standing = z
  .object({
    id: z.string(),
    model_name: z.string(),
    state: z.enum(['ok', 'cooling', 'full', 'paused']).describe('Left out after failures, or at its limits.'),
    wait_ms: z.number().nullable().describe('Until it takes calls again; null while somebody has paused it.'),
    in_flight: z.number().describe('Calls that run now.'),
    requests_last_minute: z.number(),
    paused: z.object({ reason: z.string(), since: z.string(), by: z.string() }).nullable(),
  })
  .meta({ id: 'DeploymentStanding' });

function viewStanding(deployment: ModelDeployment, { deployments }: RouteContext): z.input<typeof standing> {
  const { state, waitMs, inFlight, requests } = deployments.standingOf(deployment);
  const pause = deployments.paused.find(deployment.id);
  return {
    id: deployment.id,
    model_name: deployment.name,
    state,
    wait_ms: waitMs === null ? null : Math.ceil(waitMs),
    in_flight: inFlight,
    requests_last_minute: requests,
    paused: pause ? { reason: pause.reason, since: isoTime(pause.at), by: pause.by } : null,
  };
}

const allOf = ({ models }: Pick<RouteContext, 'models'>): ModelDeployment[] => [
  ...new Map(models.list().flatMap((model) => model.deployments.map((one) => [one.id, one] as const))).values(),
];

/** @throws SwitchboardError NOT_FOUND */
function deploymentNamed(id: string, context: RouteContext): ModelDeployment {
  const found = allOf(context).find((one) => one.id === id);
  if (!found) throw new SwitchboardError('NOT_FOUND', `There is no deployment "${id.slice(0, 80)}" of a model.`);
  return found;
}

const params = z.object({ deployment_id: z.string().min(1).max(256).describe('`model_info.id`.') });

/** How it looks in the audit log. */
const lookAtPause = (id: string, context: RouteContext) => {
  const { model_name, paused } = viewStanding(deploymentNamed(id, context), context);
  return { model_name, paused: paused?.reason ?? null };
};

const deploymentStandings = defineRoute({
  name: 'modelDeployments',
  summary: 'How the deployments of models stand: which take calls, which are left out and for how long.',
  tag: 'models',
  method: 'GET',
  path: '/v1/model_deployments',
  permission: 'inspect',
  answer: z.object({ deployments: z.array(standing) }),
  handle: (_request, context) => ({ body: { deployments: allOf(context).map((one) => viewStanding(one, context)) } }),
});

const pauseDeployment = defineRoute({
  name: 'pauseModelDeployment',
  summary: 'Take a deployment of a model out of use; calls that run go on, others go to the rest.',
  tag: 'models',
  method: 'POST',
  path: '/v1/model_deployments/{deployment_id}/pause',
  permission: 'manage',
  params,
  body: z.strictObject({ reason: z.string().trim().max(500).default('') }),
  answer: standing,
  errors: ['NOT_FOUND'],
  audit: { action: 'model_deployment.pause', targets: (asked) => [asked.params.deployment_id], look: lookAtPause },
  handle: async ({ params: { deployment_id: id }, body: { reason }, principal }, context) => {
    const deployment = deploymentNamed(id, context);
    await context.deployments.paused.pause({ id, reason, at: context.clock(), by: actorOf(principal) });
    return { body: viewStanding(deployment, context) };
  },
});

const resumeDeployment = defineRoute({
  name: 'resumeModelDeployment',
  summary: 'Let a deployment take calls again.',
  tag: 'models',
  method: 'POST',
  path: '/v1/model_deployments/{deployment_id}/resume',
  permission: 'manage',
  params,
  answer: standing,
  errors: ['NOT_FOUND'],
  audit: { action: 'model_deployment.resume', targets: (asked) => [asked.params.deployment_id], look: lookAtPause },
  handle: async ({ params: { deployment_id: id } }, context) => {
    const deployment = deploymentNamed(id, context);
    await context.deployments.paused.resume(id);
    return { body: viewStanding(deployment, context) };
  },
});

export const deploymentTrial = z
  .object({
    ok: z.boolean(),
    ms: z.number(),
    status: z.number().nullable().describe('Of the provider; null when it gave no answer.'),
    failure: z.string().nullable().describe('In the words of the provider, or of the gateway.'),
  })
  .meta({ id: 'DeploymentTrial' });

const testDeployment = defineRoute({
  name: 'testModelDeployment',
  summary:
    'Ask a deployment a few words, past its limits and rests; nothing of it is recorded, the provider may charge it.',
  tag: 'models',
  method: 'POST',
  path: '/v1/model_deployments/{deployment_id}/test',
  permission: 'manage',
  params,
  answer: deploymentTrial,
  errors: ['NOT_FOUND'],
  audit: { action: 'model_deployment.test', targets: (asked) => [asked.params.deployment_id] },
  handle: async ({ params: { deployment_id: id } }, context) => {
    const trial = await context.deployments.tryOne(deploymentNamed(id, context));
    return { body: { ok: trial.failure === null, ...trial } };
  },
});

export const deploymentRoutes = [deploymentStandings, pauseDeployment, resumeDeployment, testDeployment];
