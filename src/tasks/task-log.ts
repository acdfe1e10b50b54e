import type { Logger } from 'pino';
import type { EntryHandler, JournalSink } from '../ledger/index.ts';
import { answerWithin } from '../store/index.ts';
import { type ContextEntry, NOBODY, type TaskEntry } from './task.ts';
import { contextKey, type FirstInContext, firstKey, type TaskMemory, taskKey } from './task-memory.ts';
import type { TaskScope } from './task-repository.ts';
import type { TaskWriter } from './task-writer-repository.ts';

/** Writes down whose tasks and contexts are, by the journal into the database, and remembers them at once. */
export interface TaskLog {
  /**
   * Resolves once a crash cannot lose it. What is written in one turn of the event loop, calls included, costs one write.
   * @throws SwitchboardError UNAVAILABLE when the journal cannot be written; then it is forgotten again
   */
  writeTask(task: TaskEntry): Promise<void>;
  /**
   * A context that is its owner's beyond doubt.
   * @throws SwitchboardError UNAVAILABLE as `writeTask`
   */
  writeContext(context: ContextEntry): Promise<void>;
  /**
   * A context that an agent opened. Should somebody have been in it before, the database will know.
   * @throws SwitchboardError UNAVAILABLE as `writeTask`
   */
  writeOpened(context: ContextEntry): Promise<void>;
  /** Resolves when the tasks of an owner that were written so far are in the database, or when that takes too long. */
  settled(scope: TaskScope): Promise<void>;
  /** Brings the journal's entries into the database. */
  readonly handler: EntryHandler;
}

/** One entry of the journal. */
type LogEntry = { task: TaskEntry } | { context: ContextEntry } | { opened: ContextEntry };

export interface TaskLogOptions {
  journal: Pick<JournalSink, 'append'>;
  writer: TaskWriter;
  memory: TaskMemory;
  log: Logger;
  /** Told of tasks once they are in the database. */
  onStored?: (tasks: readonly TaskEntry[]) => void;
}

/** A list is rather a little behind than never there. */
const SETTLED_WITHIN_MS = 2_000;

export function createTaskLog({ journal, writer, memory, log, onStored }: TaskLogOptions): TaskLog {
  const { tasks, contexts, firsts } = memory;
  const afterBatch = new Set<() => void>();

  const append = async (entry: LogEntry): Promise<void> => {
    try {
      await journal.append('task', JSON.stringify(entry));
    } catch (error) {
      arrived(entry, 'refused');
      throw error;
    }
  };

  /** Who comes first in a context stays the first. */
  const noteFirst = (upstreamId: string, { agentId, owner, createdAt, deploymentId }: NewInContext): void => {
    const key = firstKey(agentId, upstreamId);
    firsts.writing(key, firsts.get(key) ?? { owner, createdAt, deploymentId });
  };

  const arrived = (entry: LogEntry, how: 'stored' | 'refused'): void => {
    if ('task' in entry) {
      const { agentId, contextId } = entry.task;
      tasks[how](taskKey(entry.task));
      if (contextId !== null) firsts[how](firstKey(agentId, contextId));
      return;
    }
    const context = contextOf(entry);
    firsts[how](firstKey(context.agentId, context.upstreamId));
    if ('context' in entry) contexts[how](contextKey(context));
  };

  return {
    writeTask(task) {
      tasks.writing(taskKey(task), task);
      if (task.contextId !== null) noteFirst(task.contextId, task);
      return append({ task: { ...task } });
    },

    writeContext(context) {
      contexts.writing(contextKey(context), context);
      noteFirst(context.upstreamId, context);
      return append({ context: { ...context } });
    },

    writeOpened(context) {
      noteFirst(context.upstreamId, context);
      return append({ opened: context });
    },

    async settled({ agentId, owners }) {
      const keys = tasks.unstoredKeys((task) => task.agentId === agentId && owners.includes(task.owner));
      const arrived = async (): Promise<void> => {
        while (keys.some((key) => tasks.isUnstored(key))) await new Promise<void>((resolve) => afterBatch.add(resolve));
      };
      if (keys.length > 0) await answerWithin(SETTLED_WITHIN_MS, arrived()).catch(() => undefined);
    },

    async handler(lines) {
      const entries = lines.map((line) => JSON.parse(line) as LogEntry);
      const batch = batchOf(entries);
      const lost = await writer.write(batch.tasks, batch.contexts);
      for (const entry of entries) arrived(entry, 'stored');
      if (batch.tasks.length > 0) onStored?.(batch.tasks);
      for (const resume of afterBatch) resume();
      afterBatch.clear();
      for (const key of lost) {
        const known = tasks.get(taskKey(key));
        if (known?.owner === NOBODY) continue;
        if (known) known.owner = NOBODY;
        log.warn(key, 'The agent gave the id of one task out to two callers; from now on it is shown to neither.');
      }
    },
  };
}

type NewInContext = FirstInContext & { agentId: string };

/** The newest of each task and context: PostgreSQL takes no row twice in one statement. */
function batchOf(entries: LogEntry[]): { tasks: TaskEntry[]; contexts: ContextEntry[] } {
  const tasks = new Map<string, TaskEntry>();
  const contexts = new Map<string, ContextEntry>();
  for (const entry of entries) {
    if (!('task' in entry)) {
      const context = contextOf(entry);
      contexts.set(contextKey(context), context);
      continue;
    }
    const { task } = entry;
    const earlier = tasks.get(taskKey(task));
    const isDisputed = earlier !== undefined && earlier.owner !== task.owner;
    tasks.set(taskKey(task), isDisputed ? { ...task, owner: NOBODY } : task);
  }
  return { tasks: [...tasks.values()], contexts: [...contexts.values()] };
}

const contextOf = (entry: Exclude<LogEntry, { task: TaskEntry }>): ContextEntry =>
  'context' in entry ? entry.context : entry.opened;
