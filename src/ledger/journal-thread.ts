import { parentPort, workerData } from 'node:worker_threads';
import { type ReadBatch, readBatchOf } from './call-batch.ts';
import { Journal } from './journal.ts';
import { journalEntries } from './journal-entry.ts';
import type { JournalReply, JournalRequest, JournalThreadData } from './journal-messages.ts';

/** The entry of the journal's thread: redacts, appends, reads back, answers each request in its order. */

const port = parentPort;
if (!port) throw new Error('journal-thread.ts is the entry of a worker thread.');
const data = workerData as JournalThreadData;

/** Opened by the first request that needs it and again after a failure, so that a repaired directory is enough. */
let opened: Journal | undefined;
const journal = (): Journal => {
  opened ??= Journal.open(data);
  return opened;
};

/** One sync serves all that was written since the last one. Writing waits for none of it. */
const syncing = setInterval(() => {
  // What cannot be forced to the disk is still safe from everything but a loss of power; the next write tells.
  opened?.sync().catch(() => undefined);
}, data.syncEveryMs);

port.on('message', (request: JournalRequest) => {
  if (request.kind === 'close') void close();
  else port.postMessage(answer(request));
});

function answer(request: Exclude<JournalRequest, { kind: 'close' }>): JournalReply {
  try {
    const batch = perform(request);
    return { pendingBytes: journal().pendingBytes, ...(batch && { batch }) };
  } catch (error) {
    return { pendingBytes: opened?.pendingBytes ?? 0, failure: describe(error) };
  }
}

function perform(request: Exclude<JournalRequest, { kind: 'close' }>): ReadBatch | undefined {
  switch (request.kind) {
    case 'append':
      journal().append(journalEntries(request, data.maxContentBytes));
      return undefined;
    case 'read': {
      const batch = journal().read(request.maxEntries);
      return batch && readBatchOf(batch);
    }
    case 'release':
      journal().release(request.position);
      return undefined;
  }
}

async function close(): Promise<void> {
  clearInterval(syncing);
  await opened?.close().catch(() => undefined);
  port?.postMessage({ pendingBytes: 0 } satisfies JournalReply);
  port?.close();
}

function describe(error: unknown): { code: string; message: string } {
  const { code } = error as { code?: unknown };
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: error instanceof Error ? error.message : String(error),
  };
}
