import { z } from 'zod';
import { providers } from '../../models/index.ts';
import { defineRoute } from '../http/route.ts';

const provider = z
  .object({
    name: z.string().describe('As it stands before the slash in `litellm_params.model`.'),
    dialect: z.string().describe('How it is spoken to; those of one way are told the same parameters.'),
    base_url: z
      .string()
      .nullable()
      .describe('Where it is, unless `api_base` says otherwise; null where it has to be said.'),
  })
  .meta({ id: 'ModelProvider' });

const listModelProviders = defineRoute({
  name: 'listModelProviders',
  summary: 'The providers whose models can be registered.',
  tag: 'models',
  method: 'GET',
  path: '/v1/model_providers',
  permission: 'inspect',
  answer: z.object({ providers: z.array(provider) }),
  handle: () => ({
    body: { providers: providers().map(([name, { dialect, baseUrl }]) => ({ name, dialect, base_url: baseUrl })) },
  }),
});

export const providerRoutes = [listModelProviders];
