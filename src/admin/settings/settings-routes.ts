import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';
import { readiness } from '../operation/probes.ts';
import { viewConfiguration } from './configuration-view.ts';
import { viewContent } from './content-view.ts';
import { configurationRoutes } from './pending-routes.ts';
import { viewRouting } from './routing-view.ts';
import { settingsView } from './settings-view.ts';
import { viewSignIn } from './sign-in-view.ts';

const readSettings = defineRoute({
  name: 'readSettings',
  summary:
    'How the gateway is set up: sign-in, what is kept, routing, and what became of each key of its configuration.',
  tag: 'operation',
  method: 'GET',
  path: '/v1/settings',
  permission: 'inspect',
  answer: settingsView,
  handle: async ({ baseUrl }, context) => {
    const { settings, version } = context;
    const { config } = settings;
    const [{ body: ready }, content] = await Promise.all([readiness(context), viewContent(context)]);
    const lag = settings.ledgerLag();
    return {
      body: {
        version,
        node_version: settings.nodeVersion,
        started_at: isoTime(settings.startedAt),
        base_url: baseUrl,
        public_url: config.server.publicUrl?.href ?? null,
        database: { store: ready.store, connected: ready.db === 'connected' },
        journal: {
          waiting_calls: lag.waiting,
          pending_bytes: lag.journalBytes,
          writable: lag.writable,
          draining: lag.draining,
        },
        sign_in: viewSignIn(config, baseUrl),
        content,
        routing: viewRouting(config),
        configuration: viewConfiguration(settings.configuration.read()),
      },
    };
  },
});

const exportConfiguration = defineRoute({
  name: 'exportConfiguration',
  summary: 'The configuration file as it was read, in YAML; secrets are masked, variables stand by their names.',
  tag: 'operation',
  method: 'GET',
  path: '/v1/settings/configuration.yaml',
  permission: 'manage',
  answer: z.string(),
  contentType: 'application/yaml; charset=utf-8',
  audit: { action: 'config.export', targets: () => ['configuration'], isView: true },
  handle: async (_, { settings }) => {
    const { stringify } = await import('yaml');
    return {
      body: stringify(settings.configuration.read().written),
      headers: { 'content-disposition': 'attachment; filename="switchboard.yaml"' },
    };
  },
});

export const settingsRoutes = [readSettings, exportConfiguration, ...configurationRoutes];
