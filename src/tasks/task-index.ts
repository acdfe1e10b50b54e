import type { Logger } from 'pino';
import type { OwnerSetting } from '../access/index.ts';
import { type EntryHandler, type JournalSink, type Schedule, startRetention } from '../ledger/index.ts';
import type { Store } from '../store/index.ts';
import { type ClaimTasks, createClaims } from './claims.ts';
import { createContextClaims } from './context-claims.ts';
import { type Continue, createContinuations } from './continuation.ts';
import { createListing, type ListTasks } from './list-tasks.ts';
import { createLookup } from './lookup.ts';
import { createObserver, type Observer } from './observer.ts';
import { createOverviewRepository } from './overview-repository.ts';
import { isResting, type TaskEntry, type TaskSighting } from './task.ts';
import { createTaskLog } from './task-log.ts';
import { createTaskMemory, taskKey } from './task-memory.ts';
import { createTaskOverview, type TaskOverview } from './task-overview.ts';
import { createTaskRepository, type TaskRepository } from './task-repository.ts';
import { createTaskWriter } from './task-writer-repository.ts';

/**
 * Whose each task and context is. The gateway calls every agent with one credential, so that no agent can tell its callers
 * apart: it is here that they are kept apart (security promise 10).
 */
export interface TaskIndex {
  /**
   * Asks whether what a call names is its caller's: before the agent learns of the call.
   *
   * @returns at once when memory knows all that is named, and always when nothing is
   * @throws SwitchboardError TASK_NOT_FOUND for what is unknown or somebody else's, INVALID_PARAMS where no task is named
   *   that must be, UNAVAILABLE when the database, or for a new context the journal, gives no answer; by the promise, or at once
   */
  claim: ClaimTasks;
  /** Works out how a conversation goes on of which a caller names but an earlier answer, or the context. */
  continue: Continue;
  /** Takes note of what an answer or event tells: before it leaves. */
  observe: Observer['observe'];
  /** Takes note that a task of the gateway's own came to rest, if it was in use lately. */
  told(task: { agentId: string; taskId: string }, sighting: TaskSighting): void;
  /**
   * What is known of a task, whosever it is: for what the gateway itself wants to know, and never for callers.
   * @throws SwitchboardError UNAVAILABLE
   */
  find(task: { agentId: string; taskId: string }): Promise<TaskEntry | undefined>;
  /** Takes note of how a task stands, from whoever asked its agent. @returns whether that is news */
  refreshed: Observer['refreshed'];
  /** Answers ListTasks. */
  list: ListTasks;
  /** Tasks of all agents, for those who look after them. */
  readonly overview: TaskOverview;
  /** Tells of tasks as lists come to show them anew, whosever they are. @returns ends it */
  watch(watcher: (tasks: readonly TaskEntry[]) => void): () => void;
  /** Begins to delete what is old. */
  start(): void;
  stop(): void;
  /** What brings the journal's entries of kind `task` into the database. */
  readonly handler: EntryHandler;
}

/** What an operator decides about tasks. */
export interface TaskSettings {
  /** Whose the tasks of a key are. */
  ownership: OwnerSetting;
  /** What becomes of task ids that the index has never seen: refused, or passed on and then the caller's. */
  unknownTasks: 'refuse' | 'adopt';
  /** Whether callers may name contexts of their own. */
  unknownContexts: 'accept' | 'refuse';
  /** Finished tasks that were last heard of longer ago leave the index, milliseconds; null keeps them. */
  retentionMs: number | null;
}

export interface TaskIndexOptions {
  db: Store['db'];
  kind: Store['kind'];
  /** Kept open by whoever runs the ledger; used by the first claim at the earliest. */
  journal: JournalSink;
  settings: TaskSettings;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Random, as it must not be guessed. */
  newId: () => string;
  log: Logger;
  /** Absent: real timers. */
  schedule?: Schedule;
}

export function createTaskIndex(options: TaskIndexOptions): TaskIndex {
  const { db, kind, journal, settings, clock, newId, log, schedule } = options;
  const memory = createTaskMemory();
  const repository = createTaskRepository(db);
  const lookup = createLookup(repository, journal);
  const watchers = new Set<(tasks: readonly TaskEntry[]) => void>();
  const onStored = (tasks: readonly TaskEntry[]) => {
    for (const watcher of watchers) watcher(tasks);
  };
  const taskLog = createTaskLog({ journal, writer: createTaskWriter(db, kind), memory, log, onStored });
  const { unknownContexts, unknownTasks, ownership } = settings;
  const contexts = createContextClaims({ memory, lookup, log: taskLog, clock, newId, unknownContexts });
  const observer = createObserver({ memory, taskLog, clock, log });
  let stopRetention = (): void => undefined;

  return {
    claim: createClaims({ memory, lookup, contexts, ownership, unknownTasks }),
    continue: createContinuations({ memory, lookup, ownership, unknownContexts }),
    observe: observer.observe,
    told(task, sighting) {
      const known = memory.tasks.get(taskKey(task));
      if (known && isResting(sighting.state ?? '')) observer.refreshed(known, sighting);
    },
    find: async (task) =>
      memory.tasks.get(taskKey(task)) ?? lookup.ask((repository) => repository.byId(task.agentId, task.taskId)),
    refreshed: (task, sighting) => observer.refreshed(task, sighting),
    list: createListing({ memory, lookup, taskLog, observer }),
    overview: createTaskOverview({ memory, lookup: createLookup(createOverviewRepository(db), journal), ownership }),
    handler: taskLog.handler,
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    start() {
      const { retentionMs } = settings;
      if (retentionMs === null) return;
      const deleteBefore = (before: number, limit: number) => deleteOld(repository, before, limit);
      stopRetention = startRetention({
        what: 'tasks',
        deleteBefore,
        retentionMs,
        clock,
        log,
        ...(schedule && { schedule }),
      });
    },
    stop: () => stopRetention(),
  };
}

/** Contexts go when no task is left in them. */
async function deleteOld(repository: TaskRepository, before: number, limit: number): Promise<number> {
  const tasks = await repository.deleteFinishedBefore(before, limit);
  return tasks === limit ? tasks : tasks + (await repository.deleteContextsBefore(before, limit - tasks));
}
