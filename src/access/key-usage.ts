import type { Logger } from 'pino';
import type { KeyRepository } from './key-repository.ts';

/** Writes when keys were last used: once a minute, all of them together, never while somebody waits. */
export interface KeyUsage {
  /** Notes a use; costs nothing but memory. */
  note(keyId: string): void;
  /** Writes what was noted since the last time. A failure is logged and made up for by the next use. */
  flush(): Promise<void>;
  start(): void;
  /** Ends the regular writing, with a last one. */
  stop(): Promise<void>;
}

const INTERVAL_MS = 60_000;

/** @param options.clock epoch milliseconds */
export function createKeyUsage(options: {
  repository: Pick<KeyRepository, 'markUsed'>;
  clock: () => number;
  log: Logger;
}): KeyUsage {
  const used = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const flush = async (): Promise<void> => {
    if (used.size === 0) return;
    const ids = [...used];
    used.clear();
    try {
      await options.repository.markUsed(ids, options.clock());
    } catch (err) {
      options.log.warn({ err, keys: ids.length }, 'When keys were last used could not be written.');
    }
  };

  return {
    note: (keyId) => used.add(keyId),
    flush,
    start() {
      timer ??= setInterval(() => void flush(), INTERVAL_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await flush();
    },
  };
}
