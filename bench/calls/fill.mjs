// Records calls by the gateway's own ledger: journal first, then the database in batches, rollups in the same transaction.
import { pino } from 'pino';
import { createLedger } from '../../src/ledger/index.ts';
import { openStore } from '../../src/store/index.ts';

/** So many records go to the journal in one write. */
const AT_ONCE = 500;
/** The journal is emptied now and then, so that it does not hold everything twice. */
const FLUSH_EVERY = 20_000;
/** Of each so many calls one keeps what was said. */
const KEEPS_EVERY = 20;

/**
 * Fills the database of a gateway that does not run.
 * @param calls an iterable of calls
 * @param onProgress told how many are in the database
 * @returns how long the journal and the database took, milliseconds
 */
export async function fill({ dataDir, databaseUrl }, calls, onProgress) {
  const log = pino({ level: 'warn' });
  const store = await openStore({ dataDir, databaseUrl, log, clock: Date.now });
  let now = 0;
  const ledger = createLedger({
    dataDir,
    db: store.db,
    kind: store.kind,
    log,
    clock: () => now,
    options: { maxContentBytes: 100_000, retentionMs: null },
  });
  await ledger.start();
  let spentMs = 0;
  let recorded = 0;
  for (const batch of batchesOf(calls, AT_ONCE)) {
    now = batch.at(-1).startedAt;
    const startedAt = performance.now();
    await Promise.all(batch.map((call, place) => ledger.record(call, contentOf(call, recorded + place))));
    recorded += batch.length;
    if (recorded % FLUSH_EVERY === 0) await ledger.flush();
    spentMs += performance.now() - startedAt;
    if (recorded % FLUSH_EVERY === 0) onProgress(recorded);
  }
  await ledger.close();
  await store.close();
  return spentMs;
}

function* batchesOf(items, length) {
  let batch = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < length) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function contentOf(call, row) {
  if (row % KEEPS_EVERY !== 0) return undefined;
  const said = (text) => Buffer.from(JSON.stringify({ messageId: call.messageId, parts: [{ text }] }));
  return {
    request: said(`Please look at invoice ${row} of ${call.teamAlias} and say what is open. ${FILLER}`),
    response: [said(`Invoice ${row} is settled; nothing is open. ${FILLER}`)],
  };
}

const FILLER = 'The reply is short on purpose, for what is measured is the list and not the reading of bodies. '.repeat(
  3,
);
