import type { Logger } from 'pino';
import { SwitchboardError } from '../protocol/index.ts';
import type { Call, CallContent, CallRecorder } from './call.ts';
import { callText } from './call-text.ts';
import { createCollector } from './collector.ts';
import type { Journal } from './journal/journal.ts';
import { CALL, type JournalLine } from './journal/journal-line.ts';
import type { JournalSink } from './journal/journal-sink.ts';
import type { Redactor } from './redaction/redactor.ts';
import type { Schedule } from './schedule.ts';
import { storableJson } from './storable.ts';

export interface Recorder extends CallRecorder, Pick<JournalSink, 'append'> {
  /** Why calls are not to be begun: they could not be recorded. Always the same error until the journal has room again. */
  refusal(): SwitchboardError | null;
  /** Records that are not in the journal yet. */
  waiting(): number;
  /** Takes no more, and resolves when what was taken is in the journal or refused. */
  stop(): Promise<void>;
}

export interface RecorderOptions {
  journal: Pick<Journal, 'append' | 'probe'>;
  redactor: Pick<Redactor, 'redact' | 'waiting' | 'idle'>;
  /** Numbers the calls, in the order of the journal. */
  nextSeq: () => number;
  schedule: Schedule;
  log: Logger;
  /** Called after each batch that was written. */
  onWritten: (lines: readonly JournalLine[]) => void;
}

const PROBE_EVERY_MS = 1_000;
/** In the place of a line: asks whether there is room for lines. */
const PROBE: JournalLine = { kind: '', json: '', content: null };

/**
 * Group commit: the records of one turn of the event loop go to the journal in one write, those that come while it writes
 * in the next. When the journal falls behind, calls wait; none is dropped. What was said goes by the redactor first.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { journal, redactor, nextSeq, schedule, log, onWritten } = options;
  let refusal: SwitchboardError | null = null;
  let stopped = false;

  const lines = createCollector<JournalLine, undefined>(async (batch) => {
    const written = refusal === null ? batch : batch.filter((line) => line !== PROBE);
    if (written.length > 0) {
      await journal.append(written).catch(refuse);
      onWritten(written);
    }
    if (written.length < batch.length) await journal.probe().then(accept, probeLater);
    return [];
  });

  const refuse = (cause: unknown): never => {
    if (refusal) throw refusal;
    log.error({ err: cause }, 'The journal cannot be written: calls are refused until it can be.');
    refusal = unwritable(cause);
    probeLater();
    throw refusal;
  };

  /** One line may find room where the next does not: calls are accepted once there is room for many. */
  const probeLater = (): void => {
    schedule(PROBE_EVERY_MS, () => {
      if (!stopped) lines.add(PROBE).catch(probeLater);
    });
  };

  const accept = (): void => {
    refusal = null;
    log.info('The journal can be written again: calls are accepted.');
  };

  const add = (call: Call, content: Uint8Array | null, passing?: Uint8Array): Promise<undefined> =>
    lines.add({ kind: CALL, json: callText(call, nextSeq()), content, passing });

  const waiting = (): number => redactor.waiting() + lines.waiting();

  return {
    record(call: Call, content?: CallContent) {
      if (stopped) return Promise.reject(new SwitchboardError('SHUTTING_DOWN', STOPPED));
      if (!content) return add(call, null);
      return redactor
        .redact(content)
        .then((redacted) => (content.isPassing ? add(call, null, redacted) : add(call, redacted)));
    },
    append(kind, json) {
      if (stopped) return Promise.reject(new SwitchboardError('SHUTTING_DOWN', STOPPED));
      return lines.add({ kind, json: storableJson(json), content: null });
    },
    waiting,
    refusal: () => refusal,
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
    { cause, retryAfterSeconds: 5 },
  );
