import type { Schedule } from '../../ledger/index.ts';

/** Resolves after some milliseconds, or at once when the signal aborts. */
export function pause(ms: number, signal: AbortSignal, schedule: Schedule): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = schedule(ms, done);
    signal.addEventListener('abort', done);
  });
}

/** Waits for something, but not for long. @throws what the promise is broken with in that time */
export async function within(ms: number, promise: Promise<unknown>, schedule: Schedule): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([promise, pause(ms, over.signal, schedule)]);
  } finally {
    over.abort();
  }
}
