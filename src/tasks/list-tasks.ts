import { type JsonObject, stateTo10 } from '../protocol/index.ts';
import { type ListTerms, pageToken, readListTerms } from './list-request.ts';
import type { Lookup } from './lookup.ts';
import type { Observer } from './observer.ts';
import type { TaskEntry, TaskSighting } from './task.ts';
import type { TaskLog } from './task-log.ts';
import { type TaskMemory, taskKey } from './task-memory.ts';
import type { TaskFilter, TaskPlace, TaskScope } from './task-repository.ts';

/**
 * Asks the task's agent for it.
 *
 * @param historyLength as the caller of the list gave it
 */
export type FetchTask = (task: TaskEntry, historyLength: number | undefined) => Promise<FetchedTask>;

export type FetchedTask =
  /** The Task in the 1.0 dialect, with the caller's names. */
  | { kind: 'task'; task: JsonObject; sighting: TaskSighting }
  /** The agent knows no such task. */
  | { kind: 'unknown' }
  /** The agent gave no answer. */
  | { kind: 'unavailable' };

export interface ListRequest {
  scope: TaskScope;
  /** Parameters of ListTasks in the 1.0 dialect, valid. */
  params: JsonObject;
  fetch: FetchTask;
}

/** @returns the result of ListTasks in the 1.0 dialect */
export type ListTasks = (request: ListRequest) => Promise<JsonObject>;

export interface ListingParts {
  memory: TaskMemory;
  lookup: Lookup;
  taskLog: TaskLog;
  observer: Observer;
}

/** Tasks that may have gone on are asked for before they are sorted and filtered; of so many, the newest. */
const MAX_REFRESHED = 100;
/** Questions to the agent at a time. */
const PARALLEL = 8;

/**
 * Answers ListTasks from the index (A2A 1.0, section 3.1.4): agents see one caller where the gateway has many, and those
 * of 0.3 cannot list at all. The index says which tasks there are, in which order; each is then asked of its agent. What
 * the agent no longer knows is left out; of an agent that is away, the index tells what it knows itself.
 */
export const createListing =
  (parts: ListingParts): ListTasks =>
  async ({ scope, params, fetch }) => {
    const { lookup, taskLog } = parts;
    const terms = readListTerms(params, scope);
    await taskLog.settled(scope);
    const filter = await filterOf(terms, scope, lookup);
    const listing = new Listing(parts, scope, terms, filter, fetch);
    if (terms.after === undefined) await listing.refresh();
    const { tasks, next } = await listing.page();
    const totalSize = await lookup.ask((repository) => repository.count(scope, filter));
    const nextPageToken = next ? pageToken(next, scope, terms) : '';
    return { tasks: tasks.map((task) => listing.shown(task)), nextPageToken, pageSize: terms.pageSize, totalSize };
  };

/** The context that a caller names may have another name before the agent. */
async function filterOf(
  { filter, contextName: name }: ListTerms,
  scope: TaskScope,
  lookup: Lookup,
): Promise<TaskFilter> {
  if (name === undefined) return filter;
  return { ...filter, context: { name, ids: await lookup.ask((repository) => repository.contextIds(scope, name)) } };
}

/** One list on its way; it asks for no task twice. */
class Listing {
  readonly #parts: ListingParts;
  readonly #scope: TaskScope;
  readonly #terms: ListTerms;
  readonly #filter: TaskFilter;
  readonly #fetch: FetchTask;
  readonly #fetched = new Map<string, FetchedTask>();

  constructor(parts: ListingParts, scope: TaskScope, terms: ListTerms, filter: TaskFilter, fetch: FetchTask) {
    this.#parts = parts;
    this.#scope = scope;
    this.#terms = terms;
    this.#filter = filter;
    this.#fetch = fetch;
  }

  /** Asks what became of the unfinished tasks, and waits until the database knows. */
  async refresh(): Promise<void> {
    const { lookup, taskLog } = this.#parts;
    const { context } = this.#filter;
    const filter = context ? { context } : {};
    const rows = await lookup.ask((repository) => repository.unfinished(this.#scope, filter, MAX_REFRESHED));
    if (await this.#ask(rows.map((row) => this.#current(row)))) await taskLog.settled(this.#scope);
  }

  /** A full page, if there are enough tasks: those that turn out not to belong on it are made up for. */
  async page(): Promise<{ tasks: TaskEntry[]; next: TaskPlace | undefined }> {
    const { pageSize } = this.#terms;
    const tasks: TaskEntry[] = [];
    for (let { after } = this.#terms; ; ) {
      const wanted = pageSize - tasks.length;
      const rows = await this.#rows(after, wanted + 1);
      const candidates = rows.slice(0, wanted);
      const last = candidates.at(-1);
      if (last) after = { statusAt: last.statusAt, taskId: last.taskId };
      const current = candidates.map((row) => this.#current(row));
      await this.#ask(current);
      tasks.push(...current.filter((task) => matches(task, this.#filter)));
      if (rows.length <= wanted) return { tasks, next: undefined };
      if (tasks.length === pageSize) return { tasks, next: after };
    }
  }

  shown(task: TaskEntry): JsonObject {
    const answer = this.#fetched.get(task.taskId);
    if (answer?.kind !== 'task') return snapshot(task);
    const { artifacts, ...rest } = answer.task;
    return this.#terms.includeArtifacts && artifacts !== undefined ? { ...rest, artifacts } : rest;
  }

  #rows(after: TaskPlace | undefined, limit: number): Promise<TaskEntry[]> {
    const page = after ? { after, limit } : { limit };
    return this.#parts.lookup.ask((repository) => repository.list(this.#scope, this.#filter, page));
  }

  /** What memory knows of a task is newer than what the database does. */
  #current(row: TaskEntry): TaskEntry {
    return this.#parts.memory.tasks.get(taskKey(row)) ?? row;
  }

  /** Asks for those that were not asked for yet. @returns whether the index learned anything */
  async #ask(tasks: TaskEntry[]): Promise<boolean> {
    let isNews = false;
    await forEachLimited(tasks, PARALLEL, async (task) => {
      if (this.#fetched.has(task.taskId)) return;
      const answer = await this.#fetch(task, this.#terms.historyLength);
      this.#fetched.set(task.taskId, answer);
      if (this.#noted(task, answer)) isNews = true;
    });
    return isNews;
  }

  #noted(task: TaskEntry, answer: FetchedTask): boolean {
    const { observer } = this.#parts;
    if (answer.kind === 'task') return observer.refreshed(task, answer.sighting);
    return answer.kind === 'unknown' && observer.vanished(task);
  }
}

const matches = ({ missing, state, statusAt }: TaskEntry, filter: TaskFilter): boolean =>
  !missing &&
  (filter.state === undefined || filter.state === state) &&
  (filter.statusSince === undefined || filter.statusSince <= statusAt);

/** The Task as far as the index knows it. */
const snapshot = ({ taskId, contextName, contextId, state, statusAt }: TaskEntry): JsonObject => ({
  id: taskId,
  contextId: contextName ?? contextId ?? undefined,
  status: { state: stateTo10(state), timestamp: new Date(statusAt).toISOString() },
});

/** Does something with each item, some of them at a time. */
async function forEachLimited<Item>(items: Item[], limit: number, work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
