import type { Logger } from 'pino';
import { SwitchboardError } from '../protocol/index.ts';
import type { Call, CallContent, CallRecorder } from './call.ts';
import { callText } from './call-text.ts';
import { createCollector } from './collector.ts';
import type { Journal } from './journal.ts';
import { CALL, type JournalLine } from './journal-line.ts';
import type { JournalSink } from './journal-sink.ts';
import type { Redactor } from './redactor.ts';
import { storableJson } from './storable.ts';

export interface Recorder extends CallRecorder, Pick<JournalSink, 'append'> {
  /** Records that are not in the journal yet. */
  waiting(): number;
  /** Whether the last write succeeded. */
  writable(): boolean;
  /** Takes no more, and resolves when what was taken is in the journal or refused. */
  stop(): Promise<void>;
}

export interface RecorderOptions {
  journal: Pick<Journal, 'append'>;
  redactor: Pick<Redactor, 'redact' | 'waiting' | 'idle'>;
  /** Numbers the calls, in the order of the journal. */
  nextSeq: () => number;
  log: Logger;
  /** Called after each batch that was written. */
  onWritten: (lines: readonly JournalLine[]) => void;
}

/**
 * Group commit: the records of one turn of the event loop go to the journal in one write, those that come while it writes
 * in the next. When the journal falls behind, calls wait; none is dropped. What was said goes by the redactor first.
 */
export function createRecorder({ journal, redactor, nextSeq, log, onWritten }: RecorderOptions): Recorder {
  let writable = true;
  let stopped = false;

  const lines = createCollector<JournalLine, undefined>(async (batch) => {
    try {
      await journal.append(batch);
    } catch (error) {
      if (writable) log.error({ err: error }, 'The journal cannot be written: calls are refused until it can be.');
      writable = false;
      throw unwritable(error);
    }
    if (!writable) log.info('The journal can be written again: calls are accepted.');
    writable = true;
    onWritten(batch);
    return [];
  });

  const add = (call: Call, content: Uint8Array | null): Promise<undefined> =>
    lines.add({ kind: CALL, json: callText(call, nextSeq()), content });

  const waiting = (): number => redactor.waiting() + lines.waiting();

  return {
    record(call: Call, content?: CallContent) {
      if (stopped) return Promise.reject(new SwitchboardError('SHUTTING_DOWN', STOPPED));
      if (!content) return add(call, null);
      return redactor.redact(content).then((redacted) => add(call, redacted));
    },
    append(kind, json) {
      if (stopped) return Promise.reject(new SwitchboardError('SHUTTING_DOWN', STOPPED));
      return lines.add({ kind, json: storableJson(json), content: null });
    },
    waiting,
    writable: () => writable,
    async stop() {
      stopped = true;
      // What the redactor gives back goes on to the journal.
      while (waiting() > 0) {
        await redactor.idle();
        await lines.idle();
      }
    },
  };
}

const STOPPED = 'The gateway is shutting down and records no more calls. Send the call again in a moment.';

const unwritable = (cause: unknown): SwitchboardError =>
  new SwitchboardError(
    'UNAVAILABLE',
    'The gateway cannot record this call because its journal is not writable, and refuses calls it cannot record. ' +
      'Its operator finds the reason in the log (often a full disk); then send the call again.',
    { cause },
  );
