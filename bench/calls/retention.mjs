// What deleting old calls costs those who do something else meanwhile.
import { pino } from 'pino';
import { createCallRepository } from '../../src/ledger/call-repository.ts';
import { openStore } from '../../src/store/index.ts';
import { ask, configure, openAccess, startGateway } from '../lib/gateway.mjs';
import { sendRequest } from '../lib/payloads.mjs';
import { headersOf, pace } from '../lib/unary.mjs';
import { timeOf } from './measure.mjs';

const DAY_MS = 86_400_000;
const RETENTION_DAYS = 30;
/** As the ledger deletes. */
const BATCH = 100;
const POLL_MS = 5;

/** How long a batch keeps the database, milliseconds, while nobody else uses it. */
export async function measureBatches({ dataDir, databaseUrl }, batches) {
  const store = await openStore({ dataDir, databaseUrl, log: pino({ level: 'warn' }), clock: Date.now });
  const calls = createCallRepository(store.db, store.kind);
  const before = Date.now() - RETENTION_DAYS * DAY_MS;
  const samples = [];
  for (let batch = 0; batch < batches; batch++) samples.push(await timeOf(() => calls.deleteBefore(before, BATCH)));
  await store.close();
  return samples;
}

/**
 * Calls at a moderate rate, in turns with and without old calls being deleted.
 * @returns for each of both, milliseconds: what calls took, and until their records could be seen
 */
export async function measureCalls(home, env, { rounds, ...load }) {
  const samples = { without: { calls: [], seen: [] }, with: { calls: [], seen: [] } };
  for (let round = 0; round < rounds; round++) {
    for (const [how, sample] of Object.entries(samples)) {
      await configure(home, how === 'with' ? RETENTION : {});
      const { calls, seen } = await callsOfAStart(home, env, load);
      sample.calls.push(...calls);
      sample.seen.push(...seen);
    }
  }
  return samples;
}

const RETENTION = { general_settings: { maximum_spend_logs_retention_period: `${RETENTION_DAYS}d` } };

async function callsOfAStart(home, env, load) {
  const { child, url } = await startGateway(home, { env });
  const { plain } = await openAccess(url);
  const running = pace(plain, load);
  const seen = [];
  for (const end = performance.now() + load.seconds * 1000; performance.now() < end; )
    seen.push(await timeUntilSeen(url, plain));
  const calls = await running;
  await child.stop();
  return { calls, seen };
}

/** From the answer of a call until the API shows its record. */
async function timeUntilSeen(url, target) {
  const answer = await fetch(target.url, { method: 'POST', headers: headersOf(target), body: sendRequest(1_000) });
  await answer.arrayBuffer();
  const path = `/v1/calls?request_id=${answer.headers.get('x-request-id')}`;
  return timeOf(async () => {
    while ((await ask(url, 'GET', path)).calls.length === 0)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  });
}
