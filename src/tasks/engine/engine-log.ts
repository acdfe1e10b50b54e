import type { EntryHandler, JournalSink } from '../../ledger/index.ts';
import { stringifyJson } from '../../protocol/index.ts';
import type { TaskUpdate } from './a2a.ts';
import type { EngineBatch, EngineWriter } from './engine-writer-repository.ts';
import type { SentMessage, SessionRecord, Step } from './record.ts';
import { parseStored } from './stored-json.ts';

/** Writes steps down, by the journal into the database. */
export interface EngineLog {
  /**
   * Resolves once a crash cannot lose it. What is written in one turn of the event loop costs one write.
   * @throws SwitchboardError UNAVAILABLE when the journal cannot be written, SHUTTING_DOWN
   */
  write(step: Step): Promise<void>;
  /** Brings the journal's entries into the database. */
  readonly handler: EntryHandler;
}

export interface EngineLogOptions {
  journal: Pick<JournalSink, 'append'>;
  writer: EngineWriter;
  /** Told of each step when the database has it. */
  onStored: (step: Step) => void;
  /** The same for updates, which may come again; the journal keeps them until it resolves. */
  onUpdatesStored: (updates: readonly StoredUpdates[]) => Promise<void>;
}

/** What happened in a task, at once. */
export interface StoredUpdates {
  agentId: string;
  taskId: string;
  /** Number of the first update. */
  first: number;
  updates: readonly TaskUpdate[];
}

export function createEngineLog({ journal, writer, onStored, onUpdatesStored }: EngineLogOptions): EngineLog {
  return {
    write: (step) => journal.append('turn', stringifyJson(step)),
    async handler(lines) {
      const steps = lines.map((line) => parseStored(line) as Step);
      await writer.write(batchOf(steps));
      for (const step of steps) onStored(step);
      await onUpdatesStored(steps.flatMap(updatesOf));
    },
  };
}

function updatesOf(step: Step): StoredUpdates[] {
  if ('dropped' in step || step.updates.length === 0) return [];
  const { record, updates } = step;
  const { agentId, taskId, seq } = record;
  return [{ agentId, taskId, first: seq - updates.length + 1, updates }];
}

/** The outcome of some steps: of short turns, that is one task and one snapshot, however many updates there were. */
function batchOf(steps: readonly Step[]): EngineBatch {
  const tasks = new Map<string, EngineBatch['tasks'][number]>();
  const dropped = new Set<string>();
  const sent = new Map<string, { message: SentMessage; counts: boolean }>();
  const sessions = new Map<string, SessionRecord>();
  for (const step of steps) {
    if (step.unsent) sent.set(sentKey(step.unsent), { message: step.unsent, counts: false });
    if ('dropped' in step) {
      dropped.add(step.dropped);
      tasks.delete(step.dropped);
      continue;
    }
    const { record, session } = step;
    tasks.set(record.taskId, joined(tasks.get(record.taskId), step));
    if (session) sessions.set(sessionKey(session), session);
    if (step.sent) sent.set(sentKey(step.sent), { message: step.sent, counts: true });
  }
  const messages = (counting: boolean): SentMessage[] =>
    [...sent.values()].filter(({ counts }) => counts === counting).map(({ message }) => message);
  return {
    tasks: [...tasks.values()],
    dropped: [...dropped],
    sent: messages(true),
    unsent: messages(false),
    sessions: [...sessions.values()],
  };
}

type Written = EngineBatch['tasks'][number];

/** What is part of a snapshot need not be told again. */
const joined = (
  earlier: Written | undefined,
  { record, snapshot, updates }: Extract<Step, { record: unknown }>,
): Written =>
  snapshot
    ? { record, snapshot, updates: [] }
    : { record, snapshot: earlier?.snapshot, updates: [...(earlier?.updates ?? []), ...updates] };

/** Keys that share nothing with another: none of the parts holds NUL. */
export const sentKey = ({ agentId, owner, messageId, digest }: Omit<SentMessage, 'taskId' | 'at'>): string =>
  [agentId, owner, messageId, digest].join('\0');

export const sessionKey = ({
  agentId,
  owner,
  contextId,
}: Pick<SessionRecord, 'agentId' | 'owner' | 'contextId'>): string => [agentId, owner, contextId].join('\0');
