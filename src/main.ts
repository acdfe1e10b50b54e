#!/usr/bin/env node
import { defineCommand } from 'citty';
import { runCommandLine } from './cli/command-line.ts';
import type { CliContext } from './cli/context.ts';
import { version } from './version.ts';

const context: CliContext = { env: process.env, cwd: process.cwd() };

const switchboard = defineCommand({
  meta: { name: 'switchboard', version, description: 'Switchboard, an A2A agent gateway.' },
  subCommands: {
    start: async () => (await import('./cli/start.ts')).startCommand(context),
    check: async () => (await import('./cli/check.ts')).checkCommand(context),
    keys: async () => (await import('./cli/keys.ts')).keysCommand(context),
    migrate: async () => (await import('./cli/migrate.ts')).migrateCommand(context),
    version: async () => (await import('./cli/version.ts')).versionCommand,
  },
});

const exitCode = await runCommandLine(switchboard, process.argv.slice(2));
// A start that failed half-way leaves threads and timers behind.
if (exitCode !== 0) process.exit(exitCode);
