import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { DOCS_LOOK } from './docs-look.ts';

/** Everything from this server, nothing inline, in nobody's frame (security promise 8). */
const DOCS_POLICY = {
  'default-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
  'img-src': ["'self'", 'data:'],
};

/** Collects the routes mounted afterwards into an OpenAPI document, at `/openapi.json`, and shows it at `/docs`. */
export async function serveOpenApi(scope: FastifyInstance, version: string): Promise<void> {
  await scope.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Switchboard management API',
        description: 'Registers agents, makes keys, shows calls. LiteLLM clients work unchanged.',
        version,
      },
      tags: [
        { name: 'agents', description: 'Agents and their cards.' },
        { name: 'hub', description: 'What is public.' },
        { name: 'keys', description: 'Virtual keys.' },
        { name: 'users', description: 'Whom keys belong to, and their roles.' },
        { name: 'teams', description: 'Teams, their members, and access groups.' },
        { name: 'models', description: 'What stands behind the names of models.' },
        { name: 'limits', description: 'What of limits and budgets is taken.' },
        { name: 'calls', description: 'The record of every call.' },
        { name: 'traces', description: 'Calls with all that they caused.' },
        { name: 'tasks', description: 'Tasks of all agents, and what became of them.' },
        { name: 'push', description: 'Push notifications that the gateway relays.' },
        { name: 'audit', description: 'Who changed what, and what was refused.' },
        { name: 'personal', description: 'What people set for themselves in the admin UI.' },
        { name: 'operation', description: 'Health, metrics, this document.' },
      ],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          apiKey: { type: 'apiKey', in: 'header', name: 'x-litellm-api-key' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await scope.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: DOCS_POLICY,
    uiConfig: { validatorUrl: null },
    ...DOCS_LOOK,
  });
}
