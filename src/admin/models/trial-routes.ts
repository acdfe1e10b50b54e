import { modelRegistration } from '../../config/index.ts';
import { defineRoute } from '../http/route.ts';
import { deploymentTrial } from './deployment-routes.ts';

const testModelEntry = defineRoute({
  name: 'testModelEntry',
  summary:
    'Ask a deployment that is not registered a few words, as it would be registered. Nothing is kept; the provider may charge it. With the id of one that is, its secrets and all that is left out are taken from there.',
  tag: 'models',
  method: 'POST',
  path: '/health/test_connection',
  permission: 'manage',
  body: modelRegistration.extend({ model_name: modelRegistration.shape.model_name.default('trial') }),
  answer: deploymentTrial,
  // It changes nothing here, but makes the gateway ask an address that somebody chose.
  audit: { action: 'model.try', targets: ({ body }) => [body.litellm_params.model] },
  handle: async ({ body }, { modelEntries, deployments }) => {
    const trial = await deployments.tryOne(modelEntries.prove(body));
    return { body: { ok: trial.failure === null, ...trial } };
  },
});

export const trialRoutes = [testModelEntry];
