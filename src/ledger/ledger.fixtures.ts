import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { aCall } from './call.fixtures.ts';
import type { Call } from './call.ts';
import type { JournalEntry } from './journal-line.ts';
import type { Schedule } from './schedule.ts';

export { aCall };

export const silentLog = pino({ level: 'silent' });

/** A directory that is gone after the test. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'switchboard-ledger-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A call as the journal holds it. */
export const anEntry = (changes: Partial<Call> = {}, content: string | null = null): JournalEntry => ({
  call: JSON.stringify(aCall(changes)),
  content,
});

/** A schedule in which time passes when the test says so. */
export interface ManualSchedule {
  schedule: Schedule;
  /** Delays of what is waiting, milliseconds. */
  delays(): number[];
  /** Runs what is waiting, the one due first. */
  runNext(): void;
}

export function manualSchedule(): ManualSchedule {
  const waiting = new Set<{ delayMs: number; task: () => void }>();
  const inOrder = () => [...waiting].sort((a, b) => a.delayMs - b.delayMs);
  return {
    schedule: (delayMs, task) => {
      const entry = { delayMs, task };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    delays: () => inOrder().map(({ delayMs }) => delayMs),
    runNext() {
      const [next] = inOrder();
      if (!next) throw new Error('Nothing is scheduled.');
      waiting.delete(next);
      next.task();
    },
  };
}
