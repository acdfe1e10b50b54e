import { defineCommand } from 'citty';
import { loadConfig } from '../config/index.ts';
import { createLog } from '../log.ts';
import { migrate } from '../store/index.ts';
import type { CliContext } from './context.ts';
import { configOption } from './options.ts';

export const migrateCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'migrate',
      description: 'Bring the database to the newest schema and exit; starting does the same by itself.',
    },
    args: configOption,
    async run({ args }) {
      const { config } = await loadConfig({ file: args.config, ...context });
      const names = await migrate({ ...config.store, log: createLog('warn') });
      console.log(
        names.length === 0 ? 'The schema is up to date.' : names.map((name) => `migrated: ${name}`).join('\n'),
      );
    },
  });
