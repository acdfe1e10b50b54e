import type { Logger } from 'pino';
import { type AuditQueries, createAuditQueries } from './audit-queries.ts';
import type { AuditRepository } from './audit-repository.ts';
import { createAuditWriter } from './audit-writer.ts';
import { createChainHash } from './chain.ts';
import type { AuditActor, AuditEntry, AuditOutcome } from './entry.ts';
import { startRetention } from './retention.ts';
import { nameText, stateText } from './state.ts';
import { createTally } from './tally.ts';

/** What is written down of something that was done, tried or refused. */
export interface AuditNote {
  actor: AuditActor;
  action: string;
  target?: string | null;
  requestId?: string | null;
  address?: string | null;
  /** How the target looks, without secrets. */
  before?: unknown;
  after?: unknown;
}

/** A change that stands in the log before it is made. */
export interface BegunChange {
  /** Tells what came of it, one entry for each thing that changed. A failure to write goes to the process log. */
  done(changes: readonly { target: string | null; before: unknown; after: unknown }[]): Promise<void>;
  /** @param outcome `denied` when it was refused, else `failed` */
  ended(outcome: Extract<AuditOutcome, 'failed' | 'denied'>, errorCode: string): Promise<void>;
}

/** Who changed what, and what was refused: written once, never changed, and chained so that a gap or a change shows. */
export interface AuditLog extends AuditQueries {
  /**
   * Writes down what is about to be done.
   * @throws SwitchboardError UNAVAILABLE when it cannot be written: then it must not be done
   */
  begin(note: AuditNote): Promise<BegunChange>;
  /** Writes down what was done. @throws SwitchboardError UNAVAILABLE when it cannot be written */
  record(note: AuditNote): Promise<void>;
  /**
   * Takes note of a refusal and returns at once. What is refused again and again within ten minutes becomes one more
   * entry, which says how often.
   */
  denied(note: AuditNote, errorCode: string): void;
  /** Begins to write what was counted, and to remove what is too old. */
  start(): void;
  /** Writes what was counted, and ends. */
  stop(): Promise<void>;
}

export interface AuditLogOptions {
  repository: AuditRepository;
  /** From `loadAuditKey`. */
  key: string;
  /** Entries that are older are removed; null keeps all. Milliseconds. */
  retentionMs: number | null;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}

const WINDOW_MS = 10 * 60_000;

export function createAuditLog({ repository, key, retentionMs, clock, log }: AuditLogOptions): AuditLog {
  const hash = createChainHash(key);
  const writer = createAuditWriter(repository, hash, clock);
  const tally = createTally();
  let window: NodeJS.Timeout | undefined;
  let stopRetention: () => Promise<void> = async () => {};
  let underWay: Promise<void> = Promise.resolve();

  /** For what cannot be undone or is too frequent to wait for: a failure is told, with all that would have been kept. */
  const writeOrTell = async (entries: readonly AuditEntry[]): Promise<void> => {
    if (entries.length === 0) return;
    try {
      await writer.append(entries);
    } catch (err) {
      log.error({ err, entries }, 'These entries could not be written to the audit log.');
    }
  };
  const writeInBackground = (entries: readonly AuditEntry[]): void => {
    const before = underWay;
    underWay = writeOrTell(entries).then(() => before);
  };

  return {
    ...createAuditQueries({ repository, hash, lastSeq: () => writer.lastSeq }),

    async begin(note) {
      const begunAt = entryOf(note, clock(), 'begun');
      const [stored] = await writer.append([begunAt]);
      const ending = (more: Partial<AuditEntry>): AuditEntry => ({
        ...begunAt,
        at: clock(),
        lastAt: clock(),
        begun: stored?.seq ?? null,
        ...more,
      });
      return {
        done: (changes) =>
          writeOrTell(
            changes.map(({ target, before, after }) =>
              ending({
                outcome: 'done',
                target: target && nameText(target),
                before: stateText(before),
                after: stateText(after),
              }),
            ),
          ),
        ended: (outcome, errorCode) => writeOrTell([ending({ outcome, errorCode })]),
      };
    },

    async record(note) {
      await writer.append([entryOf(note, clock(), 'done')]);
    },

    denied(note, errorCode) {
      const entry = tally.add({ ...entryOf(note, clock(), 'denied'), errorCode });
      if (entry) writeInBackground([entry]);
    },

    start() {
      window = setInterval(() => writeInBackground(tally.take()), WINDOW_MS).unref();
      stopRetention = startRetention({ writer, retentionMs, clock, log });
    },

    async stop() {
      clearInterval(window);
      await stopRetention();
      writeInBackground(tally.take());
      await underWay;
    },
  };
}

const entryOf = (note: AuditNote, at: number, outcome: AuditOutcome): AuditEntry => ({
  at,
  lastAt: at,
  times: 1,
  actor: note.actor,
  action: note.action,
  target: typeof note.target === 'string' ? nameText(note.target) : null,
  outcome,
  errorCode: null,
  before: stateText(note.before),
  after: stateText(note.after),
  requestId: note.requestId ?? null,
  address: note.address ?? null,
  begun: null,
});
