import type { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { spawnWorker } from '../../store/index.ts';
import type { CallContent } from '../call.ts';
import { createCollector } from '../collector.ts';
import { encodeContent } from '../journal/journal-line.ts';
import { cutBody } from './content.ts';
import { joined, lengthOf, packContents } from './pack-contents.ts';
import type { RedactorReply, RedactorRequest, RedactorThreadData } from './redactor-messages.ts';

/** Makes of what was said what may be written. */
export interface Redactor {
  /** Resolves with the content of a line of the journal. Never rejects: what cannot be redacted is not kept. */
  redact(content: CallContent): Promise<Uint8Array>;
  /** Contents that are not redacted yet. */
  waiting(): number;
  /** Resolves when none is waiting. */
  idle(): Promise<void>;
  /** Ends the thread; nothing may be waiting. */
  close(): Promise<void>;
}

const spawnThread = (data: RedactorThreadData): Worker =>
  spawnWorker(import.meta.url, 'redactor-thread', { workerData: data, name: 'redactor' });

interface Waiting {
  resolve: (reply: RedactorReply) => void;
  reject: (error: Error) => void;
}

/**
 * Starts the redactor's thread with the first content, and anew when it has died, be it of a body that takes all memory:
 * such a body then costs the contents of the calls around it, which is logged, and no call.
 *
 * @param spawn makes the thread
 */
export function createRedactor(
  data: RedactorThreadData,
  log: Logger,
  spawn: (data: RedactorThreadData) => Worker = spawnThread,
): Redactor {
  /** The one request that is with the thread. */
  let waiting: Waiting | undefined;
  let worker: Worker | undefined;

  const start = (): Worker => {
    const started = spawn(data);
    let cause: unknown;
    started.on('message', (reply: RedactorReply) => waiting?.resolve(reply));
    started.on('error', (error) => {
      cause = error;
    });
    started.once('exit', () => {
      worker = undefined;
      waiting?.reject(new Error('The redactor thread has ended.', { cause }));
    });
    return started;
  };

  const ask = (request: RedactorRequest, transfer: ArrayBuffer[]): Promise<RedactorReply> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker ??= start();
      worker.postMessage(request, transfer);
    });

  const contents = createCollector<CallContent, Uint8Array>(async (batch) => {
    const packed = packContents(batch);
    try {
      return cut(await ask(packed, [packed.bytes.buffer]));
    } catch (error) {
      log.error({ err: error }, 'What was said in some calls could not be redacted; only its length is kept.');
      return batch.map(noteOf);
    }
  });

  return {
    redact: (content) => contents.add(content),
    waiting: () => contents.waiting(),
    idle: () => contents.idle(),
    async close() {
      if (!worker) return;
      const ended = new Promise((resolve) => worker?.once('exit', resolve));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage('close' satisfies RedactorRequest);
      await ended;
    },
  };
}

function cut({ lengths, bytes }: RedactorReply): Uint8Array[] {
  let offset = 0;
  return lengths.map((length) => {
    offset += length;
    return bytes.subarray(offset - length, offset);
  });
}

function noteOf({ request, response }: CallContent): Uint8Array {
  return joined(
    encodeContent({ request: cutBody(request.length, ''), response: cutBody(lengthOf(response), ''), truncated: true }),
  );
}
