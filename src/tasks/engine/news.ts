import type { JsonObject, Sighting, UpstreamUsage } from '../../protocol/index.ts';
import { isTerminal, plainState, type Task, type TaskStatus, type TaskUpdate } from './a2a.ts';
import type { EngineContent } from './contract.ts';

/** An item of a stream. */
export interface TaskNews extends EngineContent {
  /** Characters of JSON, roughly. */
  size: number;
}

/** A task as callers see it; lists with nothing in them are left out. */
export function shownTask(task: Task, historyLength?: number): JsonObject {
  const { id, contextId, status, artifacts, history, metadata } = task;
  const shownHistory = historyLength === undefined ? history : history.slice(history.length - historyLength);
  return {
    id,
    contextId,
    status,
    ...(artifacts.length > 0 && { artifacts }),
    ...(shownHistory.length > 0 && historyLength !== 0 && { history: shownHistory }),
    ...(Object.keys(metadata).length > 0 && { metadata }),
  };
}

export const sightingOfTask = ({ id, contextId, status }: Task): Sighting => sighting(id, contextId, status);

/** The Task that a stream begins with. */
export const taskNews = (task: Task, historyLength?: number): TaskNews => ({
  value: { task: shownTask(task, historyLength) },
  sighting: sightingOfTask(task),
  size: 0,
});

export function updateNews(update: TaskUpdate): TaskNews {
  return { value: update, sighting: sightingOfUpdate(update), size: JSON.stringify(update).length };
}

function sightingOfUpdate(update: TaskUpdate): Sighting {
  if ('artifactUpdate' in update) {
    const { taskId, contextId } = update.artifactUpdate;
    return { taskId, contextId, terminal: false };
  }
  const { taskId, contextId, status } = update.statusUpdate;
  return sighting(taskId, contextId, status);
}

const sighting = (taskId: string, contextId: string, { state, timestamp }: TaskStatus): Sighting => ({
  taskId,
  contextId,
  state: plainState(state),
  statusTimestamp: timestamp,
  terminal: isTerminal(state),
});

/** For the record of the call whose turn it was, and of no other: tokens are counted once. */
export const withUsage = (seen: Sighting, usage: UpstreamUsage | undefined): Sighting =>
  usage === undefined
    ? seen
    : { ...seen, usage: { inputTokens: usage.input, outputTokens: usage.output, totalTokens: usage.total } };
