import type { Logger } from 'pino';
import type { App } from '../app.ts';
import { ConfigError, type LoadedConfig, loadConfig, type RunningConfiguration, watchConfig } from '../config/index.ts';
import type { CliContext } from './context.ts';

/** A key that does nothing is worth a line: somebody meant something by it. */
export function warnOfUnusedKeys({ report }: LoadedConfig, log: Logger): void {
  for (const { key, line, note, status } of report) {
    if (status !== 'used') log.warn({ line, note }, `the configuration key "${key}" is ${status}`);
  }
}

interface Following {
  loaded: LoadedConfig;
  configuration: RunningConfiguration;
  app: Pick<App, 'reload'>;
  context: CliContext;
  log: Logger;
}

/** Takes over each valid change of the file, or leaves it to be applied; a wrong one is logged, and what runs stays. */
export async function followFile({
  loaded,
  configuration,
  app,
  context,
  log,
}: Following): Promise<() => Promise<void>> {
  const { file } = loaded.config;
  if (file === null) return async () => {};
  const options = { ...context, file };
  configuration.follow({
    reread: () => loadConfig(options),
    async takeOver(next, { live, restart }) {
      await app.reload(next.config, [...live, ...restart]);
      warnOfUnusedKeys(next, log);
      log.info({ changed: live }, 'configuration reloaded');
      if (restart.length > 0) log.warn({ keys: restart }, 'these changes take effect at the next start');
    },
  });
  const onError = (error: unknown) => {
    const reason = error instanceof ConfigError ? { problems: error.message.split('\n') } : { err: error };
    configuration.refused(error);
    log.error(reason, 'the changed configuration cannot be used; the running one stays');
  };
  return watchConfig({ ...options, onError }, async (next) => {
    if (!(await configuration.changed(next)))
      log.warn('the configuration file has changed, and waits to be applied in the settings of the admin UI');
  });
}
