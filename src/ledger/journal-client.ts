import type { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { spawnWorker } from '../store/index.ts';
import type { ReadBatch } from './call-batch.ts';
import type { JournalPosition } from './journal.ts';
import type { JournalReply, JournalRequest, JournalThreadData } from './journal-messages.ts';
import { type CallWithContent, packRecords } from './pack-records.ts';

/** The journal, as the main thread sees it. */
export interface JournalClient {
  /** Resolves once the records are in the journal, all of them; rejects when none is. @throws JournalError */
  append(records: CallWithContent[]): Promise<void>;
  /** @throws JournalError */
  read(maxEntries: number): Promise<ReadBatch | undefined>;
  /** @throws JournalError */
  release(position: JournalPosition): Promise<void>;
  close(): Promise<void>;
  /** Bytes that are not in the database yet. */
  pendingBytes(): number;
}

/** The journal could not do what was asked; `code` is the file system's, `THREAD_ENDED`, `CLOSED` or `INTERNAL`. */
class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

interface Waiting {
  resolve: (batch: ReadBatch | undefined) => void;
  reject: (error: JournalError) => void;
}

/** Starts the journal's thread with the first request, and anew when it has died: what was written is in its files. */
export function createJournalClient(data: JournalThreadData, log: Logger): JournalClient {
  /** Requests are answered in their order. */
  const waiting: Waiting[] = [];
  let worker: Worker | undefined;
  let pendingBytes = 0;
  let closed = false;

  const receive = (reply: JournalReply): void => {
    pendingBytes = reply.pendingBytes;
    const asked = waiting.shift();
    if ('failure' in reply) asked?.reject(new JournalError(reply.failure.code, reply.failure.message));
    else asked?.resolve(reply.batch);
  };

  const start = (): Worker => {
    const started = spawnWorker(import.meta.url, 'journal-thread', { workerData: data, name: 'journal' });
    let cause: unknown;
    started.on('message', receive);
    started.on('error', (error) => {
      cause = error;
    });
    started.once('exit', () => {
      worker = undefined;
      if (cause !== undefined) log.error({ err: cause }, 'The journal thread died; the next request starts it anew.');
      const ended = new JournalError('THREAD_ENDED', 'The journal thread has ended.', { cause });
      for (const { reject } of waiting.splice(0)) reject(ended);
    });
    return started;
  };

  const ask = (request: JournalRequest, transfer: ArrayBuffer[] = []): Promise<ReadBatch | undefined> =>
    new Promise((resolve, reject) => {
      if (closed) throw new JournalError('CLOSED', 'The journal is closed.');
      worker ??= start();
      worker.postMessage(request, transfer);
      waiting.push({ resolve, reject });
    });

  return {
    async append(records) {
      const packed = packRecords(records);
      await ask({ kind: 'append', ...packed }, packed.bytes.length > 0 ? [packed.bytes.buffer] : []);
    },
    read: (maxEntries) => ask({ kind: 'read', maxEntries }),
    async release(position) {
      await ask({ kind: 'release', position });
    },
    async close() {
      if (!worker) {
        closed = true;
        return;
      }
      const ended = new Promise((resolve) => worker?.once('exit', resolve));
      const asked = ask({ kind: 'close' });
      closed = true;
      await asked.catch(() => undefined);
      await ended;
    },
    pendingBytes: () => pendingBytes,
  };
}
