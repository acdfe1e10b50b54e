import { z } from 'zod';
import type { PendingConfiguration } from '../../config/index.ts';
import { defineRoute } from '../http/route.ts';
import { problemView, viewProblem } from './configuration-view.ts';

const text = z.string();

const pendingView = z
  .object({
    mode: z
      .enum(['auto', 'confirm'])
      .describe('Whether changes are taken over by themselves, or when they are applied ("server.config_reload").'),
    revision: text.nullable().describe('To be sent when it is applied; null when it cannot be.'),
    problems: z.array(problemView).describe('Why the file cannot be used.'),
    changes: z
      .array(
        z.object({
          key: text,
          before: text.nullable().describe('As JSON has it, secrets masked; null where there is none.'),
          after: text.nullable(),
          takes_effect: z.enum(['at_once', 'restart', 'never']).describe('"never" where nothing reads it.'),
        }),
      )
      .describe('Where the file differs from what runs, value by value.'),
  })
  .meta({ id: 'PendingConfiguration' });

const viewPending = ({ mode, revision, problems, changes }: PendingConfiguration): z.input<typeof pendingView> => ({
  mode,
  revision,
  problems: problems.map(viewProblem),
  changes: changes.map(({ takesEffect, ...change }) => ({ ...change, takes_effect: takesEffect })),
});

const readPending = defineRoute({
  name: 'readPendingConfiguration',
  summary: 'Read the configuration file, and tell how it differs from what runs. Nothing is taken over.',
  tag: 'operation',
  method: 'GET',
  path: '/v1/settings/configuration/pending',
  permission: 'inspect',
  answer: pendingView,
  handle: async (_, { settings }) => ({ body: viewPending(await settings.configuration.pending()) }),
});

const applyPending = defineRoute({
  name: 'applyConfiguration',
  summary: 'Take the configuration file over, as it was when its difference was told.',
  tag: 'operation',
  method: 'POST',
  path: '/v1/settings/configuration/apply',
  permission: 'manage',
  body: z.object({ revision: z.string().min(1).max(64) }),
  answer: z.object({
    applied: z.array(text).describe('Keys that are in force now.'),
    waiting_for_restart: z.array(text).describe('Keys that take effect at the next start.'),
  }),
  errors: ['CONFLICT'],
  audit: { action: 'config.apply', targets: () => ['configuration'] },
  handle: async ({ body }, { settings }) => {
    const { live, restart } = await settings.configuration.apply(body.revision);
    return { body: { applied: live, waiting_for_restart: restart } };
  },
});

export const configurationRoutes = [readPending, applyPending];
