import type { Schedule } from '../schedule.ts';
import type { Journal } from './journal.ts';

export interface SyncerOptions {
  journal: Pick<Journal, 'sync'>;
  everyMs: number;
  schedule: Schedule;
}

/**
 * One sync serves all that was written since the last one; writing waits for none of it.
 * @returns to be called after each write
 */
export function createSyncer({ journal, everyMs, schedule }: SyncerOptions): () => void {
  let scheduled = false;
  return () => {
    if (scheduled) return;
    scheduled = true;
    schedule(everyMs, () => {
      scheduled = false;
      // What cannot be forced to the disk is still safe from everything but a loss of power; the next write tells.
      journal.sync().catch(() => undefined);
    });
  };
}
