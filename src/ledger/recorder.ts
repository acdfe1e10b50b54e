import type { Logger } from 'pino';
import { SwitchboardError } from '../protocol/index.ts';
import type { Call, CallContent, CallRecorder } from './call.ts';
import type { JournalClient } from './journal-client.ts';
import type { CallWithContent } from './pack-records.ts';

export interface Recorder extends CallRecorder {
  /** Records that are not in the journal yet. */
  waiting(): number;
  /** Whether the last write succeeded. */
  writable(): boolean;
  /** Takes no more, and resolves when what was taken is in the journal or refused. */
  stop(): Promise<void>;
}

export interface RecorderOptions {
  journal: Pick<JournalClient, 'append'>;
  log: Logger;
  /** Called after each batch that was written. */
  onWritten: () => void;
}

interface WaitingRecord extends CallWithContent {
  resolve: () => void;
  reject: (error: SwitchboardError) => void;
}

/**
 * Group commit: the records of one turn of the event loop go to the journal in one message, those that come while it
 * writes in the next. When the journal falls behind, calls wait; none is dropped.
 */
export function createRecorder({ journal, log, onWritten }: RecorderOptions): Recorder {
  let collected: WaitingRecord[] = [];
  let writing: WaitingRecord[] = [];
  let scheduled = false;
  let writable = true;
  let stopped = false;
  let onIdle: (() => void) | undefined;

  const post = (): void => {
    scheduled = false;
    if (writing.length > 0) return;
    writing = collected;
    collected = [];
    if (writing.length > 0) void write(writing).then(post);
    else onIdle?.();
  };

  const write = async (batch: WaitingRecord[]): Promise<void> => {
    try {
      await journal.append(batch);
      if (!writable) log.info('The journal can be written again: calls are accepted.');
      writable = true;
      for (const { resolve } of batch) resolve();
      onWritten();
    } catch (error) {
      if (writable) log.error({ err: error }, 'The journal cannot be written: calls are refused until it can be.');
      writable = false;
      for (const { reject } of batch) reject(unwritable(error));
    } finally {
      writing = [];
    }
  };

  return {
    record(call: Call, content?: CallContent) {
      if (stopped) return Promise.reject(new SwitchboardError('SHUTTING_DOWN', STOPPED));
      return new Promise((resolve, reject) => {
        collected.push({ call, content, resolve, reject });
        if (scheduled || writing.length > 0) return;
        scheduled = true;
        setImmediate(post);
      });
    },
    waiting: () => collected.length + writing.length,
    writable: () => writable,
    stop() {
      stopped = true;
      if (collected.length + writing.length === 0) return Promise.resolve();
      return new Promise((resolve) => {
        onIdle = resolve;
      });
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
