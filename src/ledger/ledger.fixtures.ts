import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Store } from '../store/index.ts';
import { aCall } from './call.fixtures.ts';
import type { RecordedCall } from './call.ts';
import { createCallRepository } from './call-repository.ts';
import { callText } from './call-text.ts';
import { createCallWriter } from './journal/call-writer-repository.ts';
import {
  CALL,
  decodeLines,
  encodeContent,
  encodeLines,
  type JournalEntry,
  type JournalLine,
  textOf,
} from './journal/journal-line.ts';
import type { Schedule } from './schedule.ts';

export { aCall };

export const silentLog = pino({ level: 'silent' });

/** A directory that is gone after the test. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'switchboard-ledger-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A line of the journal for a call. */
export const aLine = (changes: Partial<RecordedCall> = {}, content: Uint8Array | null = null): JournalLine => ({
  kind: CALL,
  json: callText(aCall(changes), changes.seq ?? 1),
  content,
});

/** Content as the redactor gives it. */
export const someContent = (request: string, response: string, truncated = false, headers = ''): Uint8Array =>
  Buffer.concat(
    encodeContent({
      request: Buffer.from(request),
      response: Buffer.from(response),
      headers: Buffer.from(headers),
      truncated,
    }),
  );

/** The calls of a store, without a journal before it. */
export const callsIn = ({ db, kind }: Pick<Store, 'db' | 'kind'>) => ({
  ...createCallRepository(db, kind),
  insert: (lines: JournalLine[]) => createCallWriter(db, kind).insert(batchOf(lines)),
});

/** Lines as they come back from the journal. */
export function batchOf(lines: JournalLine[]): { bytes: Buffer; entries: JournalEntry[] } {
  const bytes = Buffer.concat(encodeLines(lines));
  return { bytes, entries: decodeLines(bytes, lines.length).entries };
}

/** Entries with their texts instead of where these lie. */
export const readable = ({ bytes, entries }: { bytes: Buffer; entries: JournalEntry[] }) =>
  entries.map(({ kind, json, content }) => ({
    kind,
    json: textOf(bytes, json),
    content: content && {
      request: textOf(bytes, content.request),
      response: textOf(bytes, content.response),
      truncated: content.truncated,
      ...(content.headers.length > 0 && { headers: textOf(bytes, content.headers) }),
    },
  }));

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
