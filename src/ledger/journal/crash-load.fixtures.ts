import { pino } from 'pino';
import { openStore } from '../../store/index.ts';
import { aCall } from '../call.fixtures.ts';
import { createLedger } from '../ledger.ts';

/**
 * The process that the crash test kills: records calls as fast as it can, with the database draining beside, and writes
 * the id of each record that was acknowledged to its standard output.
 */
const [dataDir = '', trial = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const store = await openStore({ dataDir, databaseUrl: null, log, clock: Date.now });
const ledger = createLedger({
  dataDir,
  db: store.db,
  kind: store.kind,
  log,
  clock: Date.now,
  options: { maxContentBytes: 1000, retentionMs: null, contentRetentionMs: null, segmentBytes: 64 * 1024 },
});
await ledger.start();

const CALLERS = 20;

async function callOn(caller: number): Promise<never> {
  for (let number = 0; ; number++) {
    const id = `${trial}-${caller}-${number}`;
    await ledger.record(aCall({ id, costNano: 1 }), {
      request: Buffer.from(`{"id":"${id}"}`),
      response: [Buffer.from('{}')],
      eventTimes: null,
    });
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all(Array.from({ length: CALLERS }, (_, caller) => callOn(caller)));
