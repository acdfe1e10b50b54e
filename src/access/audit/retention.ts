import type { Logger } from 'pino';
import type { AuditWriter } from './audit-writer.ts';

export interface RetentionOptions {
  writer: Pick<AuditWriter, 'prune'>;
  /** Entries that are older go; null keeps all. Milliseconds. */
  retentionMs: number | null;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}

const EVERY_MS = 60 * 60_000;
/** Small enough that nobody waits long for the writer. */
const BATCH = 1000;

/**
 * Removes entries that are too old, at the start and every hour.
 * @returns what ends it, and resolves when nothing is under way any more
 */
export function startRetention({ writer, retentionMs, clock, log }: RetentionOptions): () => Promise<void> {
  if (retentionMs === null) return async () => {};
  const stopped = new AbortController();

  const removeOld = async (): Promise<void> => {
    try {
      let removed = BATCH;
      while (removed === BATCH && !stopped.signal.aborted) removed = await writer.prune(clock() - retentionMs, BATCH);
    } catch (err) {
      log.warn({ err }, 'Old entries of the audit log could not be removed; the next attempt is in an hour.');
    }
  };

  let underWay = removeOld();
  const timer = setInterval(() => {
    underWay = removeOld();
  }, EVERY_MS).unref();

  return async () => {
    stopped.abort();
    clearInterval(timer);
    await underWay;
  };
}
