import { type CommandDef, defineCommand } from 'citty';
import { version } from '../version.ts';
import type { CliContext } from './context.ts';

/** All of the command line. A command's parts are loaded when it is asked for. */
export const switchboard = (context: CliContext): CommandDef =>
  defineCommand({
    meta: { name: 'switchboard', version, description: 'Switchboard, an A2A agent gateway.' },
    subCommands: {
      start: async () => (await import('./start.ts')).startCommand(context),
      demo: async () => (await import('./demo.ts')).demoCommand,
      check: async () => (await import('./check.ts')).checkCommand(context),
      keys: async () => (await import('./keys.ts')).keysCommand(context),
      audit: async () => (await import('./audit.ts')).auditCommand(context),
      migrate: async () => (await import('./migrate.ts')).migrateCommand(context),
      version: async () => (await import('./version.ts')).versionCommand,
    },
  });
