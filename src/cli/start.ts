import { defineCommand } from 'citty';
import type { App } from '../app.ts';
import { type Config, createRunningConfiguration, loadConfig } from '../config/index.ts';
import { createLog } from '../log.ts';
import type { RunningSampleAgent } from '../sample/index.ts';
import { openStore } from '../store/index.ts';
import type { CliContext } from './context.ts';
import { followFile, warnOfUnusedKeys } from './follow-file.ts';
import { configOption, portOf } from './options.ts';
import { exitOnFault, stopOnSignals } from './signals.ts';
import { printWelcome } from './welcome.ts';

const SAMPLE_AGENT = 'sample';
/** Answers in this process, and costs nothing. */
const SAMPLE_MODEL: Config['models'][number] = {
  model_name: 'mock',
  litellm_params: { model: 'mock/echo', input_cost_per_token: 0, output_cost_per_token: 0 },
};

export const startCommand = (context: CliContext) =>
  defineCommand({
    meta: { name: 'start', description: 'Start the gateway. With no configuration at all it brings a sample agent.' },
    args: {
      ...configOption,
      port: { type: 'string', description: 'Port to listen on (default: $PORT, else 4000; 0 takes a free one)' },
      host: { type: 'string', description: 'Address to listen on (default: $HOST, else 0.0.0.0)' },
      sample: {
        type: 'boolean',
        default: true,
        description: 'Bring the sample agent when there is no config file',
        negativeDescription: 'Start without the sample agent',
      },
    },
    async run({ args }) {
      const loaded = await loadConfig({ file: args.config, ...context });
      const config = withOptions(loaded.config, args);
      const log = createLog(config.log.level);
      exitOnFault(log);
      warnOfUnusedKeys(loaded, log);

      // The database's threads start while the gateway's code is loaded.
      const [store, sample, { createApp }] = await Promise.all([
        openStore({ ...config.store, exclusive: true, log, clock: Date.now }),
        config.file === null && args.sample ? startSampleAgent() : null,
        import('../app.ts'),
      ]);
      if (sample) {
        config.agents = [...config.agents, { agent_name: SAMPLE_AGENT, url: sample.url }];
        config.models = [...config.models, SAMPLE_MODEL];
      }
      const configuration = createRunningConfiguration(loaded, Date.now);
      const app = await createApp({ config, configuration, log, store });
      const following = { loaded, configuration, app, context, log };
      const [{ url }, stopWatching] = await Promise.all([app.listen(), followFile(following)]);
      stopOnSignals(async () => {
        await stopWatching();
        await app.close();
        await sample?.close();
      }, log);

      const sampleAgent = sample && SAMPLE_AGENT;
      printWelcome({
        url,
        key: app.adminKey,
        keyOrigin: keyOriginOf(app, config),
        sampleAgent,
        sampleModel: sample && SAMPLE_MODEL.model_name,
      });
      if (sampleAgent) {
        const { firstCall } = await import('./first-call.ts');
        await firstCall({ url, key: app.adminKey, agent: sampleAgent }, log);
      }
    },
  });

async function startSampleAgent(): Promise<RunningSampleAgent> {
  const sample = await import('../sample/index.ts');
  return sample.startSampleAgent();
}

interface StartOptions {
  port?: string;
  host?: string;
}

/** What the command line says wins over file and environment. */
function withOptions(config: Config, { port, host }: StartOptions): Config {
  const { server } = config;
  return {
    ...config,
    server: { ...server, port: port === undefined ? server.port : portOf(port), host: host ?? server.host },
  };
}

function keyOriginOf({ adminKeyGenerated }: App, { secrets }: Config) {
  if (adminKeyGenerated) return 'generated now';
  return secrets.masterKey === null ? 'generated before' : 'configured';
}
