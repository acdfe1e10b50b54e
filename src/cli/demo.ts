import { defineCommand } from 'citty';
import { createLog } from '../log.ts';
import { UsageError } from './command-error.ts';
import { startDemoGateway } from './demo-gateway.ts';
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
    const gateway = await startDemoGateway({ host: args.host, port, days, log });
    let isStopping = false;
    stopOnSignals(() => {
      isStopping = true;
      return gateway.close();
    }, log);
    const scene = await gateway
      .tell((left) => console.error(`  making up calls: ${left} ${left === 1 ? 'day' : 'days'} to go`))
      .catch(async (error: unknown) => {
        // Of what is stopped in the middle nobody wants to hear.
        if (isStopping) return null;
        await gateway.close();
        throw error;
      });
    if (!scene) return;
    printWelcome(gateway.url, gateway.adminKey, scene.keys['tms-prod'] ?? '');
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
