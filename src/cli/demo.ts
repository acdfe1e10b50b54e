import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { loadConfig } from '../config/index.ts';
import { createDemoClock, DEMO_MODELS, furnish, liveThrough } from '../demo/index.ts';
import { createLog } from '../log.ts';
import { openStore } from '../store/index.ts';
import { UsageError } from './command-error.ts';
import { createManagementClient } from './management-client.ts';
import { portOf } from './options.ts';
import { exitOnFault, stopOnSignals } from './signals.ts';

const DEFAULT_DAYS = 7;
const MOST_DAYS = 30;

export const demoCommand = defineCommand({
  meta: {
    name: 'demo',
    description:
      'Start a gateway with agents, people and a week of calls, all made up, on a directory that is removed at the end.',
  },
  args: {
    port: { type: 'string', default: '4000', description: 'Port to listen on; 0 takes a free one' },
    host: { type: 'string', default: '127.0.0.1', description: 'Address to listen on' },
    days: {
      type: 'string',
      default: String(DEFAULT_DAYS),
      description: `How many days of calls there are, up to ${MOST_DAYS}`,
    },
  },
  async run({ args }) {
    const days = daysOf(args.days);
    const port = portOf(args.port);
    // What goes wrong in the demo is meant to; only faults of the gateway are worth a line.
    const log = createLog('fatal');
    exitOnFault(log);
    const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-demo-'));
    // Neither a file nor the environment: the demo touches nothing that belongs to anybody.
    const { config } = await loadConfig({ env: { SWITCHBOARD_DATA_DIR: dataDir }, cwd: dataDir });
    config.server = { ...config.server, port, host: args.host };
    config.models = DEMO_MODELS;
    config.ledger = { ...config.ledger, content: true };
    const clock = createDemoClock(Date.now, days);
    const [store, { createApp }] = await Promise.all([
      openStore({ ...config.store, exclusive: true, log, clock: Date.now }),
      import('../app.ts'),
    ]);
    const app = await createApp({ config, log, store, clock: clock.now });
    const { url } = await app.listen();
    const place = { url, ...createManagementClient(url, app.adminKey) };
    const scene = await furnish(place);
    stopOnSignals(async () => {
      await app.close();
      await scene.close();
      await rm(dataDir, { recursive: true, force: true });
    }, log);
    await liveThrough(days, scene, clock, {
      random: Math.random,
      onDay: (left) => console.error(`  making up calls: ${left} ${left === 1 ? 'day' : 'days'} to go`),
    });
    printWelcome(url, app.adminKey, scene.keys['tms-prod'] ?? '');
  },
});

function daysOf(text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days <= MOST_DAYS) return days;
  throw new UsageError(`--days takes a number from 0 to ${MOST_DAYS}, not "${text}".`);
}

function printWelcome(url: string, adminKey: string, callerKey: string): void {
  const lines = [
    '',
    `  The demo is ready at ${url}`,
    '',
    `  Admin UI     ${url}/ui`,
    `  Admin key    ${adminKey}`,
    `  Caller key   ${callerKey}`,
    '',
    '  Nothing of it stays: it ends with Ctrl C, and takes its data with it.',
    '',
  ];
  console.log(lines.join('\n'));
}
