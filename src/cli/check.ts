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
      const options = { file: args.config, ...context };
      const { report, problems } = await survey(options);
      console.log(formatReport(report, { file: await findConfigFile(options), problems }));
      if (problems.length > 0) process.exitCode = 1;
    },
  });

/** What there is to say of the configuration, whether it can be used or not. */
async function survey(options: Parameters<typeof loadConfig>[0]): Promise<Pick<ConfigError, 'report' | 'problems'>> {
  try {
    const { report } = await loadConfig(options);
    return { report, problems: [] };
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
