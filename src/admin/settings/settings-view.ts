import { z } from 'zod';
import { configurationView } from './configuration-view.ts';
import { contentView } from './content-view.ts';
import { routingView } from './routing-view.ts';
import { signInView } from './sign-in-view.ts';

const count = z.number();

/** How the gateway is set up, and how it is. Secrets are no part of it: at most that there is one. */
export const settingsView = z
  .object({
    version: z.string(),
    node_version: z.string(),
    started_at: z.string(),
    base_url: z.string().describe('Under which whoever asks reaches the gateway.'),
    public_url: z.string().nullable().describe('As configured; null where it is taken from each request.'),
    database: z.object({
      store: z.enum(['sqlite', 'postgres']),
      connected: z.boolean(),
    }),
    journal: z
      .object({
        waiting_calls: count.describe('Calls whose records are not written yet.'),
        pending_bytes: count.describe('What is written, and not in the database yet.'),
        writable: z.boolean().describe('Without it, calls are refused.'),
        draining: z.boolean().describe('Whether the database takes records.'),
      })
      .describe('Where records of calls are safe until the database has them.'),
    sign_in: signInView,
    content: contentView,
    routing: routingView,
    configuration: configurationView,
  })
  .meta({ id: 'GatewaySettings' });

export type SettingsView = z.input<typeof settingsView>;
