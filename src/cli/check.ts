import { defineCommand } from 'citty';
import { ConfigError, findConfigFile, formatReport, loadConfig } from '../config/index.ts';
import type { CliContext } from './context.ts';
import { configOption } from './options.ts';

export const checkCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'check',
      description:
        'Read the configuration and say of each key whether it is used, ignored or wrong. Exits with 1 when something is wrong.',
    },
    args: configOption,
    async run({ args }) {
      try {
        const { config, report } = await loadConfig({ file: args.config, ...context });
        console.log(formatReport(report, { file: config.file }));
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        const { report, problems } = error;
        console.log(formatReport(report, { file: await findConfigFile({ file: args.config, ...context }), problems }));
        process.exitCode = 1;
      }
    },
  });
